import { isRefusal, type Refusal } from '@lianyu/kernel'
import { countMatters, listMatters } from '../../store/list-matters.ts'
import type { MatterRow as StoredRow } from '../../store/list-rows.ts'
import { readerOf } from '../../store/read-trip.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import type { Acting } from '../door.ts'
import { jsonBytes } from '../json-bytes.ts'
import type { Call, RouteShape } from '../route.ts'
import { keptLists, type MadeList } from './kept-lists.ts'
import { type Asked, type ListQuery, readListQuery } from './list-query.ts'
import { type MatterRow, matterRows } from './matter-rows.ts'

export interface MatterPage {
  items: MatterRow[]
  next: string | null
  /** Only where it was asked for; `more` where there are more than are counted. */
  count?: number
  more?: boolean
}

/** One page of matters of the session's party, of the kinds that its duty may see. */
export async function listPage(deps: NodeDeps, session: Acting, asked: ListQuery): Promise<MatterPage | Refusal> {
  const read = readListQuery(deps, session, asked)
  if ('refusal' in read) return read
  const made = await makeList(deps, session, read, asked.count === '1')
  return isRefusal(made) ? made : made.page
}

/** The same as it is sent: kept from the last time while nothing has changed of the kinds that it lists. */
async function listBytes(deps: NodeDeps, session: Acting, asked: ListQuery): Promise<Buffer | Refusal> {
  const read = readListQuery(deps, session, asked)
  if ('refusal' in read) return read
  const counting = asked.count === '1'
  const { now, ...query } = read.query
  const key = {
    party: session.party,
    desk: session.acting.desk,
    kinds: query.kinds,
    asked: JSON.stringify([query, read.nothing, counting]),
  }
  return keptLists(deps).get(key, async () => {
    const made = await makeList(deps, session, read, counting)
    return isRefusal(made) ? made : { page: jsonBytes(made.page), until: made.until }
  })
}

/** Bytes are sent as they are; a refusal is put into words by the server. */
export async function sendList(
  deps: NodeDeps,
  { query, session, reply }: Pick<Call<RouteShape>, 'session' | 'reply'> & { query: ListQuery },
): Promise<Buffer | Refusal> {
  const bytes = await listBytes(deps, session, query)
  if (!isRefusal(bytes)) reply.type('application/json; charset=utf-8')
  return bytes
}

async function makeList(
  deps: NodeDeps,
  session: Acting,
  { query, nothing }: Asked,
  counting: boolean,
): Promise<MadeList<MatterPage> | Refusal> {
  const until = Number.POSITIVE_INFINITY
  if (nothing) return { page: { items: [], next: null, ...(counting ? { count: 0, more: false } : {}) }, until }
  const page = await listMatters(readerOf(deps.store, session.party), query)
  if (isRefusal(page)) return page
  const { rows, next } = page
  const counted = counting
    ? await inParty(deps.store, session.party, 'app', (tx) => countMatters(tx, query))
    : undefined
  const items = await matterRows(deps, session, rows)
  // Which rows have a light turns with any of them, on the page or not.
  const byLight = query.light !== undefined || query.track?.light !== undefined
  return { page: { items, next: next ?? null, ...counted }, until: byLight ? 0 : turnsAt(rows, Date.parse(query.now)) }
}

/** When the first light on the page turns. */
function turnsAt(rows: readonly StoredRow[], nowMs: number): number {
  const turns = rows.flatMap(({ amberAt, redAt }) => [amberAt, redAt])
  return Math.min(...turns.map((at) => (at === undefined ? Infinity : Date.parse(at))).filter((at) => at > nowMs))
}
