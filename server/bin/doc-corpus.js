#!/usr/bin/env node
// Starts the command line from its bundle.

import { existsSync } from 'node:fs'
import module from 'node:module'

// Node keeps what it compiled for the next time, in its own folder; NODE_DISABLE_COMPILE_CACHE=1 forbids it.
module.enableCompileCache?.()

const bundle = new URL('../dist/cli.js', import.meta.url)

if (existsSync(bundle)) await import(bundle.href)
else {
  console.error('doc-corpus is not built yet: run `npm run build` in the checkout.')
  process.exitCode = 2
}
