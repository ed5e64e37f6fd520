// All commands: one exists when its row stands here. What a command is made of is loaded when it is called; most calls are checks.

import { say } from '../../core/message.ts'
import type { CommandRow } from '../command.ts'
import { check } from './check.ts'

export const commands: readonly CommandRow[] = [
  {
    name: 'check',
    summary: say('report what is wrong: broken references, labels, metadata'),
    load: async () => check,
  },
  {
    name: 'sections',
    summary: say('list the sections, or search them by number, title, path and pinyin'),
    load: async () => (await import('./sections.ts')).sections,
  },
  {
    name: 'references',
    summary: say('list who refers to a file or section, and what it refers to'),
    load: async () => (await import('./references.ts')).references,
  },
  {
    name: 'resolve',
    summary: say('say what a piece of text refers to, and by which rule'),
    load: async () => (await import('./resolve.ts')).resolve,
  },
  {
    name: 'move',
    summary: say('move a file or folder and rewrite every reference to it and from it'),
    load: async () => (await import('./move.ts')).move,
  },
  {
    name: 'renumber',
    summary: say('let the sections of a document count on and rewrite every reference to them'),
    load: async () => (await import('./renumber.ts')).renumber,
  },
  {
    name: 'update-log',
    summary: say('write or refresh an update log from what git says changed'),
    load: async () => (await import('./updateLog.ts')).updateLog,
  },
  { name: 'lsp', summary: say('start the language server'), load: async () => (await import('./lsp.ts')).lsp },
]
