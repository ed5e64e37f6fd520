// JSON that an earlier run has kept, of which nothing is believed before it has been looked at.

/** What it says; undefined where it is none. */
export function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}
