// Why the lane hands a part of a document to micromark: every reason it may give, with what makes it unsure.

export const reasons = {
  'lone-return': 'A carriage return without a line feed ends lines that the scan would not see.',
  nul: 'A NUL is replaced by another character in the text of a title.',
  'front-matter': 'A fence at the very start that may or may not open front matter.',
  tab: 'A tab in the indentation counts as a number of columns that depends on where it stands.',
  'empty-item': 'A list item that begins with a blank line takes its indentation from elsewhere.',
  'item-code': 'A list item that begins with indented code.',
  'indented-in-container': 'Four spaces inside a list item or block quote may be code or a lazy line.',
  'behind-code': 'A list item right behind indented code.',
  'fence-cut': 'A fence that ends with its container instead of a fence.',
  'html-in-container': 'HTML inside a list item or block quote ends in ways of its own.',
  'setext-lines': 'An underline below several lines, or below a definition.',
  'lazy-line': 'An underline, delimiter row, definition or end of the text on a line that leaves a container.',
  interruption: 'A list item, in a container that interrupts a paragraph, that could not interrupt it by itself.',
  definition: 'A definition that is not all on one line, or that text follows directly.',
  footnote: 'A footnote holds blocks of its own.',
  delimiter: 'A delimiter row of an odd form, below several lines, or below a line without a bar.',
  'table-end': 'A line that may end a table or be a row of it.',
  task: 'A check box that is not followed by text.',
  math: 'A block of math that is not closed, or not at the margin.',
  literal: 'A bare address that is not of plain characters between white space, stands in brackets, or is one of mail.',
  'footnote-call': 'A caret in brackets where footnotes are defined.',
  brackets: 'A label with brackets or escapes in it.',
  'several-lines': 'Code, HTML or a destination that goes on over the prefix of a line.',
  dollar: 'Dollars that may open math over several lines, or stand behind an escaped one.',
  html: 'A `<` that may begin a tag of several lines, a declaration or an instruction.',
  markup: 'Markup in a title.',
} as const

export type Reason = keyof typeof reasons

/** How much of a document was handed on: characters by reason. */
export type HandedOver = Map<Reason, number>
