// The version of the program, as its package says it.

import manifest from '../../package.json' with { type: 'json' }

export const version = manifest.version
