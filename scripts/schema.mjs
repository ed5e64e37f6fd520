// Writes server/schema/doc-corpus.schema.json from core/settings.ts. Run it with Node 24 after the settings change.

import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { settingsSchema } from '../server/src/core/settingsShape.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const file = join(root, 'server/schema/doc-corpus.schema.json')

mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, `${JSON.stringify(settingsSchema(), null, 2)}\n`)
// The linter's own wrapper, started through Node, so that it also runs where `.bin` holds shell scripts.
execFileSync(process.execPath, [join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', file], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
})
console.log(`wrote ${file}`)
