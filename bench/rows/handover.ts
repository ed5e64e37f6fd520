// How much of the text the lane hands to micromark, and why.

import { readFileSync } from 'node:fs'
import { endOfFrontMatter, frontMatterOf } from '../../server/src/core/facts/frontMatter.ts'
import { readByLane } from '../../server/src/core/facts/lane/lane.ts'
import { type HandedOver, reasons } from '../../server/src/core/facts/lane/reasons.ts'
import { emptyFacts } from '../../server/src/core/facts/reference/read.ts'
import { lineStarts } from '../../server/src/core/text.ts'
import { counted, tableText } from '../table.ts'
import type { CorpusGroup } from './group.ts'

export const handover: CorpusGroup = {
  name: 'handover',
  async run(bench, corpus) {
    bench.say(`${corpus.name}: what goes to micromark`)
    let characters = 0
    const handedOver: HandedOver = new Map()
    for (const file of corpus.files) {
      const text = readFileSync(file, 'utf8')
      characters += text.length
      readByLane(text, lineStarts(text), endOfFrontMatter(text, frontMatterOf(text)), emptyFacts(), { handedOver })
    }
    const sum = [...handedOver.values()].reduce((all, each) => all + each, 0)
    const share = (part: number) => `${((100 * part) / characters).toFixed(3)} %`
    const sorted = [...handedOver].sort(([, a], [, b]) => b - a)
    const rows = sorted.map(([reason, part]) => [`\`${reason}\``, reasons[reason], counted(part), share(part)])
    return {
      title: 'text handed to micromark',
      rows: [],
      notes: [
        `${counted(sum)} of ${counted(characters)} characters, ${share(sum)}, went to micromark because the lane was not certain of them.`,
        ...(rows.length > 0 ? [tableText(['reason', 'what it means', 'characters', 'share'], rows)] : []),
      ],
    }
  },
}
