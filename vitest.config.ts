// Unit tests: everything under test/ but the suites that need a VS Code.

import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/vscode/**', '**/node_modules/**'],
    environment: 'node',
  },
})
