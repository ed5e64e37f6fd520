// wrong-case: the file is there under a name that differs in case or Unicode form. Works on some disks, and not on the web.

import { say } from '../message.ts'
import { slice } from '../text.ts'
import { folderOf, relative } from '../uri.ts'
import type { ReferenceCheck } from './problem.ts'
import { repoint } from './repoint.ts'

export const wrongCase: ReferenceCheck = {
  code: 'wrong-case',

  problem(_corpus, document, reference, resolution) {
    if (reference.kind !== 'link') return undefined
    const spelling = 'spelling' in resolution ? resolution.spelling : undefined
    if (spelling === undefined) return undefined
    const { pathSpan } = reference.target
    const real = relative(folderOf(document.path), spelling)
    return {
      code: 'wrong-case',
      span: pathSpan,
      message: say('The name is spelled {real}. Where case counts, as on the web, {path} leads nowhere.', {
        real,
        path: slice(document.text, pathSpan),
      }),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference, resolution) {
    if (reference.kind !== 'link' || !('spelling' in resolution) || resolution.spelling === undefined) return []
    const change = repoint(corpus, document, reference, resolution.spelling)
    if (!change) return []
    const title = say('Change to {target}', { target: change.written })
    return [{ title, isPreferred: true, isSafe: change.keepsFragment, edits: change.edits }]
  },
}
