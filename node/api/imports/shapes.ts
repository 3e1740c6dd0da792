import { z } from 'zod'

const name = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
const words = z.object({ zh: z.string(), en: z.string() })

export const aimShape = z.object({ kind: name, step: name.optional() })
export const onImport = z.object({ id: z.uuid() })

const outcome = z.enum(['unread', 'skipped', 'ready', 'bad', 'duplicate', 'same', 'done', 'refused'])
const fault = words.extend({
  cell: z.string().optional(),
  head: z.string().optional(),
  note: z.literal(true).optional(),
  code: z.string(),
})
const column = z.object({
  column: z.number(),
  letter: z.string(),
  head: z.string(),
  field: z.string().optional(),
  unit: z.string().optional(),
  how: z.enum(['named', 'usual', 'near', 'remembered', 'chosen']).optional(),
})
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
const plan = z.object({
  sheets: z.array(z.object({ number: z.number(), name: z.string(), rows: z.number() })),
  sheet: z.number(),
  header: z.number(),
  columns: z.array(column),
  duplicates: z.enum(['skip', 'import']),
  /** Where the rows need a month and no column says it: as the title, the sheet's or the file's name says, or chosen. */
  month: z
    .object({
      field: z.string(),
      value: month.optional(),
      from: z.enum(['title', 'sheet', 'file', 'chosen']).optional(),
      said: z.string().optional(),
    })
    .optional(),
  stopped: fault.optional(),
})
const target = z.object({
  field: z.string(),
  required: z.boolean(),
  names: z.array(z.string()),
  type: z.string(),
  units: z.array(z.string()),
})

export const importHeadShape = z.object({
  id: z.string(),
  kind: z.string(),
  step: z.string(),
  label: words,
  fileName: z.string(),
  state: z.enum(['checked', 'running', 'done', 'cancelled', 'stopped']),
  createdAt: z.string(),
})
export const importShape = importHeadShape.extend({
  plan,
  targets: z.array(target),
  counts: z.partialRecord(outcome, z.number()),
})

export const rowsAskedShape = z.object({
  outcome: z
    .string()
    .max(80)
    .transform((text) => text.split(','))
    .pipe(z.array(outcome))
    .optional(),
  after: z.coerce.number().int().min(0).max(2_000_000).optional(),
  limit: z.coerce.number().int().min(1).max(500).optional(),
})
const cell = z.union([
  z.object({ t: z.string(), f: z.literal(true).optional() }),
  z.object({ n: z.number(), p: z.literal(true).optional(), f: z.literal(true).optional() }),
  z.object({ d: z.string(), at: z.string().optional(), f: z.literal(true).optional() }),
  z.object({ b: z.boolean(), f: z.literal(true).optional() }),
  z.object({ e: z.string() }),
])
export const rowsShape = z.object({
  items: z.array(
    z.object({
      line: z.number(),
      outcome,
      matter: z.string().nullable(),
      cells: z.array(cell.nullable()),
      faults: z.array(fault),
    }),
  ),
  next: z.number().optional(),
})

/** Strict: a misspelt choice must not silently leave the plan as it was. */
export const changeShape = z.strictObject({
  sheet: z.number().int().min(1).max(1_000).optional(),
  header: z.number().int().min(1).max(100_000).optional(),
  columns: z
    .array(
      z.strictObject({
        column: z.number().int().min(1).max(200),
        field: z.string().max(80).optional(),
        unit: z.string().max(20).optional(),
      }),
    )
    .max(200)
    .optional(),
  duplicates: z.enum(['skip', 'import']).optional(),
  month: month.optional(),
})
