import type { PartName } from '@lianyu/kernel'
import { z } from 'zod'
import {
  holderShape,
  leafShape,
  matterIdShape,
  matterRowShape,
  namedPartyShape,
  partyIdShape,
  readingShape,
  stepIdShape,
  textShape,
} from '../shapes.ts'

export const onMatter = z.object({ id: matterIdShape })
export const onStep = z.object({ id: matterIdShape, step: stepIdShape })

const data = z.record(z.string().max(64), z.unknown())
const parties = z.array(partyIdShape).min(1).max(64)

export const openShape = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  matter: matterIdShape.optional().describe('the whole id, of your own party; default: your party and the command id'),
  agreement: matterIdShape.optional(),
  parties: parties.optional(),
  trial: z.boolean().optional().describe('tries out the process: the matter counts nowhere'),
  data,
})

export const stepShape = z.strictObject({
  track: z.string().max(64).optional(),
  version: z.number().int().min(0).optional().describe('the version of the track that you saw'),
  data: data.default({}),
  to: z.strictObject({ party: partyIdShape, desk: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/) }).optional(),
})

export const findingShape = z.strictObject({ leaf: leafShape.describe('the remark on the trial') })
export const shareShape = z.strictObject({ agreement: matterIdShape, parties: parties.optional() })
export const eraseShape = z.strictObject({
  leaf: leafShape,
  part: z.enum(['shared', 'internal', 'personal']),
  ground: z.string().trim().min(2).max(500),
})

export const evidenceAskedShape = z.object({
  with: z
    .string()
    .max(40)
    .regex(/^(internal|personal)(,(internal|personal))?$/)
    .transform((text) => text.split(',') as PartName[])
    .optional()
    .describe('parts besides the shared ones: internal, personal'),
})

/** Who was shown what is said of a person; parties, desks, purposes and times, and never a name of an officer. */
export const disclosuresShape = z.object({
  by: namedPartyShape,
  at: z.string(),
  items: z.array(
    z.object({
      how: z.enum(['looked', 'file', 'exported', 'sent']),
      party: namedPartyShape,
      desk: textShape.nullable(),
      purpose: textShape,
      count: z.number(),
      times: z.array(z.string()).describe('newest first, the last fifty'),
    }),
  ),
})

export const factsAskedShape = z.object({
  only: z.enum(['shared', 'internal']).optional(),
  cursor: leafShape.optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
})

const stepViewShape = z.object({
  step: z.string(),
  track: z.string().optional(),
  may: z.boolean(),
  refusal: z
    .object({
      code: z.string(),
      zh: z.string(),
      en: z.string(),
      field: z.string().optional(),
      facts: z.record(z.string(), z.unknown()),
    })
    .optional(),
  label: textShape,
  says: textShape.optional(),
  receivers: z.array(z.object({ party: z.string(), desk: z.string(), label: textShape })).optional(),
})

export const matterShape = z.object({
  row: matterRowShape,
  matter: z.object({ shared: z.unknown(), overlay: z.unknown() }).describe('the folded state, see docs'),
  masked: z.array(z.string()).describe('fields with a value that is not for your desk'),
  kind: z.string().describe('hash of the kind’s declaration'),
  names: z.object({
    parties: z.record(z.string(), textShape),
    desks: z.record(z.string(), textShape),
    officers: z.record(z.string(), z.string()),
  }),
  steps: z.array(stepViewShape),
  readings: z.record(z.string(), readingShape),
  gates: z.array(
    z.object({
      id: z.string(),
      label: textShape,
      opens: z.string(),
      lanes: z.array(
        z.object({
          track: z.string(),
          label: textShape,
          stage: z.string(),
          stageLabel: textShape,
          done: z.boolean(),
          holder: holderShape,
          reading: readingShape.nullable(),
        }),
      ),
    }),
  ),
  evidence: z.object({
    facts: z.number(),
    selfSigned: z.number(),
    mirrored: z.number(),
    witnessed: z.number(),
    byPeer: z.array(namedPartyShape.extend({ size: z.number(), facts: z.number() })),
  }),
  related: z.array(
    z.object({
      name: z.string(),
      label: textShape,
      inverse: z.boolean(),
      became: z.literal(true).optional().describe('what this matter became'),
      rows: z.array(matterRowShape),
    }),
  ),
  followed: z.boolean(),
  outlook: z.unknown().optional().describe('what its pack tells of it beyond its fields: a ladder, lines, a table'),
  judges: z.object({ kind: z.string() }).optional().describe('it holds rules; who qualifies is under /qualifying'),
  versions: z
    .object({
      held: z.object({ version: z.number(), fields: z.record(z.string(), z.unknown()) }).optional(),
      coming: z.object({ day: z.string(), version: z.number() }),
    })
    .optional()
    .describe(
      'only where the newest version begins later: what holds today (nothing yet where absent), and what comes',
    ),
  erasures: z.array(
    z.object({
      leaf: z.string(),
      part: z.string(),
      record: textShape,
      ground: z.string(),
      askedBy: namedPartyShape,
      at: z.string(),
      confirmed: z.array(namedPartyShape.extend({ at: z.string() })),
      waiting: z.array(namedPartyShape),
      due: z.string().describe('the last working day to confirm, by the days that stood when it was asked'),
      provisional: z.boolean(),
      late: z.boolean(),
    }),
  ),
})

export const openedPartsShape = z.object({
  parts: z.array(
    z.object({
      matter: z.string(),
      name: z.string(),
      opened: z.boolean().describe('false where it was there before, or was refused'),
      queryCode: z.string().optional().describe('shown once'),
      refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).optional(),
    }),
  ),
})

export const flowShape = z
  .object({
    gate: z.string(),
    label: textShape,
    opensLabel: textShape,
    first: z.string().describe('the day from which working days are counted'),
    today: z.number(),
    ends: z.number(),
    endsOn: z.string(),
    path: z.array(z.string()).describe('tracks of the chain that decides when all is done, first to last'),
    lanes: z.array(
      z.object({
        track: z.string(),
        label: textShape,
        holder: holderShape,
        state: z.enum(['waiting', 'running', 'stopped', 'done']),
        stageLabel: textShape,
        light: z.enum(['on-time', 'due-soon', 'late', 'done']).nullable(),
        waitsFor: z.array(z.string()),
        promised: z.number().nullable().describe('working days'),
        used: z.number().describe('working days, of all rounds'),
        begins: z.number(),
        ends: z.number(),
        slack: z.number().nullable().describe('null once it is done'),
        critical: z.boolean(),
        owed: z
          .object({ what: z.string(), by: z.string().nullable(), given: z.string().nullable(), late: z.boolean() })
          .nullable(),
      }),
    ),
    papers: z.array(z.object({ name: z.string(), for: z.array(z.string()) })),
    records: z
      .array(
        z.object({
          desk: z.string(),
          label: textShape,
          terms: z.number(),
          kept: z.number(),
          promised: z.number(),
          used: z.number(),
        }),
      )
      .describe('this year, over all such matters: what each department promised and used, in working days'),
  })
  .nullable()

const partsShape = z.record(z.string(), z.object({ salt: z.string(), bytes: z.string() }))

export const proofShape = z.object({
  matter: z.string(),
  kind: z.string(),
  logs: z.array(
    namedPartyShape.extend({
      origin: z.string(),
      own: z.boolean(),
      keys: z.object({ log: z.string() }),
      checkpoint: z.string(),
      size: z.number(),
      cosigners: z.array(namedPartyShape.extend({ promise: z.enum(['mirror', 'witness']), vkey: z.string() })),
      others: z.array(z.object({ checkpoint: z.string(), size: z.number(), consistency: z.array(z.string()) })),
      pinned: z.object({ by: z.enum(['same-node', 'card']), fingerprint: z.string().optional() }),
      tail: z.object({ from: z.number(), size: z.number(), frontier: z.array(z.string()) }),
    }),
  ),
  facts: z.array(
    z.object({
      leaf: z.string(),
      log: z.string(),
      index: z.number(),
      bytes: z.string().describe('base64'),
      inclusion: z.array(z.string()).describe('hex'),
      parts: partsShape.describe('salt in hex, bytes in base64'),
      erased: z.array(z.string()),
    }),
  ),
})

export const qualifyingAskedShape = z.object({
  cursor: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
})

/** Who qualifies under the rules of a matter, line by line. */
export const qualifyingShape = z.object({
  kind: z.string().nullable().describe('whom the rules judge; null where the matter holds none'),
  opens: z
    .object({ kind: z.string(), rule: z.string(), subject: z.string(), data: z.record(z.string(), z.unknown()) })
    .nullable(),
  opensNot: z
    .object({ kind: z.string(), says: textShape })
    .optional()
    .describe('why nothing is opened under these rules now, where that is so'),
  items: z.array(
    z.object({
      row: matterRowShape,
      met: z.boolean(),
      lines: z.array(z.unknown()).describe('what each rule asks, what there is, and by how much it falls short'),
      givesFen: z.number().optional(),
      opened: z.object({ matter: z.string(), stageLabel: textShape }).optional(),
    }),
  ),
  next: z.string().nullable(),
})
