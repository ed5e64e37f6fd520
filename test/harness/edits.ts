// Edits made at random, as people and programs make them, and with what can open, close or define something; the same for a seed.

import { createRandom } from './generate.ts'

/** `[start, end)` of a text is to become `insert`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly insert: string
}

export interface Editor {
  /** The next edit, of this text. */
  edit(text: string): Edit
}

export function applied(text: string, { start, end, insert }: Edit): string {
  return text.slice(0, start) + insert + text.slice(end)
}

export function createEditor(seed: number): Editor {
  const random = createRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const pick = <T>(from: readonly T[], otherwise: T): T => from[below(from.length)] ?? otherwise

  /** Half of the places are at headings, where what can be read by itself begins. */
  const place = (text: string) => {
    const any = below(text.length + 1)
    const heading = random() < 0.5 ? text.indexOf('\n#', any) : -1
    return heading < 0 ? any : Math.max(0, Math.min(text.length, heading - 2 + below(8)))
  }
  const lineStart = (text: string) => text.lastIndexOf('\n', place(text) - 1) + 1
  const lineEnd = (text: string, from: number) => (text.indexOf('\n', from) + 1 || text.length + 1) - 1

  const kinds: readonly ((text: string) => Edit)[] = [
    (text) => insertion(place(text), pick(typed, 'x')),
    (text) => insertion(place(text), pick(typed, 'x')),
    (text) => insertion(place(text), pick(typed, 'x')),
    (text) => {
      const start = place(text)
      return { start, end: Math.min(text.length, start + 1 + below(3)), insert: '' }
    },
    (text) => insertion(lineStart(text), `${pick(lines, '')}\n`),
    (text) => insertion(lineStart(text), `${pick(lines, '')}\n`),
    (text) => insertion(lineStart(text), pick(['#', '# ', '    ', ' ', '> ', '- ', '  ', '\t', '1. '], '')),
    (text) =>
      insertion(lineEnd(text, place(text)), pick([' {#id}', '\\', '  ', ' #', ' [x]', ' [^n]', '\n', '`', '$'], '')),
    (text) => {
      const start = lineStart(text)
      return { start, end: Math.min(text.length, lineEnd(text, start) + 1), insert: '' }
    },
    (text) => {
      const start = place(text)
      return { start, end: Math.min(text.length, start + below(300)), insert: '' }
    },
    (text) => {
      const [start, from] = [lineStart(text), lineStart(text)]
      return insertion(start, text.slice(from, from + below(400)))
    },
    (text) => {
      const start = lineStart(text)
      const end = Math.min(text.length, start + below(200))
      const isCrlf = text.includes('\r\n')
      const some = text.slice(start, end).replaceAll('\r\n', '\n')
      return { start, end, insert: isCrlf ? some : some.replaceAll('\n', '\r\n') }
    },
    (text) =>
      insertion(
        pick([0, 0, text.length], 0),
        pick(['---\n', '+++\n', 'x', '\n', '# t\n', '\ufeff', '---\na: b\n---\n'], 'x'),
      ),
  ]
  return { edit: (text) => pick(kinds, (all: string) => insertion(all.length, 'x'))(text) }
}

function insertion(at: number, insert: string): Edit {
  return { start: at, end: at, insert }
}

const typed = [
  ...'abcxyz网络12. \n\n\n#`[]()<>*_|$:-=!&\\^"~+{}',
  '😀',
  '[x]',
  '[x][]',
  '[^n]',
  '](',
  '**',
  '**状态**：x',
  '<!--',
  '-->',
  '```',
  'https://a.b',
  '\r\n',
  '\t',
]

const lines = [
  '',
  '```',
  '~~~',
  '$$',
  '---',
  '===',
  '***',
  '<!--',
  '-->',
  '<!-- doc-corpus-disable missing-file -->',
  '<div>',
  '</div>',
  '<script>',
  '</script>',
  '<h2 id="h">t</h2>',
  '<a name="a"></a>',
  '[x]: y',
  '[X]: <z> "t"',
  '[x y]:',
  '> [x\n> y]: z',
  '> [x\n> y] and [x y]',
  '[^n]: note',
  '[^n]:',
  '# t',
  '## t',
  '## T {#id}',
  '###### 1.2 `t` [x]',
  ' # t',
  '> # t',
  '- # t',
  '#',
  't\n===',
  't\nu\n---',
  '> q',
  '- item',
  '1. item\n\n   text',
  '    code',
  '| a | b |\n|---|---|\n| c | d |',
  '|---|',
  '- [ ] task [x]',
  '> [!NOTE]\n> n',
  '**最后更新**：2025-11-07 **维护者**：某人',
  '**状态**：草稿',
  'see [x] and [t][x] and [^n]',
]
