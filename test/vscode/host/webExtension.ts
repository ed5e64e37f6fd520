// Has the workbench load an extension from a web address, as vscode.dev does: only such an extension may start workers.

import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { extname, join, normalize, relative } from 'node:path'
import type { Page } from 'playwright-core'

export interface WebExtension {
  stop(): void
}

/** Serves the extension's folder on this machine, and tells the workbench, before it is loaded, where that is. */
export async function serveWebExtension(page: Page, folder: string, suite?: string): Promise<WebExtension> {
  const server = await serveFolder(folder)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the extension is served on no port')
  const uri = (path: string): object => ({ scheme: 'http', authority: `localhost:${address.port}`, path })
  const developmentOptions = {
    extensions: [uri('/')],
    ...(suite ? { extensionTestsPath: uri(`/${relative(folder, suite).replaceAll('\\', '/')}`) } : {}),
  }
  await page.addInitScript(addOptions, developmentOptions)
  const stop = (): void => {
    server.close()
    server.closeAllConnections()
  }
  return { stop }
}

/** Runs in the page: the workbench takes its options from an attribute, once the page is read. */
function addOptions(developmentOptions: object): void {
  document.addEventListener('readystatechange', () => {
    const place = document.getElementById('vscode-workbench-web-configuration')
    if (document.readyState !== 'interactive' || !place) return
    const options = JSON.parse(place.getAttribute('data-settings') ?? '{}')
    const added = { ...options, developmentOptions: { ...options.developmentOptions, ...developmentOptions } }
    place.setAttribute('data-settings', JSON.stringify(added))
  })
}

const types: Readonly<Record<string, string>> = {
  '.cjs': 'text/javascript',
  '.js': 'text/javascript',
  '.json': 'application/json',
}

async function serveFolder(folder: string): Promise<Server> {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname))
    const bytes = await readFile(join(folder, path)).catch(() => undefined)
    response.writeHead(bytes ? 200 : 404, {
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'content-type': types[extname(path)] ?? 'application/octet-stream',
    })
    response.end(bytes)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}
