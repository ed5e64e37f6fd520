// Notes in the page of the workbench when what is waited for is on the screen.

import type { BrowserContext, Page } from 'playwright-core'

/** Milliseconds since the page was asked for; of what has not come yet there is nothing. */
export interface Seen {
  /** The document's text. */
  text?: number
  /** The first underlined link: VS Code underlines none before all who know of links have answered. */
  links?: number
  /** The first hover with the text that is waited for. */
  hover?: number
  /** Whether a hover says that it is still waiting for an answer. */
  isHoverComing: boolean
  /** What the status bar has said of problems to a screen reader, one after the other: `Errors: 663, Warnings: 208`. */
  readonly problems: { readonly time: number; readonly label: string }[]
}

declare global {
  interface Window {
    seenOnScreen?: Seen
  }
}

/** Watches each page that will be opened in the window, from its start, for a hover with this text among others. */
export async function watchScreens(window: BrowserContext, hover: string): Promise<void> {
  await window.addInitScript(watch, hover)
}

/** What has been seen so far; undefined where there is no page yet. */
export function seenOn(page: Page): Promise<Seen | undefined> {
  return page.evaluate(() => window.seenOnScreen)
}

/**
 * Looks twenty times a second: at each frame it would have the browser draw when there is nothing to draw. It is given to the page as
 * text, so it names nothing from outside itself.
 */
function watch(hover: string): void {
  if (window !== window.top) return
  const seen: Seen = { isHoverComing: false, problems: [] }
  window.seenOnScreen = seen
  const parts = '.monaco-editor .monaco-hover:not(.hidden) .hover-contents'
  const shows = (selector: string, text: string) =>
    Array.from(document.querySelectorAll<HTMLElement>(selector)).some(
      (each) => each.offsetHeight > 0 && each.innerText.replaceAll('\u00a0', ' ').includes(text),
    )
  const look = () => {
    const time = performance.now()
    if (seen.text === undefined && shows('.editor-instance .view-line', '#')) seen.text = time
    if (seen.links === undefined && document.querySelector('.view-lines .detected-link')) seen.links = time
    if (seen.hover === undefined && shows(parts, hover)) seen.hover = time
    seen.isHoverComing = shows(parts, 'Loading...')
    const label = document.getElementById('status.problems')?.ariaLabel ?? ''
    if (label !== (seen.problems.at(-1)?.label ?? '')) seen.problems.push({ time, label })
  }
  setInterval(look, 50)
}
