// Renders the template of an update log: Liquid with no file in reach, in bounded time, every mistake with its place.

import { Drop, Liquid, LiquidError, TypeGuards } from 'liquidjs'
import { type Message, say } from '../core/message.ts'
import type { LogView } from '../core/updateLog/logView.ts'
import { codeSpan, escaped, paddedTable } from '../core/updateLog/markdown.ts'
import { partText } from '../core/updateLog/markers.ts'

export interface TemplateFailure {
  readonly failure: Message
}

/** What stands in the marks of every generated part. */
export interface PartStates {
  readonly base: string
  /** `worktree` for the working tree. */
  readonly head: string
  /** In which the log is written, so that a refresh goes on in it. */
  readonly language: string
  /** The folder that the log is about, where that is not its own. */
  readonly scope?: string
}

/** Longest template in characters, longest time in milliseconds, and what all that is made may come to in characters. */
const limits = { parseLimit: 1_000_000, renderLimit: 3000, memoryLimit: 50_000_000 }

/**
 * The log that the template makes of the view. A field, filter or tag that is not known is a failure with file, line and column, both
 * from 1, and the known ones. `file` is the template's name for messages.
 */
export function renderLog(
  template: string,
  file: string,
  view: LogView,
  states: PartStates,
): { readonly text: string } | TemplateFailure {
  const engine = engineFor(states)
  try {
    const rendered: unknown = engine.renderSync(engine.parse(withTagLines(template), file), { ...fieldsOf(view) })
    return {
      text: `${String(rendered)
        .replace(/\n{3,}/g, '\n\n')
        .trim()}\n`,
    }
  } catch (error) {
    return { failure: explained(error, file, engine, Object.keys(view)) }
  }
}

/** A line that holds nothing but a tag leaves no line: as if it were written with dashes. Nothing before the tag moves. */
function withTagLines(template: string): string {
  return template.replace(/^([ \t]*)\{%-?((?:(?!%\}).)*?)-?%\}([ \t]*)$/gm, '$1{%-$2-%}$3')
}

function engineFor(states: PartStates): Liquid {
  const engine = new Liquid({
    // With templates of its own, of which there are none, the engine never asks the disk.
    templates: {},
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    greedy: false,
    ...limits,
  })
  engine.registerFilter('text', (value: unknown) => escaped(String(value ?? '')))
  engine.registerFilter('code', (value: unknown) => codeSpan(String(value ?? '')))
  engine.registerFilter('cell', (value: unknown) =>
    String(value ?? '')
      .replace(/\\?\|/g, '\\|')
      .replace(/\s*\n\s*/g, ' '),
  )
  addBlock(engine, 'generated', (name, content) =>
    partText(name, { ...states }, `\n${content.trim()}\n\n`.replace(/^\n\n+$/, '\n')),
  )
  addBlock(engine, 'table', (_, content) => paddedTable(content))
  return engine
}

/** A tag with an end tag, that makes something of the one word behind its name and of what is between. */
function addBlock(engine: Liquid, name: string, make: (word: string, content: string) => string): void {
  engine.registerTag(name, {
    parse(token, remaining) {
      this.word = token.args.trim()
      this.templates = []
      for (let next = remaining.shift(); next; next = remaining.shift()) {
        if (TypeGuards.isTagToken(next) && next.name === `end${name}`) return
        this.templates.push(this.liquid.parser.parseToken(next, remaining))
      }
      throw new Error(`tag ${token.getText()} not closed`)
    },
    *render(context, emitter) {
      const content: unknown = yield this.liquid.renderer.renderTemplates(this.templates, context)
      emitter.write(make(String(this.word), String(content)))
    },
  })
}

/** What an object of the view looks like to a template: its fields, and a failure for every other. */
class Fields extends Drop {
  constructor(fields: object) {
    super()
    // What every object has by birth is no field either.
    for (const name of Object.getOwnPropertyNames(Object.prototype))
      Object.defineProperty(this, name, { value: undefined })
    for (const [name, value] of Object.entries(fields)) Object.defineProperty(this, name, { value, enumerable: true })
  }

  override liquidMethodMissing(key: string | number): never {
    throw new UnknownField(String(key), Object.keys(this))
  }
}

class UnknownField extends Error {
  readonly field: string
  readonly known: readonly string[]

  constructor(field: string, known: readonly string[]) {
    super(`unknown field ${field}`)
    this.field = field
    this.known = known
  }
}

function fieldsOf(view: object): object {
  return Object.fromEntries(Object.entries(view).map(([key, value]) => [key, wrapped(value)]))
}

function wrapped(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(wrapped)
  return typeof value === 'object' && value !== null ? new Fields(fieldsOf(value)) : value
}

function explained(error: unknown, file: string, engine: Liquid, known: readonly string[]): Message {
  if (!LiquidError.is(error))
    return say('The template {file} cannot be used: {reason}', { file, reason: String(error) })
  const [line = 1, column = 1] = error.token.getPosition()
  const at = { file, line, column }
  const cause = causeOf(error)
  if (cause instanceof UnknownField) {
    const names = { field: cause.field, known: cause.known.join(', ') }
    return say('{file}:{line}:{column}: there is no field “{field}” here. Known are {known}.', { ...at, ...names })
  }
  const reason =
    error.message
      .split(/, (?:file|line):/)[0]
      ?.replaceAll('{%-', '{%')
      .replaceAll('-%}', '%}') ?? ''
  const variable = /^undefined variable: (.+)$/.exec(reason)?.[1]
  if (variable !== undefined) {
    const names = { field: variable, known: known.join(', ') }
    return say('{file}:{line}:{column}: there is no field “{field}” here. Known are {known}.', { ...at, ...names })
  }
  const filter = /^undefined filter: (.+)$/.exec(reason)?.[1]
  if (filter !== undefined) {
    const names = { filter, known: Object.keys(engine.filters).sort().join(', ') }
    return say('{file}:{line}:{column}: there is no filter “{filter}”. Known are {known}.', { ...at, ...names })
  }
  return say('{file}:{line}:{column}: the template cannot be used: {reason}', { ...at, reason })
}

/** The error that was thrown first: the engine wraps it once for each tag that it passes. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (LiquidError.is(cause) && cause.originalError) cause = cause.originalError
  return cause
}
