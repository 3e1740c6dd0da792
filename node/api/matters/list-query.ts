import { type Kind, type PartyId, queryTokens, type Refusal, refuse, trialsOf } from '@lianyu/kernel'
import { z } from 'zod'
import { columnsOf } from '../../journal/kind-columns.ts'
import type { HolderFilter, ListSort, MatterQuery } from '../../store/matter-query.ts'
import { type Slot, type SlotValue, slotType } from '../../store/none.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, kindsInSight } from '../door.ts'
import { cursorShape, deskIdShape, lightShape, matterIdShape, partyIdShape } from '../shapes.ts'

/** Ids with commas between. */
const idList = z.string().regex(/^[a-z][a-z0-9-]{0,63}(,[a-z][a-z0-9-]{0,63}){0,31}$/)
const whose = z.enum(['my-party', 'other-party']).or(partyIdShape)

/** What a list may be asked. Columns are asked as `f.{field}`, `f.{field}.from`, `f.{field}.to`. */
export const listQueryShape = z.looseObject({
  kind: idList.optional().describe('ids of kinds with commas between; default: all that you may see'),
  stage: idList.optional().describe('stages of the track, with commas between'),
  track: z
    .string()
    .regex(/^[a-z][A-Za-z0-9-]{0,63}\*?$/)
    .optional()
    .describe(
      'the track that stage, holder and light speak of, * at its end for any so beginning; default the main one',
    ),
  light: lightShape.optional(),
  holder: z.literal('my-desk').or(whose).optional(),
  desk: deskIdShape.optional().describe('the desk that holds it'),
  party: partyIdShape.optional().describe('the party that holds it'),
  origin: whose.optional(),
  agreement: matterIdShape.optional(),
  trial: z.literal('1').optional().describe('trials of the process alone; no other list holds any'),
  running: z.literal('1').optional().describe('without those whose main track has come to its end'),
  q: z.string().max(200).optional(),
  sort: z
    .string()
    .max(80)
    .optional()
    .describe('changed, opened, title, due or a column; with - before it the other way round'),
  cursor: cursorShape.optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  count: z.literal('1').optional(),
})
export type ListQuery = z.output<typeof listQueryShape>

/** The same for a workbook, with the columns that the reader sees, in their order. */
export const sheetQueryShape = listQueryShape.extend({
  columns: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9]{0,63}(,[A-Za-z][A-Za-z0-9]{0,63}){0,39}$/)
    .optional()
    .describe('light, title, kind, stage, holder, due, others, origin, opened, changed and columns of the kind'),
})

export interface Asked {
  query: MatterQuery
  kinds: Kind[]
  /** Nothing can be found: the words of the search hold nothing to look up, or no kind is in sight. */
  nothing: boolean
}

type AskDeps = Pick<NodeDeps, 'kinds' | 'packs' | 'instant'>

/** The store's query for what was asked, narrowed to what this duty may see. */
export function readListQuery(deps: AskDeps, session: Acting, asked: ListQuery): Asked | Refusal {
  const inSight = kindsInSight(deps, session).filter((kind) => kind.declaration.id !== 'audit')
  const wanted = asked.kind?.split(',')
  const kinds = wanted === undefined ? inSight : inSight.filter((kind) => wanted.includes(kind.declaration.id))
  if (wanted !== undefined && kinds.length === 0)
    return refuse('node.not-found', { what: `kind ${asked.kind}` }, 'kind')
  const ids = [...new Set(kinds.map((kind) => kind.declaration.id))]
  const one = ids.length === 1 ? kinds.at(-1) : undefined
  const columns = columnFilters(one, asked)
  if ('refusal' in columns) return columns
  const sort = sortOf(one, asked.sort)
  if (sort !== undefined && 'refusal' in sort) return sort
  const terms = asked.q === undefined ? undefined : queryTokens(asked.q)
  const beside = asked.track !== undefined && asked.track !== one?.declaration.main ? asked.track : undefined
  const besides = beside === undefined ? undefined : tracksNamed(one, beside)
  if (besides?.length === 0)
    return refuse('node.bad-input', { field: 'track', why: 'no such track of one kind' }, 'track')
  const holder = holderOf(session, asked)
  const stages = asked.stage?.split(',')
  const standing = {
    ...(stages === undefined ? {} : { stages }),
    ...(asked.light === undefined ? {} : { light: asked.light }),
    ...(holder === undefined ? {} : { holder }),
  }
  const running = asked.running === '1' ? runningStages(kinds) : undefined
  return {
    kinds,
    nothing: ids.length === 0 || terms?.length === 0,
    query: {
      kinds: asked.trial === '1' ? ids.map(trialsOf) : ids,
      now: deps.instant(),
      ...(besides === undefined ? standing : { track: { ids: besides, ...standing } }),
      ...(running === undefined ? {} : { stages: narrowed(running, beside === undefined ? stages : undefined) }),
      ...originOf(session, asked.origin),
      ...(asked.agreement === undefined ? {} : { agreement: asked.agreement }),
      ...(Object.keys(columns.columns).length === 0 ? {} : { columns: columns.columns }),
      ...(terms === undefined ? {} : { terms }),
      ...sort,
      ...(asked.cursor === undefined ? {} : { cursor: asked.cursor }),
      ...(asked.limit === undefined ? {} : { limit: asked.limit }),
    },
  }
}

function tracksNamed(kind: Kind | undefined, name: string): string[] {
  const tracks = Object.keys(kind?.declaration.tracks ?? {})
  return tracks.filter((id) => (name.endsWith('*') ? id.startsWith(name.slice(0, -1)) : id === name))
}

function holderOf({ party, acting }: Acting, asked: ListQuery): HolderFilter | undefined {
  const filter: HolderFilter = {}
  if (asked.holder === 'my-desk') Object.assign(filter, { party, desk: acting.desk })
  else if (asked.holder === 'my-party') filter.party = party
  else if (asked.holder === 'other-party') filter.notParty = party
  else if (asked.holder !== undefined) filter.party = asked.holder
  if (asked.party !== undefined) filter.party = asked.party
  if (asked.desk !== undefined) filter.desk = asked.desk
  return Object.keys(filter).length === 0 ? undefined : filter
}

function originOf({ party }: Acting, origin: string | undefined): { origin?: PartyId; notOrigin?: PartyId } {
  if (origin === undefined) return {}
  if (origin === 'my-party') return { origin: party }
  return origin === 'other-party' ? { notOrigin: party } : { origin }
}

/** Stages of the main tracks from which something can still happen. */
export function runningStages(kinds: readonly Kind[]): string[] {
  const stages = new Set<string>()
  for (const { declaration } of kinds) {
    for (const [id, stage] of Object.entries(declaration.tracks[declaration.main]?.stages ?? {})) {
      if (stage.end !== true) stages.add(id)
    }
  }
  return [...stages]
}

function narrowed(running: string[], stages: string[] | undefined): string[] {
  return stages === undefined ? running : stages.filter((stage) => running.includes(stage))
}

function sortOf(
  kind: Kind | undefined,
  sort: string | undefined,
): Pick<MatterQuery, 'sort' | 'descending'> | Refusal | undefined {
  if (sort === undefined) return undefined
  const down = sort.startsWith('-')
  const name = down ? sort.slice(1) : sort
  if (['changed', 'opened', 'title', 'due'].includes(name)) return { sort: name as ListSort, descending: down }
  const slot = kind && columnsOf(kind).slots.get(name)
  if (slot === undefined) return refuse('node.no-such-order', { by: name }, 'sort')
  return { sort: slot, descending: down }
}

type Columns = NonNullable<MatterQuery['columns']>

function columnFilters(kind: Kind | undefined, asked: Record<string, unknown>): { columns: Columns } | Refusal {
  const columns: { [S in Slot]?: { equals?: SlotValue; from?: SlotValue; to?: SlotValue } } = {}
  for (const [name, value] of Object.entries(asked)) {
    if (Object.hasOwn(listQueryShape.shape, name)) continue
    const bad = (why: string) => refuse('node.bad-input', { field: name.slice(0, 80), why }, name.slice(0, 80))
    const [, field, edge = 'equals'] = /^f\.([A-Za-z][A-Za-z0-9]{0,63})(?:\.(from|to))?$/.exec(name) ?? []
    const slot = field === undefined || kind === undefined ? undefined : columnsOf(kind).slots.get(field)
    if (kind === undefined || field === undefined || slot === undefined) return bad('no such column of one kind')
    if (typeof value !== 'string' || value.length > 200) return bad('one value')
    const cell = columnsOf(kind).inColumn(field, slotType(slot) === 'bigint' ? numeric(kind, field, value) : value)
    if (cell === undefined) return bad('not a value of this column')
    columns[slot] = { ...columns[slot], [edge]: cell }
  }
  for (const filter of Object.values(columns)) {
    // One value says all: a range beside it would be a second answer to the same question.
    if (filter.equals !== undefined) for (const edge of ['from', 'to'] as const) delete filter[edge]
  }
  return { columns: columns as Columns }
}

/** Whole numbers as numbers; decimals stay text, which the column turns into units of its last digit. */
function numeric(kind: Kind, field: string, value: string): unknown {
  if (!/^-?\d{1,15}(\.\d{1,6})?$/.test(value)) return undefined
  const { type } = kind.declaration.fields[field] ?? {}
  return type === 'money' || type === 'integer' || type === 'rating' ? Number(value) : value
}
