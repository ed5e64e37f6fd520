// Runs the end-to-end tests of test/vscode/person: Mocha here, the workbench in a browser.

import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import Mocha from 'mocha'
import { setPlace } from '../person/withPerson.ts'
import { consoleReport } from '../suite/report.ts'
import { type Counts, judged, type Place } from './suiteHost.ts'

export async function runAsPerson(place: Place): Promise<Counts> {
  setPlace(place)
  const folder = join(import.meta.dirname, '..', 'person')
  const mocha = new Mocha({ reporter: consoleReport, timeout: 60_000 })
  for (const file of (await readdir(folder)).sort()) if (file.endsWith('.test.ts')) mocha.addFile(join(folder, file))
  if (place.only) mocha.fgrep(place.only)
  await mocha.loadFilesAsync()
  let passed = 0
  const failed = await new Promise<number>((resolve) => {
    mocha.run(resolve).on('pass', () => {
      passed += 1
    })
  })
  return judged({ passed, failed }, failed)
}
