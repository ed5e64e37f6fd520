// What update logs need of version control: commits to begin with, the corpus as one of them had it, a writer. Only hosts with git have it.

import type { Corpus } from '../core/corpus.ts'
import type { Message } from '../core/message.ts'
import type { UpdateFacts } from '../core/updateLog/model.ts'
import type { Path } from '../core/uri.ts'
import type { Listener } from './session.ts'

/** Why something cannot be had: a sentence that holds wherever it is shown. */
export interface Refusal {
  readonly failure: Message
  /** What would help, which each program offers by another name. */
  readonly remedy?: Remedy
}

/** Begin at another commit, or where the work parted from a branch. */
export type Remedy = 'other-base' | 'parting'

/** Whether it is a reason, and not what was asked for. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && 'failure' in value
}

/** A commit that a log begins behind; the empty tree where it begins with the repository. */
export interface Base {
  readonly commit: string
  readonly why: Message
}

export interface CommitLine {
  readonly commit: string
  /** `YYYY-MM-DD`, as its author had it. */
  readonly day: string
  readonly subject: string
}

/** The corpus as a commit has it. */
export interface Past {
  readonly corpus: Corpus
  /** Folders that are repositories of their own, of which nothing is known. */
  readonly submodules: readonly Path[]
}

export const logLanguages = ['en', 'zh'] as const
export type LogLanguage = (typeof logLanguages)[number]

export interface LogRequest {
  readonly root: Path
  readonly scope: Path
  readonly log: Path
  readonly day: string
  readonly base: string
  /** `worktree` for the working tree. */
  readonly head: string
  /** Undefined: the one that most documents of the scope are in. */
  readonly language: LogLanguage | undefined
  /** Documents that are mentioned although only their layout changed. */
  readonly mentioned: readonly Path[]
}

/** Where a log is. */
export interface LogPlace {
  readonly root: Path
  /** The one that git is asked about: the root, or a folder below it. */
  readonly repository: Path
}

/** Never rejects. Commits are given and taken by their full names. */
export interface UpdateLogPort {
  /** The repository that a folder of the corpus belongs to, where it begins below the root; else the root. */
  repositoryOf(root: Path, folder: Path): Path
  /** Repositories of their own below the folder in which one of the documents lies. */
  repositoriesBelow(folder: Path, documents: readonly Path[]): readonly Path[]
  /** The first symbolic link on the way from the root to the path; undefined where there is none. */
  linkOnWay(root: Path, path: Path): Path | undefined
  /** The commit that the working tree stands on. */
  head(root: Path): Promise<string | Refusal>
  /** Where a log of that day begins when nobody says otherwise. */
  baseOfLog(root: Path, log: Path, day: string, head: string): Promise<Base | Refusal>
  /** What a revision names, if it comes before the head. */
  ancestor(root: Path, revision: string, head: string): Promise<Base | Refusal>
  /** The last commit that touched the file. */
  lastTouched(root: Path, log: Path, head: string): Promise<Base | Refusal>
  lastTag(root: Path, head: string): Promise<Base | Refusal>
  /** Where the work parted from a branch. */
  partedFrom(root: Path, branch: string, head: string): Promise<Base | Refusal>
  /** The newest first. */
  commits(root: Path, head: string, count: number): Promise<readonly CommitLine[] | Refusal>
  /** The one that was committed to last first. */
  branches(root: Path): Promise<readonly string[] | Refusal>
  /** New path to old, from the commit to the working tree. */
  renames(root: Path, base: string): Promise<ReadonlyMap<Path, Path> | Refusal>
  /** Reads it in slices. What lies outside of the repository is as it is now. */
  corpusAt(place: LogPlace, commit: string, listener: Listener): Promise<Past | Refusal>
  /** The whole log as it would be written now, by the template of the project or that of the language. */
  write(corpus: Corpus, facts: UpdateFacts, request: LogRequest): Promise<{ readonly text: string } | Refusal>
}
