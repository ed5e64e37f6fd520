#!/usr/bin/env node
// Starts the command line from its bundle.

// Node keeps what it compiled for the next time, in its own folder; NODE_DISABLE_COMPILE_CACHE=1 forbids it.
process.getBuiltinModule?.('node:module').enableCompileCache?.()

try {
  await import('../dist/cli.js')
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.error('doc-corpus is not built yet: run `npm run build` in the checkout.')
  process.exitCode = 2
}
