// outside-corpus: a link climbs out of every root, so nobody can say whether its target is there.

import { say } from '../message.ts'
import { slice } from '../text.ts'
import { didYouMean } from './missingFile.ts'
import { isPlaceholderLink } from './placeholder.ts'
import type { ReferenceCheck } from './problem.ts'

/** `../../issues`: pages that GitHub keeps beside the files of a repository. Only counted where they climb out of it. */
const sitePage =
  /^(?:\.\.\/)+(?:issues|pulls?|wiki|releases|discussions|actions|projects|security|milestones?|labels|tags|branches|commits?|compare|blob|tree|raw|edit|new|blame|graphs|network|pulse|stargazers|watchers|forks?|packages|archive|settings|search|contributors|deployments|community|sponsors)(?:\/|$)/

export const outsideCorpus: ReferenceCheck = {
  code: 'outside-corpus',

  problem(corpus, document, reference, resolution) {
    if (reference.kind !== 'link' || resolution.kind !== 'outside' || !corpus.rootOf(document.path)) return undefined
    const { path, pathSpan } = reference.target
    if (sitePage.test(path) || isPlaceholderLink(path)) return undefined
    return {
      code: 'outside-corpus',
      span: pathSpan,
      message: say('{path} leads out of the corpus, where nothing can be checked.', {
        path: slice(document.text, pathSpan),
      }),
      target: slice(document.text, reference.targetSpan),
    }
  },

  fixes(corpus, document, reference, _resolution, wanted) {
    if (reference.kind !== 'link' || wanted === 'safe') return []
    return didYouMean(corpus, document, reference, wanted).map((fix) => ({ ...fix, isSafe: false }))
  },
}
