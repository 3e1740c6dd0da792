import {
  type Envelope,
  formatOrigin,
  isRefusal,
  type PartContent,
  type PartName,
  type PartyId,
  parseOrigin,
  type Text,
} from '@lianyu/kernel'
import { z } from 'zod'
import { auditMatter } from '../../identity/audit.ts'
import type { HeldFact } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { sayFact } from '../say/say-fact.ts'
import { textShape } from '../shapes.ts'

const lineShape = z.object({
  leaf: z.string(),
  index: z.number(),
  at: z.string(),
  deed: z.string(),
  sentence: textShape,
  actor: z.object({ title: z.string().nullable().describe('null: the node itself'), deskLabel: textShape }),
})

const text = new TextDecoder()

/** What was done to the node itself, read page by page from the party's audit log: it is never folded whole. */
export function auditRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/admin/audit',
      access: 'administrator',
      tag: 'administration',
      summary: 'The audit log of your party, newest first',
      shape: {
        query: z.object({
          cursor: z
            .string()
            .regex(/^\d{1,9}\.\d{1,15}$/)
            .optional()
            .describe('where the page before ended, as it said in `next`'),
          limit: z.coerce.number().int().min(1).max(200).optional(),
        }),
        answers: { 200: z.object({ items: z.array(lineShape), next: z.string().nullable() }) },
      },
      handle: async ({ session: { party }, query: { cursor, limit = 50 } }) => {
        const facts = await newestFirst(deps, party, cursor, limit + 1)
        const shown = facts.slice(0, limit)
        const last = shown.at(-1)
        return {
          items: shown.map(({ fact }) => lineOf(deps, fact)),
          next: facts.length > limit && last !== undefined ? `${last.generation}.${last.fact.index}` : null,
        }
      },
    }),
  ]
}

/** Lines of the audit log from the newest generation back: what a restore closed is read on, not forgotten. */
async function newestFirst(
  { journal }: NodeDeps,
  party: PartyId,
  cursor: string | undefined,
  limit: number,
): Promise<{ generation: number; fact: HeldFact }[]> {
  const newest = parseOrigin(await journal.logOf(party, 'audit'))
  if (isRefusal(newest)) return []
  const [from, index] = cursor?.split('.').map(Number) ?? [newest.generation, Number.MAX_SAFE_INTEGER]
  const found: { generation: number; fact: HeldFact }[] = []
  let before = index as number
  for (let generation = from as number; generation > 0 && found.length < limit; generation--) {
    const page = { log: formatOrigin({ ...newest, generation }), before, limit: limit - found.length }
    const facts = await journal.page(party, auditMatter(party), page)
    found.push(...facts.map((fact) => ({ generation, fact })))
    before = Number.MAX_SAFE_INTEGER
  }
  return found
}

function lineOf({ names, kindsByHash, offsetMinutes }: NodeDeps, fact: HeldFact): z.output<typeof lineShape> {
  const envelope = JSON.parse(text.decode(fact.bytes)) as Envelope
  const { by, at, step } = envelope
  const parts: { [P in PartName]?: PartContent } = {}
  for (const [name, held] of Object.entries(fact.parts)) {
    parts[name as PartName] = JSON.parse(text.decode(held.bytes)) as PartContent
  }
  const said = sayFact(kindsByHash(envelope.kind), envelope, parts, { names, offsetMinutes })
  return {
    leaf: fact.leaf,
    index: fact.index,
    at,
    deed: step,
    sentence: withTitles(said, parts, (id) => names.officer(by.party, id)),
    actor: { title: names.officer(by.party, by.officer) ?? null, deskLabel: names.desk(by.party, by.desk) },
  }
}

/** The log holds opaque ids of persons; to an administrator of their own party they are said by their office. */
function withTitles(
  said: Text,
  parts: { [P in PartName]?: PartContent },
  titleOf: (id: string) => string | undefined,
): Text {
  let named = said
  for (const value of Object.values(parts).flatMap((part) => Object.values(part?.fields ?? {}))) {
    const title = typeof value === 'string' ? titleOf(value) : undefined
    if (title !== undefined && typeof value === 'string') {
      named = { zh: named.zh.replace(value, title), en: named.en.replace(value, title) }
    }
  }
  return named
}
