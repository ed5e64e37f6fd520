// The last words of a check in a folder, with what they mean: to read them takes as long as to answer them.

import { textsStore } from '../node/factsStore.ts'
import type { Asked } from './checkOptions.ts'
import type { World } from './command.ts'

/** What the words mean, where they are those of the last check in this folder. The same build reads the same words alike. */
export async function askedBefore({ folder, words }: Pick<World, 'folder' | 'words'>): Promise<Asked | undefined> {
  if (words[0] !== 'check' || words.includes('--no-cache')) return undefined
  const [known, asked] = (await textsStore('words')?.load(folder))?.split('\n') ?? []
  return asked !== undefined && known === JSON.stringify(words) ? JSON.parse(asked) : undefined
}

/** Keeps what the words mean. Where that cannot be, they are read again the next time. */
export async function rememberWords({ folder, words }: Pick<World, 'folder' | 'words'>, asked: Asked): Promise<void> {
  await textsStore('words')?.store(folder, [words, asked].map((each) => JSON.stringify(each)).join('\n'))
}
