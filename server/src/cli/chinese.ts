// The translations into Simplified Chinese, to be loaded where they are wanted.

import chinese from '../../../l10n/bundle.l10n.zh-cn.json' with { type: 'json' }
import type { Bundle } from '../core/message.ts'

/** By the English text. */
export const translations: Bundle = chinese
