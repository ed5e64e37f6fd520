// Where the next character stands that can begin something in a leaf; each stretch of plain text is searched once.

const trigger = /[`[\]<$\\@]|https?:\/\/|www\./gi

export class Triggers {
  readonly text: string
  #from = 0
  #found = -1

  constructor(text: string) {
    this.text = text
  }

  /** The first trigger at or behind the offset; the length of the text where there is none. */
  next(at: number): number {
    if (at < this.#from || at > this.#found) {
      trigger.lastIndex = at
      this.#from = at
      this.#found = trigger.exec(this.text)?.index ?? this.text.length
    }
    return this.#found
  }
}
