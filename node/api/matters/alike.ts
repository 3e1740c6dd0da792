import { identityTerm, isRefusal, type Refusal, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { listMatters } from '../../store/list-matters.ts'
import { readerOf } from '../../store/read-trip.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, kindsInSight } from '../door.ts'
import { kindIdShape } from '../shapes.ts'
import { type MatterRow, matterRows } from './matter-rows.ts'

export const alikeShape = z.object({
  kind: kindIdShape,
  data: z
    .record(z.string().max(64), z.unknown())
    .describe('the form as far as it is filled; only identifying fields are read'),
})

/** Shown of each field: enough to see what is meant. */
const most = 5

export interface Alike {
  field: string
  items: MatterRow[]
}

/**
 * Matters that are likely the same as one about to be opened, by each field that identifies its kind. A warning and
 * nothing more: what is in sight of the duty is looked at, and opening is not refused.
 */
export async function alikeMatters(
  deps: NodeDeps,
  session: Acting,
  { kind: id, data }: z.output<typeof alikeShape>,
): Promise<Alike[] | Refusal> {
  const kind = kindsInSight(deps, session).find(({ declaration }) => declaration.id === id)
  if (kind === undefined) return refuse('node.not-found', { what: `kind ${id}` }, 'kind')
  const found: Alike[] = []
  for (const field of kind.identifies ?? []) {
    const term = identityTerm(field, Object.hasOwn(data, field) ? data[field] : undefined)
    if (term === undefined) continue
    const query = { kinds: [id], now: deps.instant(), terms: [term], limit: most }
    const page = await listMatters(readerOf(deps.store, session.party), query)
    if (isRefusal(page)) return page
    if (page.rows.length > 0) found.push({ field, items: await matterRows(deps, session, page.rows) })
  }
  return found
}
