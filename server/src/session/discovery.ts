// Walks the folders of a corpus and lists what is there; nothing is read but .gitignore and configuration files.

import type { Root } from '../core/corpus.ts'
import { type Message, say } from '../core/message.ts'
import { configurationName, defaultSettings } from '../core/settings.ts'
import { folderOf, isWithin, join, nameOf, type Path } from '../core/uri.ts'
import type { Configuration } from './configuration.ts'
import { isIncluded, isLeftOut, type Rules, rulesOf, withGitignore, withRoot } from './ignoring.ts'
import type { FilePort, FolderEntry } from './ports.ts'

/** What a walk finds, as it finds it. */
export interface Findings {
  root(root: Root): void
  file(path: Path, isDocument: boolean): void
  /** Nothing in it is to be listed. */
  emptyFolder(path: Path): void
  /** There, but not looked into. */
  unlisted(path: Path): void
  configuration(path: Path, configuration: Configuration): void
  note(path: Path, message: Message): void
}

/** The last configuration of a file that could be used, kept in force while the file is broken. */
export type LastGood = (configuration: Path) => Configuration['settings']

export interface Walker {
  /** Lists a root from its top: the folder need not have a configuration. */
  walkRoot(folder: Path, findings: Findings): Promise<void>
  /** Lists what has newly appeared below folders that were listed before: files and folders. */
  walkNew(paths: readonly Path[], findings: Findings): Promise<void>
  /** What has been deleted is new when it comes again. Costs as many steps as there are folders. */
  forget(path: Path): void
}

/** How many folders are listed at the same time. */
const parallel = 16

/** A walker over the files. `override` gives the text of a configuration that is open in an editor. */
export function createWalker(
  files: FilePort,
  lastGood: LastGood,
  override: (path: Path) => string | undefined,
): Walker {
  const rulesByFolder = new Map<Path, Rules>()

  const readText = async (path: Path, findings: Findings): Promise<string | undefined> => {
    const open = override(path)
    if (open !== undefined) return open
    const content = await files.read(path)
    if (content.kind === 'unreadable') {
      findings.note(path, say('The file cannot be read ({reason}).', { reason: content.reason }))
    }
    return content.kind === 'text' ? content.text : undefined
  }

  const rootAt = async (folder: Path, isConfigured: boolean, findings: Findings): Promise<Root> => {
    const path = join(folder, configurationName) ?? folder
    const text = isConfigured ? await readText(path, findings) : undefined
    if (text === undefined) return { path: folder, settings: defaultSettings }
    // What reads it takes longer to load than most folders to list, and most have none.
    const { readConfiguration } = await import('./configuration.ts')
    const configuration = readConfiguration(text)
    findings.configuration(path, configuration)
    return { path: folder, settings: configuration.settings ?? lastGood(path) ?? defaultSettings }
  }

  /** Lists one folder and returns the folders in it that are to be listed next. */
  const listFolder = async (
    folder: Path,
    above: Rules | undefined,
    findings: Findings,
  ): Promise<readonly [Path, Rules][]> => {
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
      const root = await rootAt(folder, isConfigured, findings)
      findings.root(root)
      rules = rules ? withRoot(rules, root) : await withOuterGitignores(files, rulesOf(root), folder)
    }
    if (names.has('.gitignore'))
      rules = withGitignore(rules, folder, (await readText(`${slashed(folder)}.gitignore`, findings)) ?? '')
    rulesByFolder.set(folder, rules)
    const inForce = rules
    const isKept = (entry: FolderEntry) => !isLeftOut(inForce, `${slashed(folder)}${entry.name}`, isFolderEntry(entry))
    // No file tells of such a folder; it is there all the same.
    if (!entries.some(isKept)) findings.emptyFolder(folder)
    return entries.flatMap((entry) => listEntry(folder, entry, inForce, findings))
  }

  const walk = async (start: readonly [Path, Rules | undefined][], findings: Findings): Promise<void> => {
    const waiting = [...start]
    while (waiting.length > 0) {
      const batch = waiting.splice(0, parallel)
      const found = await Promise.all(batch.map(([folder, rules]) => listFolder(folder, rules, findings)))
      waiting.push(...found.flat())
    }
  }

  return {
    walkRoot: (folder, findings) => walk([[folder, undefined]], findings),
    async walkNew(paths, findings) {
      for (const [folder, names] of newEntries(paths, rulesByFolder)) {
        const rules = rulesByFolder.get(folder)
        const entries = await files.list(folder)
        if (!rules || !entries || 'reason' in entries) continue
        const folders = entries
          .filter((entry) => names.has(entry.name))
          .flatMap((entry) => listEntry(folder, entry, rules, findings))
        await walk(folders, findings)
      }
    },
    forget(path) {
      for (const folder of rulesByFolder.keys()) if (isWithin(path, folder)) rulesByFolder.delete(folder)
    },
  }
}

/** Takes note of one entry; where it is a folder to be listed next, that folder. */
function listEntry(folder: Path, entry: FolderEntry, rules: Rules, findings: Findings): [Path, Rules][] {
  const path = `${slashed(folder)}${entry.name}`
  const isFolder = isFolderEntry(entry)
  if (isLeftOut(rules, path, isFolder) || entry.kind === 'folder-link') findings.unlisted(path)
  else if (isFolder) return [[path, rules]]
  else findings.file(path, entry.kind === 'file' && isIncluded(rules, path))
  return []
}

function isFolderEntry({ kind }: FolderEntry): boolean {
  return kind === 'folder' || kind === 'folder-link'
}

/** For each listed folder, which of its entries are new or hold something new; paths in no listed folder are left out. */
function newEntries(paths: readonly Path[], listed: ReadonlyMap<Path, Rules>): ReadonlyMap<Path, ReadonlySet<string>> {
  const entries = new Map<Path, Set<string>>()
  for (const path of paths) {
    for (let at = path, parent = folderOf(at); parent !== at; at = parent, parent = folderOf(at)) {
      if (!listed.has(parent)) continue
      const names = entries.get(parent) ?? new Set()
      entries.set(parent, names.add(nameOf(at)))
      break
    }
  }
  return entries
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
