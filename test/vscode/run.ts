// Runs the VS Code suites in the hosts asked for: `npm run test:vscode -- [node|web|person|desktop …] [--only=TITLE]`;
// with the word `pictures` it takes those of the README instead, or those named behind it.

import { mkdir, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runAsPerson } from './host/asPerson.ts'
import { runInBrowser } from './host/inBrowser.ts'
import { runOnDesktop } from './host/onDesktop.ts'
import type { Counts, Host } from './host/suiteHost.ts'
import { takePictures } from './person/pictures.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const hosts: Readonly<Record<string, Host>> = {
  node: { title: "VS Code's server, extension under Node", run: (place) => runInBrowser('node', place) },
  web: { title: 'VS Code in the browser, extension in a web worker', run: (place) => runInBrowser('web', place) },
  person: { title: 'VS Code used like a person', run: runAsPerson },
  desktop: { title: 'desktop VS Code', run: runOnDesktop },
}

if (process.argv.includes('pictures')) {
  await takePictures(root, process.argv.slice(process.argv.indexOf('pictures') + 1))
  process.exit(0)
}

const asked = process.argv.slice(2).filter((word) => word in hosts)
const chosen = asked.length > 0 ? asked : process.platform === 'win32' ? ['desktop'] : Object.keys(hosts)
const only = parameter('only')
const screenshots = join(root, '.cache', 'screenshots')
await rm(screenshots, { recursive: true, force: true })
await mkdir(screenshots, { recursive: true })

const total = { passed: 0, failed: 0 }
for (const name of chosen) {
  const host = hosts[name]
  if (!host) continue
  console.log(`\n${host.title}`)
  const counts = await runHost(host)
  if (!counts) continue
  total.passed += counts.passed
  total.failed += counts.failed
}
if (total.passed + total.failed === 0) total.failed = 1
console.log(`\nVS Code suites: ${total.passed} passed, ${total.failed} failed`)
const into = parameter('counts')
if (into) await writeFile(into, JSON.stringify(total))
process.exit(total.failed > 0 ? 1 : 0)

/** The value of `--name=value` on the command line. */
function parameter(name: string): string | undefined {
  const start = `--${name}=`
  return process.argv.find((word) => word.startsWith(start))?.slice(start.length)
}

async function runHost(host: Host): Promise<Counts | undefined> {
  const begin = performance.now()
  try {
    const counts = await host.run({ root, screenshots, asked: asked.length > 0, ...(only ? { only } : {}) })
    if (counts) console.log(`  ${((performance.now() - begin) / 1000).toFixed(1)} s`)
    return counts
  } catch (error) {
    console.error(`  ✗ ${error instanceof Error ? (error.stack ?? error.message) : error}`)
    return { passed: 0, failed: 1 }
  }
}
