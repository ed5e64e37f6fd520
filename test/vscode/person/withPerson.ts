// Gives the tests of a `describe` a person in front of a workbench and corpus of their own, and a picture of each failure.

import { withSecondTry } from '../host/secondTry.ts'
import { type Place, withCorpus } from '../host/suiteHost.ts'
import { type Person, type PersonOptions, sitDown } from './person.ts'

let place: Place | undefined

/** Said once by the harness, before it loads the test files. */
export function setPlace(where: Place): void {
  place = where
}

interface Sitting {
  readonly person: Person
  /** Closes the workbench, and removes the corpus. */
  leave(): Promise<void>
}

/**
 * Call inside `describe`: `define` declares tests, which get their person by calling its parameter. Each test begins
 * with no editor open and the corpus as it was; after one that failed, with a workbench and a corpus that are new.
 */
export function withPerson(define: (person: () => Person) => void, options: Partial<PersonOptions> = {}): void {
  let sitting: Sitting | undefined
  const pictures = new Set<string>()

  const leave = async () => {
    await sitting?.leave()
    sitting = undefined
  }
  const arrive = async () => {
    await leave()
    sitting = await sit(options)
  }

  beforeEach(async () => {
    if (!sitting) await withSecondTry('the workbench did not start', arrive)
    else await sitting.person.putBack().catch(() => withSecondTry('the workbench did not stay', arrive))
  })

  afterEach(async function () {
    const test = this.currentTest
    if (!test || test.state === 'passed') return
    const name = `failed-${test.fullTitle()}`.replace(/[^\p{L}\p{N}]+/gu, '-')
    const taken = await sitting?.person.screenshot(pictures.has(name) ? `${name}-again` : name).catch(String)
    pictures.add(name)
    console.error(`    picture: ${taken}`)
    await leave()
  })

  after(leave)

  define(() => {
    if (!sitting) throw new Error('nobody is there yet')
    return sitting.person
  })
}

/** A person whose workbench has read a corpus of its own; `leave` it at the end. */
async function sit(options: Partial<PersonOptions>): Promise<Sitting> {
  const where = place
  if (!where) throw new Error('run these tests with `npm run test:vscode -- person`')
  return new Promise((resolve, reject) => {
    let leaves = () => {}
    const isLeft = new Promise<void>((done) => {
      leaves = done
    })
    const left = withCorpus(where.root, async (folder) => {
      const person = await sitDown({ folder, extension: where.root, screenshots: where.screenshots, ...options })
      try {
        await person.openFile('README.md')
        await person.status('5 ') // documents, in either language: the server answers
        const leave = (): Promise<void> => {
          leaves()
          return left
        }
        resolve({ person, leave })
        await isLeft
      } finally {
        await person.close()
      }
    })
    left.catch(reject)
  })
}
