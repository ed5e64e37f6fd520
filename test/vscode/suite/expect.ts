// The few assertions the suites need, without Node's `assert`, which a web worker does not have.

export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message)
}

/** Compares by content: arrays and plain objects in depth. */
export function equal<T>(actual: T, expected: T, message = 'not equal'): void {
  const [left, right] = [JSON.stringify(actual, undefined, 1), JSON.stringify(expected, undefined, 1)]
  if (left !== right) throw new Error(`${message}\n  actual:   ${left}\n  expected: ${right}`)
}

/** Asks again until the answer is there, for what the extension does in its own time; fails after ten seconds. */
export async function eventually<T>(ask: () => T | undefined | Thenable<T | undefined>, what: string): Promise<T> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const answer = await ask()
    if (answer !== undefined) return answer
    if (Date.now() > deadline) throw new Error(`waited ten seconds for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
