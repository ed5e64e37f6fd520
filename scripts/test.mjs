// `npm test`: types, lint, unit tests and the VS Code suites, then one line with the counts of all of them.

import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Runs every part, even after a failure, and gives the exit code; `run` runs a program and gives its exit code. */
export async function test(root, run) {
  const results = join(root, '.cache', 'results')
  await rm(results, { recursive: true, force: true })
  await mkdir(results, { recursive: true })

  const parts = [
    { title: 'Types', go: () => run('tsc', ['-b']) },
    { title: 'Lint', go: () => run('biome', ['ci', '.']) },
    { title: 'Build', go: () => run('node', ['esbuild.mjs', '--tests']) },
    {
      title: 'Unit tests',
      go: () =>
        run('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}/unit.json`]),
      counts: async () => {
        const { numPassedTests, numFailedTests } = await json(join(results, 'unit.json'))
        return { passed: numPassedTests, failed: numFailedTests }
      },
    },
    {
      title: 'VS Code suites',
      go: () => run('node', ['test/vscode/run.ts', `--counts=${results}/vscode.json`]),
      counts: () => json(join(results, 'vscode.json')),
    },
  ]

  const total = { passed: 0, failed: 0 }
  for (const { title, go, counts } of parts) {
    console.log(`\n— ${title}`)
    const code = await go()
    const { passed, failed } = counts ? await counts().catch(() => nothing) : nothing
    total.passed += passed
    // A part that fails without a failed test, or that should run tests and ran none, is one failure.
    total.failed += failed === 0 && (code !== 0 || (counts && passed === 0)) ? 1 : failed
    if (code !== 0) console.error(`\n✗ ${title}: failed`)
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  return total.failed === 0 ? 0 : 1
}

const nothing = { passed: 0, failed: 0 }

async function json(file) {
  return JSON.parse(await readFile(file, 'utf8'))
}
