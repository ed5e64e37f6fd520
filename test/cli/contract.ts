// The JSON that programs rely on, as the design fixes it: nothing less, nothing more.

import { z } from 'zod'

const place = z.number().int().positive()

export const checkOutput = z.strictObject({
  version: z.literal(1),
  root: z.string(),
  documents: z.number().int(),
  sections: z.number().int(),
  references: z.number().int(),
  problems: z.array(
    z.strictObject({
      file: z.string(),
      line: place,
      column: place,
      endLine: place,
      endColumn: place,
      code: z.string().regex(/^[a-z]+(?:-[a-z]+)+$/),
      severity: z.enum(['error', 'warning', 'information', 'hint']),
      message: z.string().min(1),
      target: z.string().nullable(),
    }),
  ),
})

export const sectionsOutput = z.strictObject({
  sections: z.array(
    z.strictObject({
      file: z.string(),
      line: place,
      depth: z.number().int().min(1).max(6),
      number: z.string().nullable(),
      title: z.string(),
      anchor: z.string(),
    }),
  ),
})

const to = z.strictObject({
  file: z.string(),
  line: place,
  number: z.string().nullable(),
  anchor: z.string().nullable(),
})

const listed = z.array(
  z.strictObject({
    file: z.string(),
    line: place,
    column: place,
    text: z.string(),
    kind: z.enum(['link', 'label', 'mention', 'section']),
    to: to.nullable(),
  }),
)

export const referencesOutput = z.strictObject({ incoming: listed, outgoing: listed })

export const resolveOutput = z.strictObject({
  text: z.string(),
  from: z.string(),
  answers: z.array(
    z.strictObject({
      text: z.string(),
      kind: z.enum(['link', 'label', 'mention', 'section']),
      result: z.string(),
      rule: z.string().nullable(),
      to: to.nullable(),
      candidates: z.array(z.string()),
    }),
  ),
})
