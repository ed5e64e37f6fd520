// Work in steps, between which whoever does it may pause or stop.

/** What the steps come to, done one right behind the other. */
export function finished<T>(steps: Iterator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
