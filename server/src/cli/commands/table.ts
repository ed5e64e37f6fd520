// All commands: one exists when its row stands here.

import type { Command } from '../command.ts'
import { check } from './check.ts'
import { lsp } from './lsp.ts'
import { references } from './references.ts'
import { resolve } from './resolve.ts'
import { sections } from './sections.ts'

export const commands: readonly Command[] = [check, sections, references, resolve, lsp]
