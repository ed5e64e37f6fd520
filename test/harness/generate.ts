// Documents made at random, from a grammar of Markdown, hostile lines and pieces of real documents; the same for a seed.

/** Numbers from 0 up to, not including, 1: the same sequence for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export interface Generator {
  /** The next document. */
  document(): string
}

/** A generator; `lines` are lines of real documents to mix in. */
export function createGenerator(seed: number, lines: readonly string[]): Generator {
  const random = createRandom(seed)
  const below = (limit: number) => Math.floor(random() * limit)
  const chance = (probability: number) => random() < probability
  const pick = <T>(from: readonly [T, ...T[]]): T => from[below(from.length)] ?? from[0]
  const oneOf = (...makers: readonly [() => string, ...(() => string)[]]): string => pick(makers)()
  const times = <T>(count: number, make: () => T) => Array.from({ length: count }, make)
  const realLine = () => lines[below(lines.length)] ?? 'text'

  const word = (): string => pick(words)
  const text = (): string => times(1 + below(5), word).join(pick([' ', ' ', ' ', '', '  ']))

  const inline = (depth: number): string => {
    const inner = (): string => (depth > 0 ? inline(depth - 1) : word())
    return oneOf(
      text,
      text,
      () => `\`${text()}\``,
      () => `\`\`${text()}\`${chance(0.8) ? '`' : ''}`,
      () => `[${inner()}](${target()})`,
      () => `[${inner()}](${target()} ${pick(['"t"', "'t'", '(t)', '"t'])})`,
      () => `![${inner()}](${target()})`,
      () => `[${inner()}][${label()}]`,
      () => `[${label()}][]`,
      () => `[${label()}]`,
      () => `[^${pick(['1', 'n', 'x-y', 'a b'])}]`,
      () => `**${inner()}**`,
      () => `*${inner()}*`,
      () => `~~${inner()}~~`,
      () => `<a id="${word()}">`,
      () =>
        `<${pick(['b', '/b', 'br/', 'a href="x.md"', 'b c', '!-- c --', '?x?', 'i', '!A b', 'a b=c/d', '!--', 'x@y.z'])}>`,
      () => `<${pick(['http', 'x', 'ab+c'])}:${word()}>`,
      () => pick(['https://a.b/c', 'http://x', 'www.a.b', 'x@y.z', 'a.b@c', 'HTTP://A.B']),
      () => `$${text()}$`,
      () => `$$${word()}$$`,
      () => pick(['$5', '$', '\\$', '$ 5']),
      () => `\\${pick(['[', ']', '`', '\\', '*', '<', '!', 'a', '|'])}`,
      () =>
        pick([
          '[',
          ']',
          '![',
          '](',
          '`',
          '``',
          '<',
          '>',
          '!',
          '&amp;',
          '&#35;',
          '\\',
          '_',
          'a_b',
          '|',
          '\u00a0',
          '\u3000',
        ]),
      () => `${inner()}\n${inner()}`,
    )
  }
  const target = () =>
    pick(['a.md', './b.md#c', '', '<x y>', '<>', 'a(b)c', 'a\\)b', 'x&amp;y', 'a b', '<x', '#f', '(('])
  const label = () => pick(['x', 'Y', 'a b', 'long label', 'x\\]', 'é', '`c`', ' x '])
  const inlines = () => times(1 + below(4), () => inline(2)).join(pick([' ', '', ' ', '，']))
  const oneLine = () => inlines().replaceAll('\n', ' ')

  const paragraph = () => times(1 + below(3), inlines).join('\n')
  const cells = (count: number) =>
    `| ${times(count, () => (chance(0.1) ? '' : oneLine().replaceAll('|', ''))).join(' | ')} |`
  const fence = () => pick(['```', '~~~', '````', '```js', '``` a b'])
  const block = (depth: number): string => {
    const nested = (): string => times(1 + below(3), () => block(depth - 1)).join(pick(['\n', '\n\n']))
    const inside = depth > 0 ? nested : paragraph
    return oneOf(
      paragraph,
      paragraph,
      () => `${'#'.repeat(1 + below(7))} ${oneLine()}${pick(['', '', ' #', ' ##  ', '  '])}`,
      () => `${text()}\n${pick(['===', '---', '-', '=', '--- ', '= ='])}`,
      () => `${fence()}\n${oneOf(paragraph, text, () => '')}\n${pick(['```', '~~~', '````', '', '``` '])}`,
      () => `$$\n${text()}\n${pick(['$$', '', '$$$', '$$ x'])}`,
      () => prefixed(inside(), pick(['> ', '>', '> ', ' > '])),
      () => item(inside(), pick(['- ', '* ', '+ ', '1. ', '2) ', '10. ', '-   ', '- [x] ', '- [ ] ', '-\t'])),
      () => times(1 + below(4), () => item(oneLine(), pick(['- ', '- ', '1. ', '2. ', '- [ ] ', '* ']))).join('\n'),
      () => {
        const count = 1 + below(3)
        const rows = times(below(4), () => cells(count + (chance(0.2) ? 1 : 0))).join('\n')
        return `${cells(count)}\n|${times(count, () => pick(['---', ':-:', ' -- ', '-'])).join('|')}|\n${rows}`
      },
      () => `[${label()}]: ${pick(['a.md', '<b c>', 'x "t"', "y 't", '', 'z\n"t"', 'd (t)'])}`,
      () => `[^${pick(['1', 'n', 'x-y'])}]: ${inside()}`,
      () => indented(text()),
      () =>
        pick([
          '<div>',
          '</div>',
          '<!-- a\n\nb -->',
          '<!--',
          '<script>\nx\n</script>',
          '<?x\n?>',
          '<details>\n\n',
          '<h2>t</h2>',
          '<a>',
          '<!X>',
        ]),
      () => pick(['---', '***', '_ _ _', '- - -', '+++']),
      () => pick(hostile),
      realLine,
      () => times(1 + below(4), realLine).join('\n'),
    )
  }

  return {
    document() {
      let document = times(1 + below(7), () => block(2)).join(pick(['\n', '\n\n', '\n\n', '\n \n', '\n\n\n']))
      for (let edits = below(4); edits > 0; edits--) {
        const at = below(document.length + 1)
        const piece = chance(0.3) ? '' : pick(splinters)
        document = document.slice(0, at) + piece + document.slice(at + below(3))
      }
      if (chance(0.05)) document = `---\n${text()}\n---\n${document}`
      if (chance(0.1)) document = document.replaceAll('\n', '\r\n')
      return chance(0.7) ? `${document}\n` : document
    },
  }
}

function prefixed(block: string, prefix: string): string {
  return block
    .split('\n')
    .map((line) => prefix + line)
    .join('\n')
}

function item(block: string, marker: string): string {
  const indent = ' '.repeat(marker.startsWith('- [') ? 2 : marker.length)
  return marker + block.replaceAll('\n', `\n${indent}`)
}

function indented(block: string): string {
  return prefixed(block, '    ')
}

const words = [
  'text',
  'word',
  '网络',
  '存储，',
  '12.18',
  '（1）',
  'a.md',
  '“引用”',
  '😀',
  '**',
  '最后更新',
  '：',
  'https',
  'e\u0301',
  '1.',
  '-',
  '#',
  'foo_bar',
  '\u200d',
  '=',
] as const satisfies readonly [string, ...string[]]

const hostile = [
  '',
  '-',
  '*',
  '1.',
  '- \n',
  '>',
  '> > q',
  '> - a',
  '- > q',
  '- - a',
  '1. - a',
  '- 10) x',
  '    code\n\n2. b',
  '  | a |\n  |---|\n  | b |',
  'a | b\n--|--',
  '|---|',
  '[x]:',
  '[x',
  '](c)',
  '> ```\n> a',
  '- ```\n\nx',
  '\tx',
  '-\tx',
  ' \tx',
  '> \tx',
  '   # h',
  '    # h',
  '#',
  '#\th',
  '**最后更新**：2025-11-07 **维护者**：某人',
  '> [!NOTE]\n> text',
  '<div',
  '```',
  '~~~\n```',
  '# T {#id}',
  '&',
  '\\',
  'x  \ny',
  'x\\\ny',
] as const satisfies readonly [string, ...string[]]

const splinters = [
  '\n',
  '\n\n',
  ' ',
  '    ',
  '\t',
  '>',
  '- ',
  '`',
  '```',
  '[',
  ']',
  '(',
  ')',
  '<',
  '|',
  '#',
  '*',
  '_',
  '\\',
  '$',
  '&',
  '!',
  ':',
  '=',
  '---\n',
  '\r',
  '\0',
  '\u00a0',
] as const satisfies readonly [string, ...string[]]
