import { isRefusal, type Refusal } from '@lianyu/kernel'
import { countMatters, listMatters } from '../../store/list-matters.ts'
import { readerOf } from '../../store/read-trip.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import type { Acting } from '../door.ts'
import { type ListQuery, readListQuery } from './list-query.ts'
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
  const counting = asked.count === '1'
  if (read.nothing) return { items: [], next: null, ...(counting ? { count: 0, more: false } : {}) }
  const page = await listMatters(readerOf(deps.store, session.party), read.query)
  if (isRefusal(page)) return page
  const { rows, next } = page
  const counted = counting
    ? await inParty(deps.store, session.party, 'app', (tx) => countMatters(tx, read.query))
    : undefined
  return { items: await matterRows(deps, session, rows), next: next ?? null, ...counted }
}
