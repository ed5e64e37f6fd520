// Text of documents and file names made fit for a terminal, which would obey what stands in it.

/** The text with a space for every control character and every mark that turns the direction of writing; columns stay. */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that a terminal obeys
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')
}
