// Walks the folders of a corpus and lists what is there; nothing is read but .gitignore and configuration files.

import type { Root } from '../core/corpus.ts'
import { type Message, say } from '../core/message.ts'
import { configurationName, defaultSettings } from '../core/settings.ts'
import { folderOf, join, type Path } from '../core/uri.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { isIncluded, isLeftOut, type Rules, rulesOf, withGitignore, withRoot } from './ignoring.ts'
import type { FilePort } from './ports.ts'

/** What a walk finds, as it finds it. */
export interface Findings {
  root(root: Root): void
  file(path: Path, isDocument: boolean): void
  /** There, but not looked into. */
  unlisted(path: Path): void
  configuration(path: Path, configuration: Configuration): void
  note(path: Path, message: Message): void
}

/** The last configuration of a file that could be used, kept in force while the file is broken. */
export type LastGood = (configuration: Path) => Configuration['settings']

export interface Walker {
  /** Lists a root from its top: the folder need not have a configuration. */
  walkRoot(folder: Path): Promise<void>
  /** Lists what has newly appeared below a folder that was listed before; a file or a folder. */
  walkNew(path: Path): Promise<void>
}

/** How many folders are listed at the same time. */
const parallel = 16

/** A walker over the files. `override` gives the text of a configuration that is open in an editor. */
export function createWalker(
  files: FilePort,
  findings: Findings,
  lastGood: LastGood,
  override: (path: Path) => string | undefined,
): Walker {
  const rulesByFolder = new Map<Path, Rules>()

  const readText = async (path: Path): Promise<string | undefined> => {
    const open = override(path)
    if (open !== undefined) return open
    const content = await files.read(path)
    return content.kind === 'text' ? content.text : undefined
  }

  const rootAt = async (folder: Path, isConfigured: boolean): Promise<Root> => {
    const path = join(folder, configurationName) ?? folder
    const text = isConfigured ? await readText(path) : undefined
    if (text === undefined) return { path: folder, settings: defaultSettings }
    const configuration = readConfiguration(text)
    findings.configuration(path, configuration)
    return { path: folder, settings: configuration.settings ?? lastGood(path) ?? defaultSettings }
  }

  /** Lists one folder and returns the folders in it that are to be listed next. */
  const listFolder = async (folder: Path, above: Rules | undefined): Promise<readonly [Path, Rules][]> => {
    const entries = await files.list(folder)
    if (entries === undefined) return []
    if ('reason' in entries) {
      findings.unlisted(folder)
      findings.note(
        folder,
        say('The folder cannot be listed ({reason}); nothing in it is checked.', { reason: entries.reason }),
      )
      return []
    }
    const names = new Set(entries.map((entry) => entry.name))
    const isConfigured = names.has(configurationName)
    let rules = above
    if (!rules || isConfigured) {
      const root = await rootAt(folder, isConfigured)
      findings.root(root)
      rules = rules ? withRoot(rules, root) : await withOuterGitignores(files, rulesOf(root), folder)
    }
    if (names.has('.gitignore'))
      rules = withGitignore(rules, folder, (await readText(`${slashed(folder)}.gitignore`)) ?? '')
    rulesByFolder.set(folder, rules)
    const folders: [Path, Rules][] = []
    for (const entry of entries) {
      const path = `${slashed(folder)}${entry.name}`
      const isFolder = entry.kind === 'folder' || entry.kind === 'folder-link'
      if (isLeftOut(rules, path, isFolder) || entry.kind === 'folder-link') findings.unlisted(path)
      else if (isFolder) folders.push([path, rules])
      else findings.file(path, entry.kind === 'file' && isIncluded(rules, path))
    }
    return folders
  }

  const walk = async (start: readonly [Path, Rules | undefined][]): Promise<void> => {
    const waiting = [...start]
    while (waiting.length > 0) {
      const batch = waiting.splice(0, parallel)
      const found = await Promise.all(batch.map(([folder, rules]) => listFolder(folder, rules)))
      waiting.push(...found.flat())
    }
  }

  return {
    walkRoot: (folder) => walk([[folder, undefined]]),
    async walkNew(path) {
      const rules = nearestRules(rulesByFolder, folderOf(path))
      if (!rules) return
      const isFolder = (await files.list(path)) !== undefined
      if (isLeftOut(rules, path, isFolder)) findings.unlisted(path)
      else if (isFolder) await walk([[path, rules]])
      else if ((await files.read(path)).kind !== 'missing') findings.file(path, isIncluded(rules, path))
    },
  }
}

/** The rules of the folder, or of the nearest one above it; undefined where it lies in no listed folder. */
function nearestRules(rules: ReadonlyMap<Path, Rules>, folder: Path): Rules | undefined {
  for (let at = folder; ; ) {
    const found = rules.get(at)
    if (found) return found
    const parent = folderOf(at)
    if (parent === at) return undefined
    at = parent
  }
}

/** A root below the top of its repository is also ruled by the .gitignore files above it, up to the one beside `.git`. */
async function withOuterGitignores(files: FilePort, rules: Rules, root: Path): Promise<Rules> {
  const above: { folder: Path; text: string | undefined }[] = []
  for (let at = root; rules.root.settings.useGitignore; ) {
    const entries = await files.list(at)
    if (entries === undefined || 'reason' in entries) return rules
    const names = new Set(entries.map((entry) => entry.name))
    if (at !== root) {
      const content = names.has('.gitignore') ? await files.read(`${slashed(at)}.gitignore`) : undefined
      above.unshift({ folder: at, text: content?.kind === 'text' ? content.text : undefined })
    }
    if (names.has('.git')) break
    const parent = folderOf(at)
    if (parent === at) return rules
    at = parent
  }
  return above.reduce((all, { folder, text }) => (text === undefined ? all : withGitignore(all, folder, text)), rules)
}

function slashed(folder: Path): string {
  return folder.endsWith('/') ? folder : `${folder}/`
}
