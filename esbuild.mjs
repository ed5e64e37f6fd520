// Bundles the extension, the language server and the command line; with --tests also the suite that runs inside VS Code.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import { basename, dirname, extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build as bundle, context } from 'esbuild'

const root = dirname(fileURLToPath(import.meta.url))
const flags = new Set(process.argv.slice(2))
const production = flags.has('--production')
const watch = flags.has('--watch')

const node = { platform: 'node', external: ['vscode'], mainFields: ['module', 'main'] }
/** Everything for a browser runs in a web worker, where there is no document: some libraries have an entry for that. */
const worker = {
  platform: 'browser',
  conditions: ['worker'],
  external: ['vscode'],
  mainFields: ['browser', 'module', 'main'],
}
const entries = [
  { from: 'client/src/node.ts', to: 'dist/client/node.cjs', ...node, format: 'cjs', target: 'node20' },
  { from: 'client/src/browser.ts', to: 'dist/client/browser.cjs', ...worker, format: 'cjs', target: 'es2022' },
  { from: 'server/src/node/main.ts', to: 'server/dist/main.cjs', ...node, format: 'cjs', target: 'node20' },
  { from: 'server/src/browser/main.ts', to: 'server/dist/browser.js', ...worker, format: 'iife', target: 'es2022' },
  {
    from: 'server/src/cli/main.ts',
    to: 'server/dist/cli.js',
    ...node,
    format: 'esm',
    target: 'node22',
    // What one command needs and others do not is loaded when that command is called.
    inParts: true,
    plugins: [lateBuiltins()],
  },
]

/** Mocha's browser build looks for a `module` to export to, and would replace the suite's own. */
const suite = { ...worker, format: 'cjs', target: 'es2022', define: { module: 'undefined', exports: 'undefined' } }
const testEntries = [{ from: 'test/vscode/suite/index.ts', to: 'dist/test/suite.cjs', ...suite }]

const only = [...flags].find((flag) => flag.startsWith('--only='))?.replace('--only=', '')
const all = flags.has('--tests') ? [...entries, ...testEntries] : entries
const wanted = only ? all.filter((entry) => entry.to === only) : all
const missing = wanted.filter((entry) => !existsSync(`${root}/${entry.from}`))
for (const entry of missing) console.error(`esbuild: no ${entry.from}`)
if (missing.length > 0 && !flags.has('--allow-missing')) process.exit(1)

const build = hashOfReading()
const present = wanted.filter((entry) => !missing.includes(entry))
const bundles = await Promise.all(present.map((entry) => (entry.inParts ? inParts(entry) : [entry])))
const options = bundles.flat().map(({ from, to, ...rest }) => ({
  ...rest,
  absWorkingDir: root,
  ...(to ? { entryPoints: [from], outfile: to } : {}),
  plugins: [lateLibraries(['pinyin-pro']), ...(rest.plugins ?? [])],
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: production ? 'none' : 'inline',
  define: {
    ...rest.define,
    'process.env.NODE_ENV': production ? '"production"' : '"development"',
    // While somebody works on the sources nothing is kept.
    docCorpusBuild: watch ? 'undefined' : JSON.stringify(build),
  },
  logLevel: 'warning',
}))

if (watch) {
  await Promise.all(options.map(async (each) => (await context({ ...each, logLevel: 'info' })).watch()))
} else {
  const results = await Promise.all(options.map((each) => bundle(each)))
  for (const entry of wanted) if (entry.inParts) removeOldParts(entry.to, results)
  if (!flags.has('--quiet')) for (const { metafile } of results) report(metafile)
}

/**
 * Has each of Node's own modules loaded when something of it is used: `import` loads it at once, and copies each export,
 * with which it loads web cryptography, streams and more that nobody asked for.
 */
function lateBuiltins() {
  return {
    name: 'late-builtins',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^[a-z_:/]+$/ }, ({ path }) => (isBuiltin(path) ? { path, namespace: 'builtin' } : undefined))
      onLoad({ filter: /.*/, namespace: 'builtin' }, ({ path }) => {
        const names = Object.keys(process.getBuiltinModule(path)).map((name) => JSON.stringify(name))
        const getters = names.map((name) => `get ${name}() { return of()[${name}] }`)
        return {
          contents: `const of = () => process.getBuiltinModule(${JSON.stringify(path)})\nmodule.exports = { ${getters.join(', ')} }`,
        }
      })
    },
  }
}

/** Has libraries that few runs ask for evaluated when something of them is used: the dictionaries of pinyin take 20 ms and 10 MB. */
function lateLibraries(libraries) {
  return {
    name: 'late-libraries',
    setup({ onResolve, onLoad }) {
      const filter = new RegExp(`^(?:${libraries.join('|')})$`)
      onResolve({ filter }, ({ path, namespace, resolveDir }) =>
        namespace === 'late' ? undefined : { path, namespace: 'late', pluginData: resolveDir },
      )
      onLoad({ filter, namespace: 'late' }, async ({ path, pluginData: resolveDir }) => {
        const names = Object.keys(await import(path)).map((name) => JSON.stringify(name))
        const getters = names.map((name) => `get ${name}() { return of()[${name}] }`)
        const contents = `const of = () => require(${JSON.stringify(path)})\nmodule.exports = { ${getters.join(', ')} }`
        return { contents, resolveDir }
      })
    },
  }
}

/** Of all that decides what is read and found: what was kept by another build is not used. */
function hashOfReading() {
  const hash = createHash('sha256').update(readFileSync(`${root}/package-lock.json`))
  const names = readdirSync(`${root}/server/src`, { recursive: true, encoding: 'utf8' })
  for (const name of names.filter((each) => each.endsWith('.ts')).sort()) {
    hash.update(name).update(readFileSync(`${root}/server/src/${name}`))
  }
  return hash.digest('hex')
}

/**
 * Two bundles of one entry: all that it needs at once as one file, for each file costs a start half a millisecond; and what
 * is imported later, in parts that share what they have in common.
 */
async function inParts({ from, to, inParts: _, plugins, ...rest }) {
  const later = await laterImports(from, rest)
  const named = {
    name: 'later',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        const part = kind === 'dynamic-import' ? later.get(join(resolveDir, path)) : undefined
        return part && { path: `./${partsOf(to)}/${part}.js`, external: true }
      })
    },
  }
  return [
    { ...rest, from, to, plugins: [named, ...plugins] },
    {
      ...rest,
      plugins,
      splitting: true,
      entryPoints: Object.fromEntries(Array.from(later, ([file, part]) => [part, file])),
      outdir: `${dirname(to)}/${partsOf(to)}`,
      chunkNames: '[name]-[hash]',
    },
  ]
}

/** What is imported later by the file and all that it imports at once: the name of each by its path. */
async function laterImports(from, rest) {
  const { metafile } = await bundle({
    ...rest,
    entryPoints: [from],
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    write: false,
    outdir: 'none',
    logLevel: 'silent',
  })
  const later = new Map()
  const seen = new Set()
  const walk = (file) => {
    if (seen.has(file)) return
    seen.add(file)
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) {
      if (kind !== 'dynamic-import') walk(path)
      else if (metafile.inputs[path]) later.set(join(root, path), basename(path, extname(path)))
    }
  }
  walk(from)
  return later
}

/** The name of the folder beside a bundle that holds what it loads later. */
function partsOf(to) {
  return `${basename(to, '.js')}-parts`
}

function removeOldParts(to, results) {
  const made = new Set(results.flatMap(({ metafile }) => Object.keys(metafile.outputs)))
  const folder = `${dirname(to)}/${partsOf(to)}`
  for (const name of readdirSync(`${root}/${folder}`))
    if (!made.has(`${folder}/${name}`)) rmSync(`${root}/${folder}/${name}`)
}

/** One line per bundle: its size and the three largest packages in it. */
function report(metafile) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    if (file.endsWith('.map')) continue
    const packages = new Map()
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1]
      if (name) packages.set(name, (packages.get(name) ?? 0) + bytesInOutput)
    }
    const largest = [...packages].sort((a, b) => b[1] - a[1]).slice(0, 3)
    const parts = largest.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(', ')
    console.log(`${kilobytes(output.bytes).padStart(9)}  ${relative(root, file)}${parts ? `  (${parts})` : ''}`)
  }
}

function kilobytes(bytes) {
  return `${Math.ceil(bytes / 1024)} kB`
}
