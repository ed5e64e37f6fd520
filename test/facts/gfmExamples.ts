// Small Markdown texts in GFM's own constructs, each with the HTML that GitHub makes of it.

/** Pairs of Markdown and HTML. In the HTML only headings, `href` and `src` matter. */
export const gfmExamples: readonly (readonly [markdown: string, html: string])[] = [
  // Tables
  [
    '| [a](b.md) | ![c](d.png) |\n| --- | --- |\n| [e][f] | <g.md> |\n\n[f]: h.md\n',
    '<a href="b.md">a</a> <img src="d.png"> <a href="h.md">e</a>',
  ],
  ['| a |\n| - |\n| [x](y.md#a\\|b) |\n', '<a href="y.md#a|b">x</a>'],
  ['| `[a](b)` | [c](d) |\n|---|---|\n', '<a href="d">c</a>'],
  ['| a |\n|---|\n| [b](c\n', '<table></table>'],
  ['[a](b) | c\n--|--\nd | [e](f)\n# h\n', '<a href="b">a</a> <a href="f">e</a> <h1>h</h1>'],
  ['| `\\|` | [x](a) |\n|---|---|\n| `b \\| c` | [d](e) |\n', '<a href="a">x</a> <a href="e">d</a>'],
  ['> | a |\n> |---|\n> | [b](c) |\n', '<a href="c">b</a>'],
  ['- | a |\n  |---|\n  | [b](c) |\n', '<a href="c">b</a>'],
  ['| a |\n| --- | --- |\n[x](y)\n', '<a href="y">x</a>'],
  // Task lists
  ['- [ ] [a](b)\n- [x] c\n  1. [X] [d](e)\n', '<a href="b">a</a> <a href="e">d</a>'],
  ['- [x]: /y\n\n[x]\n', '<a href="/y">x</a>'],
  // Strikethrough
  ['## ~~Old~~ new ~one~\n', '<h2>Old new one</h2>'],
  ['~~[a](b)~~\n', '<a href="b">a</a>'],
  // Autolink literals
  ['www.commonmark.org/help\n', '<a href="http://www.commonmark.org/help">x</a>'],
  ['Visit www.commonmark.org/a.b.\n', '<a href="http://www.commonmark.org/a.b">x</a>'],
  [
    'www.google.com/search?q=Markup+(business))) and (www.google.com/x)\n',
    '<a href="http://www.google.com/search?q=Markup+(business)">x</a><a href="http://www.google.com/x">x</a>',
  ],
  [
    'www.google.com/search?q=commonmark&hl=en&hl;\n',
    '<a href="http://www.google.com/search?q=commonmark&amp;hl=en">x</a>',
  ],
  ['www.commonmark.org/he<lp\n', '<a href="http://www.commonmark.org/he">x</a>'],
  [
    '(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
    '<a href="https://encrypted.google.com/search?q=Markup+(business)">x</a>',
  ],
  [
    'a.b-c_d@a.b and a.b-c_d@a.b. but not a.b-c_d@a.b- or a.b-c_d@a.b_\n',
    '<a href="mailto:a.b-c_d@a.b">x</a><a href="mailto:a.b-c_d@a.b">x</a>',
  ],
  ['参见 https://example.com/文档。\n', '<a href="https://example.com/文档。">x</a>'],
  ['[https://example.com/a](b.md)\n', '<a href="b.md">x</a>'],
  ['`https://example.com` \\https://example.com/a\n', '<a href="https://example.com/a">x</a>'],
  // Footnotes
  ['a[^1] [b](c)\n\n[^1]: [d](e)\n\n    # h\n', '<a href="c">b</a> <a href="e">d</a> <h1>h</h1>'],
  ['[^1]\n\n[^1]:\n    [d](e)\n', '<a href="e">d</a>'],
  ['[a^1](b) [^c](d) [^e][f]\n\n[f]: g\n', '<a href="b">x</a><a href="d">x</a><a href="g">x</a>'],
  // Alerts
  ['> [!NOTE]\n> # a\n> [b](c)\n', '<h1>a</h1><a href="c">b</a>'],
  // Math as GitHub reads it
  ['$[a](b)$ and $5 for [c](d) or $10\n', '<a href="d">c</a>'],
  ['$$\n[a](b)\n# no heading\n$$\n\n# h\n', '<h1>h</h1>'],
  ['$$ [a](b) $$ [c](d)\n', '<a href="d">c</a>'],
  ['$`[a](b)`$ [c](d)\n', '<a href="d">c</a>'],
  ['| $a$ | $[b](c)$ |\n|---|---|\n| $5 | [d](e) $6 |\n', '<a href="e">d</a>'],
  ['# $E=mc^2$ and $5\n', '<h1>E=mc^2 and $5</h1>'],
  // Front matter
  ['---\ntitle: "[a](b)"\n# c\n---\n\n# d\n', '<h1>d</h1>'],
  ['+++\ntitle = "[a](b)"\n+++\n# d\n', '<h1>d</h1>'],
  ['\n---\n[a](b)\n---\n', '<h2>a</h2><a href="b">a</a>'],
  // HTML
  ['<table><tr><td><a href="a.md">x</a></td></tr></table>\n', '<a href="a.md">x</a>'],
  [
    '<details>\n<summary><a href="s.md">s</a></summary>\n\n## h\n\n[a](b)\n\n</details>\n',
    '<a href="s.md">s</a><h2>h</h2><a href="b">a</a>',
  ],
  ['<!-- [a](b) <a href="c"> -->\n\n[d](e) <!-- <img src="f"> -->\n', '<a href="e">d</a>'],
  ['<a href=\'x.md\' >a</a> <img alt=">" src=y.png>\n', '<a href="x.md">a</a><img src="y.png">'],
  ['<script>\nvar a = \'<a href="no.md">\'\n</script>\n\n<style>\n@import "<a href=no.md>"\n</style>\n', ''],
  ['<pre>\n<a href="yes.md">a</a>\n</pre>\n', '<a href="yes.md">a</a>'],
  // Containers
  ['> - > ## a\n>   > [b](c)\n', '<h2>a</h2><a href="c">b</a>'],
  ['1. # a\n\n   [b](c)\n2. Setext\n   ===\n', '<h1>a</h1><a href="c">b</a><h1>Setext</h1>'],
  ['> [foo\n> bar] [x][foo\n> bar]\n\n[foo bar]: y\n', '<a href="y">foo bar</a> <a href="y">x</a>'],
  ['> [foo\n> bar]: y\n\n[foo bar]\n', '<a href="y">foo bar</a>'],
  ['> [a\n> b](c\n> "d")\n', '<a href="c">a b</a>'],
]
