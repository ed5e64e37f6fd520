// Days as people here write them in metadata, and as git prints them.

/** The first day in a text; whether the calendar has it is not asked. */
export const dayForm = /\d{4}-\d{2}-\d{2}/

/** The day of a moment on the clock of this machine, `2025-11-07`. */
export function localDay(moment: Date): string {
  const parts = [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()]
  return parts.map((part) => String(part).padStart(2, '0')).join('-')
}
