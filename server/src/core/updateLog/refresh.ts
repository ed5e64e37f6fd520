// Puts new facts into a log: between its marks, and nowhere else.

import { type Message, say } from '../message.ts'
import { lineAt, lineStarts } from '../text.ts'
import { type ChoiceVerb, choiceMark, marksOf } from './markers.ts'

export type Refreshed =
  | {
      readonly kind: 'done'
      readonly text: string
      /** What was left as it is, and why. Lines count from 1, in the text as it was. */
      readonly notes: readonly { readonly line: number | undefined; readonly message: Message }[]
    }
  /** Nothing can be replaced safely. */
  | {
      readonly kind: 'refused'
      readonly reasons: readonly { readonly line: number | undefined; readonly message: Message }[]
    }

/**
 * The log with its generated parts replaced by those of the same name in `fresh`, a log that was just written. Everything outside
 * the marks is as it was, to the last character. A part whose words somebody changed stays, unless `isOverwriting`.
 */
export function refreshed(text: string, fresh: string, isOverwriting = false): Refreshed {
  const marks = marksOf(text)
  if (marks.damage.length > 0) return { kind: 'refused', reasons: marks.damage }
  if (marks.parts.length === 0) {
    const message = say('This log has no generated parts, so there is nothing to refresh.')
    return { kind: 'refused', reasons: [{ line: undefined, message }] }
  }
  const starts = lineStarts(text)
  const isCarriage = /\r\n/.test(text)
  const written = marksOf(fresh)
  const byName = new Map(written.parts.map((part) => [part.name, fresh.slice(part.span.start, part.span.end)]))
  const notes: { line: number | undefined; message: Message }[] = []
  let after = ''
  let at = 0
  for (const { name, span, isEdited } of marks.parts) {
    const line = lineAt(starts, span.start) + 1
    const part = byName.get(name)
    byName.delete(name)
    if (part === undefined)
      notes.push({ line, message: say('The template has no part “{name}”; it stays as it is.', { name }) })
    else if (isEdited && !isOverwriting) {
      notes.push({
        line,
        message: say(
          'Somebody has changed words in the generated part “{name}”; it stays as it is. Move them out of the marks, or have the part overwritten.',
          { name },
        ),
      })
    } else {
      const isLast = span.end === text.length && !/\n$/.test(text)
      const whole = isLast ? part.replace(/\n$/, '') : part
      after += text.slice(at, span.start) + (isCarriage ? whole.replace(/\n/g, '\r\n') : whole)
      at = span.end
    }
  }
  for (const name of byName.keys()) {
    notes.push({
      line: undefined,
      message: say('The log has no part “{name}”. To have it, write its two marks where it belongs.', { name }),
    })
  }
  return { kind: 'done', text: after + text.slice(at), notes }
}

/** The log with comments that say this of these files, before its first generated part; those it has already are not repeated. */
export function marking(text: string, verb: ChoiceVerb, files: readonly string[]): string {
  const { parts, choices } = marksOf(text)
  const known = new Set(choices.filter((each) => each.verb === verb).map(({ file }) => file))
  const news = [...new Set(files)].filter((file) => !known.has(file))
  if (news.length === 0) return text
  const feed = /\r\n/.test(text) ? '\r\n' : '\n'
  const place = choices.at(-1)?.span.end ?? parts[0]?.span.start ?? text.length
  const before = text.slice(0, place)
  const isAtLine = before === '' || before.endsWith('\n')
  const lines = news.map((file) => choiceMark(verb, file) + feed).join('')
  const gap = choices.length === 0 && parts.length > 0 ? feed : ''
  return `${before}${isAtLine ? '' : feed}${lines}${gap}${text.slice(place)}`
}
