// The few assertions the suites need, without Node's `assert`, which a web worker does not have.

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message)
}

/** Compares by content: arrays and plain objects in depth. */
export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  const [left, right] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)]
  if (left !== right) throw new Error(`${message}\n  actual:   ${left}\n  expected: ${right}`)
}

/** How long an answer may take before a test fails, in milliseconds: more than a slow and busy machine needs. */
const patience = 30_000

/** Asks again until the answer is there, for what the extension does in its own time. */
export async function eventually<T>(ask: () => T | undefined | Thenable<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`waited ${patience / 1000} seconds for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** Asks again until the answer is this, compared by content: others are given while something is still being read. */
export async function eventuallyEqual<T>(ask: () => T | Thenable<T>, expected: T, message?: string): Promise<void> {
  let last: { readonly answer: T } | undefined
  const isEqual = async () => {
    last = { answer: await ask() }
    return JSON.stringify(last.answer) === JSON.stringify(expected) ? true : undefined
  }
  await eventually(isEqual, 'it').catch((error: unknown) => {
    if (!last) throw error
    equal(last.answer, expected, message)
  })
}
