// Links, images, labels, definitions, footnotes and code spans from the events.

import { decodeString } from 'micromark-util-decode-string'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import type { Token, TokenizeContext } from 'micromark-util-types'
import type { Span } from '../../text.ts'
import type { CodeSpan, Definition, Footnote, LabelUse, Link } from '../types.ts'
import type { Handlers } from './handlers.ts'

/** Where the facts of this part go. */
export interface InlineFacts {
  readonly links: Link[]
  readonly labels: LabelUse[]
  readonly definitions: Definition[]
  readonly footnotes: Footnote[]
  readonly codeSpans: CodeSpan[]
}

/** A bracketed construct that has begun and not yet ended. */
interface Open {
  text: Span | undefined
  target: Span | undefined
  title: Span | undefined
  label: Span | undefined
  /** The label, or the text that serves as one, without the prefixes of lines that it goes over. */
  name: string
  hasResource: boolean
  hasReference: boolean
}

/** The normal form by which labels are matched, lower case as mdast writes it. */
export function labelKey(label: string): string {
  return normalizeIdentifier(label).toLowerCase()
}

export function readInlines(text: string, out: InlineFacts): Handlers {
  const open: Open[] = []
  let codeContent: Span | undefined
  let fence = 0
  let resourceStart = 0
  /** How many images the walk is in: what stands in the text of an image is shown as text, and is no fact. */
  let images = 0

  const begin = () => {
    open.push({
      text: undefined,
      target: undefined,
      title: undefined,
      label: undefined,
      name: '',
      hasResource: false,
      hasReference: false,
    })
  }
  const here = () => open.at(-1)
  const written = (span: Span) => text.slice(span.start, span.end)

  const endLink = (token: Token, isImage: boolean) => {
    const link = open.pop()
    if (!link || images > 0) return
    const span = spanOf(token)
    const textSpan = link.text ?? { start: span.start + (isImage ? 2 : 1), end: span.start + (isImage ? 2 : 1) }
    if (link.hasResource) {
      const targetSpan = link.target ?? { start: resourceStart + 1, end: resourceStart + 1 }
      const target = decodeString(written(targetSpan))
      out.links.push({ kind: isImage ? 'image' : 'inline', span, textSpan, targetSpan, target, titleSpan: link.title })
      return
    }
    const labelSpan = link.label ?? textSpan
    const kind = link.label ? 'full' : link.hasReference ? 'collapsed' : 'shortcut'
    out.labels.push({ kind, span, isImage, textSpan, labelSpan, label: labelKey(link.name), isDefined: true })
  }

  const autolink = (kind: 'autolink' | 'literal', prefix: string) => (token: Token) => {
    if (images > 0) return
    const target = spanOf(token)
    const outer = kind === 'autolink' ? { start: target.start - 1, end: target.end + 1 } : target
    out.links.push({
      kind,
      span: outer,
      textSpan: undefined,
      targetSpan: target,
      target: prefix + written(target),
      titleSpan: undefined,
    })
  }

  return {
    enter: {
      link: begin,
      image: () => {
        begin()
        images++
      },
      definition: begin,
      gfmFootnoteCall: begin,
      gfmFootnoteDefinition: begin,
      resource: (token) => {
        const link = here()
        if (link) link.hasResource = true
        resourceStart = token.start.offset
      },
      reference: () => {
        const link = here()
        if (link) link.hasReference = true
      },
      codeText: () => {
        codeContent = undefined
      },
    },
    exit: {
      labelText: (token, context) => {
        set(here(), 'text', token)
        setName(here(), token, context)
      },
      referenceString: (token, context) => {
        set(here(), 'label', token)
        setName(here(), token, context)
      },
      resourceDestinationString: (token) => set(here(), 'target', token),
      resourceTitleString: (token) => set(here(), 'title', token),
      definitionLabelString: (token, context) => {
        set(here(), 'label', token)
        setName(here(), token, context)
      },
      definitionDestinationString: (token) => set(here(), 'target', token),
      definitionTitleString: (token) => set(here(), 'title', token),
      gfmFootnoteCallString: (token) => set(here(), 'label', token),
      gfmFootnoteDefinitionLabelString: (token) => set(here(), 'label', token),
      link: (token) => endLink(token, false),
      image: (token) => {
        images--
        endLink(token, true)
      },
      autolinkProtocol: autolink('autolink', ''),
      autolinkEmail: autolink('autolink', 'mailto:'),
      literalAutolinkHttp: autolink('literal', ''),
      literalAutolinkWww: autolink('literal', 'http://'),
      literalAutolinkEmail: autolink('literal', 'mailto:'),
      definition: (token) => {
        const definition = open.pop()
        if (!definition?.label) return
        const span = spanOf(token)
        const labelSpan = definition.label
        const label = labelKey(definition.name)
        const targetSpan = definition.target ?? { start: span.end, end: span.end }
        const target = decodeString(written(targetSpan))
        out.definitions.push({
          span,
          labelSpan,
          label,
          targetSpan,
          target,
          titleSpan: definition.title,
        })
      },
      gfmFootnoteCall: (token) => {
        const labelSpan = open.pop()?.label
        if (!labelSpan || images > 0) return
        const label = labelKey(written(labelSpan))
        out.labels.push({
          kind: 'footnote',
          span: spanOf(token),
          isImage: false,
          textSpan: undefined,
          labelSpan,
          label,
          isDefined: true,
        })
      },
      gfmFootnoteDefinition: (token) => {
        const labelSpan = open.pop()?.label
        if (labelSpan) out.footnotes.push({ span: spanOf(token), labelSpan, label: labelKey(written(labelSpan)) })
      },
      codeTextSequence: (token) => {
        fence = token.end.offset - token.start.offset
      },
      codeTextData: (token) => {
        codeContent = { start: codeContent?.start ?? token.start.offset, end: token.end.offset }
      },
      codeText: (token) => {
        if (images > 0) return
        const span = spanOf(token)
        const contentSpan = codeContent ?? { start: span.start + fence, end: span.end - fence }
        out.codeSpans.push({ span, contentSpan })
      },
    },
  }
}

function set(open: Open | undefined, part: 'text' | 'target' | 'title' | 'label', token: Token): void {
  if (open) open[part] = spanOf(token)
}

function setName(open: Open | undefined, token: Token, context: TokenizeContext): void {
  if (open) open.name = context.sliceSerialize(token)
}

/** The source a token covers. */
export function spanOf(token: Token): Span {
  return { start: token.start.offset, end: token.end.offset }
}
