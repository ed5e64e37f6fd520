// What each npm task does: `node scripts/tasks.mjs TASK [PARAMETERS]`, under the current Node.

import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { start } from './start.mjs'
import { test } from './test.mjs'

const root = join(import.meta.dirname, '..')
/** Where the person ran npm: paths on the command line count from there. */
const here = process.env.INIT_CWD ?? process.cwd()

const tasks = {
  start: async (folder) => {
    await step('node', 'esbuild.mjs', '--quiet')
    return start(root, folder ? resolve(here, folder) : join(root, 'examples'))
  },
  check: async (...parameters) => {
    await step('node', 'esbuild.mjs', '--quiet', '--only=server/dist/cli.js')
    return run('node', [join(root, 'server', 'bin', 'doc-corpus.js'), 'check', ...parameters], here)
  },
  build: (...parameters) => run('node', ['esbuild.mjs', ...parameters]),
  types: () => run('tsc', ['-b']),
  lint: () => run('biome', ['ci', '.']),
  format: () => run('biome', ['check', '--write', '.']),
  test: () => test(root, run),
  'test:unit': (...parameters) => run('vitest', ['run', ...parameters]),
  'test:vscode': async (...hosts) => {
    await step('node', 'esbuild.mjs', '--quiet', '--tests')
    return run('node', ['test/vscode/run.ts', ...hosts])
  },
  fuzz: (...parameters) => run('node', [join(root, 'test', 'fuzz.ts'), ...parameters], here),
  bench: async (...parameters) => {
    const needsEditor = parameters.some((word) => /^(?:--editor|(?:--only=)?editor)$/.test(word))
    await step('node', 'esbuild.mjs', '--quiet', '--production', ...(needsEditor ? [] : ['--only=server/dist/cli.js']))
    return run('node', [join(root, 'bench', 'run.ts'), ...parameters], here)
  },
  package: async () => {
    await step('node', 'esbuild.mjs', '--production')
    return run('vsce', [
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      'dist/doc-corpus.vsix',
    ])
  },
}

const [name = '', ...parameters] = process.argv.slice(2)
const task = tasks[name]
if (!task) {
  console.error(`No task '${name}'. There are: ${Object.keys(tasks).join(', ')}.`)
  process.exit(2)
}
process.exit(await task(...parameters))

/** Runs a program in the checkout and gives its exit code. */
function run(program, words, folder = root) {
  return new Promise((done) => {
    const shell = process.platform === 'win32' && program !== 'node' // there, a package's command is a batch file
    const child = spawn(program, words, { cwd: folder, stdio: 'inherit', shell })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    child.on('error', (error) => {
      console.error(`'${program}' does not start: ${error.message}`)
      done(1)
    })
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** Runs a program that the task cannot do without. */
async function step(program, ...words) {
  const code = await run(program, words)
  if (code !== 0) process.exit(code)
}
