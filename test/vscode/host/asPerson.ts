// Runs the end-to-end tests of test/vscode/person: Mocha here, the workbench in a browser.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import Mocha from 'mocha'
import { setPlace } from '../person/withPerson.ts'
import { consoleReport } from '../suite/report.ts'
import { type Counts, judged, type Place } from './suiteHost.ts'

/** Of one test or hook, in milliseconds: each has to wait for several things, and each wait has its own limit. */
const limit = 300_000

/** Each test that fails is tried once more, in a new window: a busy machine fails once, a defect twice. */
export async function runAsPerson(place: Place): Promise<Counts> {
  setPlace(place)
  const folder = join(import.meta.dirname, '..', 'person')
  const mocha = new Mocha({ reporter: consoleReport, timeout: limit, retries: 1 })
  for (const file of (await readdir(folder)).sort()) if (file.endsWith('.test.ts')) mocha.addFile(join(folder, file))
  if (place.only) mocha.fgrep(place.only)
  await mocha.loadFilesAsync()
  let passed = 0
  const triedAgain = new Set<string>()
  const atSecondTry: string[] = []
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve)
    runner.on('retry', (test) => triedAgain.add(test.fullTitle()))
    runner.on('pass', (test) => {
      passed += 1
      if (triedAgain.has(test.fullTitle())) atSecondTry.push(test.fullTitle())
    })
  })
  for (const title of atSecondTry) console.log(`  ↻ passed at the second try only: ${title}`)
  return judged({ passed, failed }, failed)
}
