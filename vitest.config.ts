// Unit tests: everything under test/ but the suites that need a VS Code.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', '**/node_modules/**'],
    environment: 'node',
    // A test that hangs fails; how long one takes says nothing, on a machine that does other things as well.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
