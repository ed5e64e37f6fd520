// The shape of the npm package `commonmark-spec`, which has no types of its own.

declare module 'commonmark-spec' {
  /** The text of the specification. */
  export const text: string
  /** Its examples; a tab in them is written `→`. */
  export const tests: readonly {
    readonly markdown: string
    readonly html: string
    readonly section: string
    readonly number: number
  }[]
}
