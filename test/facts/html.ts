// What rendered HTML shows: its headings, and where its links and images lead. A tiny scanner for reference output.

/** `h2 text` for each heading, `img target` for each image, `a target` for everything else with `href` or `src`. */
export interface Shown {
  readonly headings: readonly string[]
  readonly links: readonly string[]
}

const token = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>|[^<]+|</g

/** Reads HTML as renderers write it: attributes in double quotes, everything closed. */
export function shown(html: string): Shown {
  const headings: string[] = []
  const links: string[] = []
  let heading: string | undefined
  for (const [whole, slash, name = '', attributes = ''] of html.matchAll(token)) {
    const tag = name.toLowerCase()
    if (name === '') {
      if (heading !== undefined && !whole.startsWith('<!--')) heading += decoded(whole)
    } else if (/^h[1-6]$/.test(tag)) {
      if (slash === '') heading = `${tag} `
      else if (heading !== undefined) {
        headings.push(tidy(heading))
        heading = undefined
      }
    } else if (slash === '') {
      const target = value(attributes, 'href') ?? value(attributes, 'src')
      if (target !== undefined) links.push(`${tag === 'img' ? 'img' : 'a'} ${uri(target)}`)
      if (heading !== undefined && tag === 'img') heading += value(attributes, 'alt') ?? ''
    }
  }
  return { headings, links }
}

/** One spelling for targets that renderers percent-encode and authors do not. */
export function uri(target: string): string {
  return target.replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}

/** White space as a browser shows it. */
export function tidy(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').trim()
}

function value(attributes: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'=<>\`]+))`, 'i').exec(attributes)
  return match ? decoded(match[1] ?? match[2] ?? match[3] ?? '') : undefined
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', lt: '<', gt: '>', ouml: 'ö' }

function decoded(text: string): string {
  return text.replace(/&(amp|quot|lt|gt|ouml);/g, (whole, name: string) => entities[name] ?? whole)
}
