// Which documents are update logs, of which day, and which comes before which: by their names.

import { dayForm } from '../day.ts'
import type { Document } from '../document.ts'
import { nameOf, type Path } from '../uri.ts'
import { marksOf } from './markers.ts'

/** Whether the document is an update log: it has generated parts, or its name says so. */
export function isUpdateLog({ path, text }: Pick<Document, 'path' | 'text'>): boolean {
  const name = nameOf(path)
  if (/更新(?:日志|记录|总结|说明)/.test(name)) return true
  if (/\d{4}-?\d{2}-?\d{2}/.test(name) && /(?:^|[-_. ])updates?(?=[-_. \d])|更新/i.test(name)) return true
  return text.includes('doc-corpus:log') && marksOf(text).parts.length > 0
}

/** The day in the name of the log, as `2025-11-07`; undefined where there is none, or none of the calendar. */
export function dayInName(log: Path): string | undefined {
  const day = dayForm.exec(nameOf(log))?.[0]
  return day !== undefined && isDay(day) ? day : undefined
}

function isDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`)
  // The first 31 of a month without one is the first of the next.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
}

/** Of these files the newest log of an earlier day whose name has the same form as that of the log; undefined where there is none. */
export function logBefore(files: Iterable<Path>, log: Path, day: string): Path | undefined {
  const formOf = (path: Path) => nameOf(path).replace(dayForm, '')
  let found: { readonly day: string; readonly path: Path } | undefined
  for (const path of files) {
    const its = dayInName(path)
    if (its === undefined || its >= day || (found && its <= found.day) || formOf(path) !== formOf(log)) continue
    found = { day: its, path }
  }
  return found?.path
}
