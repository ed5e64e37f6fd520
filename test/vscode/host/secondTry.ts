// A second try, said plainly: for what a busy machine can keep from starting, and never for what a test found.

/** Does it, and once more from the beginning when that fails; `what` begins the sentence that says so. */
export async function withSecondTry<T>(what: string, go: () => Promise<T>): Promise<T> {
  try {
    return await go()
  } catch (error) {
    console.error(`  ↻ ${what}, and is tried once more: ${error instanceof Error ? error.message : error}`)
    return go()
  }
}
