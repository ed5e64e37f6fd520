// number-prefix: the number in a document's title is none of those in its path, though its neighbours keep to theirs.

import type { Corpus } from '../corpus.ts'
import type { Document } from '../document.ts'
import type { Heading } from '../facts/types.ts'
import { say } from '../message.ts'
import { rulesFor } from '../numbering/rules.ts'
import { parseNumber } from '../sectionNumber.ts'
import { folderOf, isDocumentPath, nameOf, type Path, stemOf } from '../uri.ts'
import type { DocumentCheck } from './problem.ts'

/** How many neighbours are asked at most, so that a folder of many documents costs no more than many folders. */
const mostNeighbours = 24

export const numberPrefix: DocumentCheck = {
  code: 'number-prefix',

  /** Only where at least two neighbours with numbers in title and name have them agree, and most have. */
  problems(corpus, document) {
    const title = numberedTitle(document)
    const root = corpus.rootOf(document.path)?.path
    if (!title?.number || root === undefined || rulesFor(corpus, document.path)?.length === 0) return []
    const numbered = nearestNumbered(root, document.path)
    if (numbered === undefined || agrees(root, document.path, title) || !isCustom(corpus, root, numbered)) return []
    return [
      {
        code: 'number-prefix',
        span: title.number.span,
        message: say('The document is numbered {number}, but lies in {name}.', {
          number: title.number.text,
          name: nameOf(numbered),
        }),
        target: title.number.text,
      },
    ]
  },
}

/** The title of the document, where it is one with a number. */
function numberedTitle({ facts }: Document): Heading | undefined {
  const title = facts.headings.find(({ nested }) => !nested)
  return title?.depth === 1 && title.number ? title : undefined
}

/** The number that a file or folder is sorted by, as it is compared: `12` of `12-network`, `L-3` of `L-3-containers.md`. */
function numberInName(path: Path): string | undefined {
  const match = /^(?:([A-Z])-)?0*(\d{1,3})(?=[-_. ]|$)/.exec(nameOf(path))
  return match ? `${match[1] ? `${match[1]}-` : ''}${match[2]}` : undefined
}

/** The file, else the folder that it lies in, where it has a number. One farther up does not number what lies in folders without. */
function nearestNumbered(root: Path, path: Path): Path | undefined {
  return [path, folderOf(path)].find((at) => at.length > root.length && numberInName(at) !== undefined)
}

/** Whether the number begins with one of the path, or is that of the file: `# 12.1.3` in `12-structure/01-basics/03-kinds.md`. */
function agrees(root: Path, path: Path, title: Heading): boolean {
  const number = title.number && parseNumber(title.number.text)
  const first = number?.components[0]
  if (!number || !first) return true
  const wanted = `${number.prefix.toUpperCase()}${first.value}`
  for (let at = path; at.length > root.length; at = folderOf(at)) if (numberInName(at) === wanted) return true
  return false
}

/** Whether the numbered neighbours of a file or folder have the numbers of their documents agree with their names. */
function isCustom(corpus: Corpus, root: Path, path: Path): boolean {
  let [agreeing, others, asked] = [0, 0, 0]
  for (const neighbour of corpus.files.entries(folderOf(path))) {
    if (neighbour === path || numberInName(neighbour) === undefined) continue
    if (++asked > mostNeighbours) break
    const document = mainDocument(corpus, neighbour)
    const title = document && numberedTitle(document)
    if (!document || !title) continue
    if (agrees(root, document.path, title)) agreeing++
    else others++
  }
  return agreeing >= 2 && agreeing > 2 * others
}

/** The file itself; of a folder the document that is named as it, or its README. */
function mainDocument(corpus: Corpus, path: Path): Document | undefined {
  if (isDocumentPath(path)) return corpus.document(path)
  const name = stemOf(path).replace(/^(?:[A-Z]-)?\d+[-_. ]+/, '')
  return corpus.document(`${path}/${name}.md`) ?? corpus.document(`${path}/README.md`)
}
