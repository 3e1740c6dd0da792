import { z } from 'zod'

/** Shapes that several answers are made of, for the OpenAPI page and the web's typed client. */

export const textShape = z.object({ zh: z.string(), en: z.string() }).meta({ id: 'Text' })
export const matterIdShape = z.string().regex(/^[0-9A-Z-]{6,18}:[0-9a-f-]{36}$/)
export const kindIdShape = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
export const stepIdShape = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
export const partyIdShape = z.string().regex(/^(\d{6}(-[A-Z]{2})?|[0-9A-HJ-NPQRTUWXY]{18})$/)
export const deskIdShape = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
export const leafShape = z.string().regex(/^[0-9a-f]{64}$/)
export const monthShape = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/)
export const cursorShape = z.string().min(1).max(2048)

/** A file that the node keeps; `size` in bytes, `type` a media type told by its content. */
export const storedFileShape = z.object({ hash: z.string(), name: z.string(), type: z.string(), size: z.number() })

export const namedPartyShape = z.object({ party: z.string(), name: textShape }).meta({ id: 'NamedParty' })
export const lightShape = z.enum(['late', 'due-soon', 'on-time', 'none'])

export const holderShape = z
  .object({
    party: z.string(),
    desk: z.string(),
    name: textShape,
    deskLabel: textShape,
    mine: z.boolean().describe('held by the desk you act at'),
    other: z.boolean().describe('held by another party'),
  })
  .meta({ id: 'Holder' })

export const readingShape = z
  .object({
    due: z.string(),
    budget: z.number(),
    used: z.number(),
    left: z.number(),
    over: z.number(),
    light: z.enum(['on-time', 'due-soon', 'late', 'done']),
    caughtUp: z.boolean(),
    suspended: z.boolean(),
    provisional: z.boolean(),
    unit: z.enum(['working-days', 'natural-days', 'hours']),
    calendarChanged: z.boolean(),
    cells: z.array(
      z.object({
        day: z.string(),
        hour: z.number().optional(),
        state: z.enum(['used', 'left', 'over', 'suspended']),
      }),
    ),
    ignored: z.array(z.object({ refusal: z.string(), zh: z.string(), en: z.string() })),
  })
  .meta({ id: 'Reading' })

export const matterRowShape = z
  .object({
    id: z.string(),
    kind: z.string(),
    kindHash: z.string(),
    kindLabel: textShape,
    title: z.string(),
    sample: z.boolean(),
    trial: z.literal(true).optional().describe('tries out a process and counts nowhere'),
    stage: z.string(),
    stageLabel: textShape,
    light: lightShape,
    due: z.string().nullable().describe('last day on time, or for hours the instant'),
    holder: holderShape,
    origin: namedPartyShape,
    agreement: z.string().optional(),
    others: z.array(namedPartyShape),
    openedAt: z.string(),
    changedAt: z.string(),
    columns: z.record(z.string(), z.unknown()).describe('values of the kind’s list columns, by field'),
    comingOn: z
      .string()
      .optional()
      .describe('columns and title say what holds today; from this day another version does'),
  })
  .meta({ id: 'MatterRow' })

export const trackRowShape = z
  .object({
    matter: z.string(),
    kind: z.string(),
    kindLabel: textShape,
    title: z.string(),
    sample: z.boolean(),
    agreement: z.string().optional(),
    others: z.array(namedPartyShape),
    track: z.string(),
    main: z.boolean().describe('the kind’s main track'),
    trackLabel: textShape,
    stage: z.string(),
    stageLabel: textShape,
    missing: textShape.optional().describe('what a gate still lacks'),
    holder: holderShape,
    since: z.string(),
    heldWorkingDays: z.number(),
    reading: readingShape.nullable(),
    action: z.object({ step: z.string(), label: textShape }).nullable(),
  })
  .meta({ id: 'TrackRow' })

export const receiptShape = z
  .object({
    matter: z.string(),
    facts: z.array(z.object({ leaf: z.string(), log: z.string(), index: z.number() })),
    version: z.number().optional(),
    queryCode: z.string().optional(),
    replayed: z.boolean(),
  })
  .meta({ id: 'Receipt' })

export const factShape = z
  .object({
    leaf: z.string(),
    log: z.string(),
    index: z.number(),
    seq: z.number().describe('place in the matter, from 1; a fact that arrives late moves those after it'),
    envelope: z.unknown(),
    parts: z.record(z.string(), z.unknown()).describe('those you may see; null for one that was erased'),
    masked: z.array(z.string()).describe('parts that are here but not for your desk'),
    internal: z.boolean(),
    sentence: textShape,
    actor: z.object({
      party: z.string(),
      desk: z.string(),
      role: z.string(),
      partyName: textShape,
      deskLabel: textShape,
      title: z.string().nullable(),
    }),
    other: z.boolean(),
    evidence: z.enum(['self-signed', 'mirrored', 'witnessed']),
    ahead: z.boolean(),
    keepers: z.array(namedPartyShape),
    flag: z.object({ why: z.string(), zh: z.string(), en: z.string(), cause: z.string().optional() }).optional(),
    files: z.array(storedFileShape),
    erasable: z.array(z.string()).describe('parts whose erasure you may ask for'),
  })
  .meta({ id: 'Fact' })

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}
