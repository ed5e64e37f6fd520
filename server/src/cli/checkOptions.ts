// What `check` can be asked beyond the places.

import type { ProblemCode } from '../core/problemCodes.ts'
import type { RootOptions } from './options.ts'
import type { FormatName } from './report/formats.ts'
import type { View } from './report/report.ts'

export interface CheckOptions extends RootOptions {
  readonly format: FormatName
  readonly baseline?: string
  readonly writeBaseline?: string
  readonly changedSince?: string
  readonly failOn: View['failOn']
  readonly only?: readonly ProblemCode[]
  readonly fix?: boolean
}

/** What a check was asked: its options, and the files and folders that were named. */
export interface Asked {
  readonly options: CheckOptions
  readonly paths: readonly string[]
}
