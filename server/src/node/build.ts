// Which program this is: what it keeps for the next run is for the same program only.

declare const docCorpusBuild: string | undefined

/**
 * Hash of everything that decides what is read of a document; esbuild puts it in place. Undefined where the sources run
 * as they are: then nothing is kept, for nobody would say when they have changed.
 */
export const build: string | undefined = typeof docCorpusBuild === 'string' ? docCorpusBuild : undefined
