// Waits for what the screen shows, never for a time: a slow machine takes longer and sees the same.

import { isDeepStrictEqual } from 'node:util'
import type { Locator } from 'playwright-core'

/** How long anything may take before the test fails, in milliseconds: more than a slow and busy machine needs. */
export const patience = 40_000

/** After how long a person who sees nothing happen tries again. */
const soon = 8_000

/** Asks again until the answer is what is waited for; fails with the last answer. */
export async function until<T>(ask: () => Promise<T>, isThere: (answer: T) => boolean, what: string): Promise<T> {
  const deadline = Date.now() + patience
  for (;;) {
    const answer = await ask()
    if (isThere(answer)) return answer
    if (Date.now() > deadline) throw new Error(`waited for ${what}; there is ${JSON.stringify(answer, undefined, 1)}`)
    await aMoment()
  }
}

/** Does something again until it has made this appear, for keys and mouse that came too early are lost. */
export async function untilComes(act: () => Promise<void>, element: Locator, what: string): Promise<void> {
  const tried = async () => {
    await act()
    return comes(element)
  }
  await until(tried, (isThere) => isThere, what)
}

/** Whether one of these is there soon. */
export function comes(elements: Locator): Promise<boolean> {
  return elements
    .first()
    .waitFor({ timeout: soon })
    .then(
      () => true,
      () => false,
    )
}

/** The texts of these elements, once they are twice the same: an answer may come in parts. */
export async function settled(elements: Locator): Promise<string[]> {
  let before: readonly string[] | undefined
  const read = async () => {
    const texts = (await elements.allInnerTexts()).map((text) => text.trim())
    const isSettled = isDeepStrictEqual(texts, before) && !texts.some((text) => text.includes('Loading...'))
    before = texts
    await aMoment()
    return { isSettled, texts }
  }
  return (await until(read, ({ isSettled }) => isSettled, 'what keeps changing on the screen')).texts
}

function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 100))
}
