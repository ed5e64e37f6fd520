// All formats of `check`, by the name that `--format` takes.

import { github } from './github.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { pretty } from './pretty.ts'
import type { CheckReport, View } from './report.ts'
import { sarif } from './sarif.ts'

export const formats = { pretty, json, sarif, github, junit } satisfies Record<
  string,
  (report: CheckReport, view: View) => string
>

export type FormatName = keyof typeof formats
