// What tests about update logs share: how the log of today is called.

/** Its name, by the clock of this machine, as the extension has it. */
export function todaysLog(): string {
  const now = new Date()
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0'))
  return `UPDATE-${day.join('-')}.md`
}
