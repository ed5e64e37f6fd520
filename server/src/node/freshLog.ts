// Writes an update log from its facts, by the template of the project or the one of its language.

import type { Corpus } from '../core/corpus.ts'
import { say } from '../core/message.ts'
import { typedFields } from '../core/metadataFields.ts'
import { scopeState } from '../core/updateLog/logScope.ts'
import type { UpdateFacts } from '../core/updateLog/model.ts'
import { englishTemplate } from '../core/updateLog/templates/en.ts'
import { chineseTemplate } from '../core/updateLog/templates/zh.ts'
import { viewOf } from '../core/updateLog/view.ts'
import { folderOf, isWithin, join, nameOf, type Path, relative } from '../core/uri.ts'
import type { FilePort } from '../session/ports.ts'
import type { LogLanguage } from '../session/updateLogPort.ts'
import { diskFiles } from './files.ts'
import { renderLog, type TemplateFailure } from './logTemplate.ts'

/** The project's own template, relative to the root. */
const templateName = '.doc-corpus/update-log.md.liquid'

export interface LogRequest {
  readonly root: Path
  readonly scope: Path
  readonly log: Path
  readonly day: string
  /** The full name of the commit. */
  readonly base: string
  /** The full name of the commit; `worktree` for the working tree. */
  readonly head: string
  readonly language: LogLanguage
  /** Documents that are mentioned although only their layout changed. */
  readonly mentioned: readonly Path[]
}

/** The whole log as it would be written today. */
export async function freshLog(
  corpus: Corpus,
  facts: UpdateFacts,
  request: LogRequest,
  files: FilePort = diskFiles,
): Promise<{ readonly text: string } | TemplateFailure> {
  const { root, scope, log, day, base, head, language } = request
  const mentioned = new Set(request.mentioned.map((path) => relative(root, path)))
  const own = await ownTemplate(root, files)
  if (own !== undefined && 'failure' in own) return own
  const builtIn = language === 'zh' ? chineseTemplate : englishTemplate
  const maintainer = maintainerOf(corpus, scope)
  const options = { day, scope: relative(root, scope), base, head, maintainer, folder: relative(root, folderOf(log)) }
  const view = viewOf(facts, { ...options, rootName: nameOf(root), mentioned })
  const [template, name] = own ? [own.text, templateName] : [builtIn, `update-log.${language}`]
  return renderLog(template, name, view, { base, head, language, ...scopeState(scope, root, folderOf(log)) })
}

/** The template of the project; undefined where it has none. One that is there and cannot be used is not passed over. */
async function ownTemplate(
  root: Path,
  files: FilePort,
): Promise<{ readonly text: string } | TemplateFailure | undefined> {
  const path = join(root, templateName) ?? root
  const content = await files.read(path)
  switch (content.kind) {
    case 'text':
      if (!content.hasInvalidEncoding) return content
      return { failure: say('The template {file} is no text in UTF-8 or UTF-16.', { file: templateName }) }
    case 'unreadable': {
      const { reason } = content
      return { failure: say('The template {file} cannot be read ({reason}).', { file: templateName, reason }) }
    }
    case 'missing':
      if ((await files.list(path)) === undefined) return undefined
      return { failure: say('The template {file} is a folder.', { file: templateName }) }
    default:
      return { failure: say('The template {file} is no text in UTF-8 or UTF-16.', { file: templateName }) }
  }
}

/** Chinese where most titles in the folder are. Costs as many steps as there are documents. */
export function languageOf(corpus: Corpus, scope: Path): LogLanguage {
  let chinese = 0
  let all = 0
  for (const { path, facts } of corpus.documents()) {
    if (!isWithin(scope, path)) continue
    all++
    if (facts.headings.some(({ title }) => /\p{Script=Han}/u.test(title))) chinese++
  }
  return chinese * 2 > all ? 'zh' : 'en'
}

/** Who is named most often as the one that maintains a document; empty where nobody is. */
function maintainerOf(corpus: Corpus, scope: Path): string {
  const counts = new Map<string, number>()
  for (const document of corpus.documents()) {
    if (!isWithin(scope, document.path)) continue
    const names = typedFields(document).filter(({ meaning }) => meaning === 'maintainer')
    for (const name of new Set(names.map(({ value }) => value))) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  let best = ''
  for (const [name, count] of counts) if (count > (counts.get(best) ?? 0)) best = name
  return best
}
