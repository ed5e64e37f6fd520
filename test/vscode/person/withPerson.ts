// Gives the tests of a `describe` a person in front of a fresh workbench and corpus, and a picture of each failure.

import { type Place, withCorpus } from '../host/suiteHost.ts'
import { type Person, type PersonOptions, sitDown } from './person.ts'

let place: Place | undefined

/** Said once by the harness, before it loads the test files. */
export function setPlace(where: Place): void {
  place = where
}

/** Call inside `describe`: `define` declares tests, which get their person by calling its parameter. */
export function withPerson(define: (person: () => Person) => void, options: Partial<PersonOptions> = {}): void {
  let person: Person | undefined
  let leave: (() => void) | undefined
  let left: Promise<void> | undefined

  before(async function () {
    this.timeout(60_000)
    const where = place
    if (!where) throw new Error('run these tests with `npm run test:vscode -- person`')
    await new Promise<void>((resolve, reject) => {
      left = withCorpus(where.root, async (folder) => {
        person = await sitDown({ folder, extension: where.root, screenshots: where.screenshots, ...options })
        resolve()
        await new Promise<void>((done) => {
          leave = done
        })
        await person.close()
      })
      left.catch(reject)
    })
  })

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return
    const name = this.currentTest.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-')
    console.error(`    picture: ${await person?.screenshot(`failed-${name}`)}`)
  })

  after(async () => {
    leave?.()
    await left
  })

  define(() => {
    if (!person) throw new Error('nobody is there yet')
    return person
  })
}
