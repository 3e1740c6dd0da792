import type { Instant, Kind, MatterId, Text } from '@lianyu/kernel'
import { matterRowsById, type MatterRow as StoredRow } from '../../store/list-matters.ts'
import type { Tx } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, maySeeKind } from '../door.ts'
import { type MatterRow, matterRows } from './matter-rows.ts'

export interface Related {
  name: string
  label: Text
  /** The other matters point here. */
  inverse: boolean
  rows: MatterRow[]
}

const most = 100

export interface RelatedRead {
  pairs: { name: string; other: MatterId; inverse: boolean }[]
  rows: StoredRow[]
}

/** What is stored of the matters that this one points to, and of those that point to it. */
export async function readRelated(tx: Tx, id: MatterId, now: Instant): Promise<RelatedRead> {
  const { rows: pairs } = await tx.query<RelatedRead['pairs'][number]>(
    `(select r.name, r.other, false as inverse from relation r where r.party = $1 and r.matter = $2 limit $3)
     union all
     (select b.name, b.matter as other, true as inverse from relation b where b.party = $1 and b.other = $2 limit $3)`,
    [tx.party, id, most],
    'related matters',
  )
  return { pairs, rows: await matterRowsById(tx, [...new Set(pairs.map(({ other }) => other))], now) }
}

/** Of those, the ones that the duty may see, put into words. */
export async function wordRelated(
  deps: NodeDeps,
  session: Acting,
  kind: Kind,
  { pairs, rows }: RelatedRead,
): Promise<Related[]> {
  const inSight = rows.filter((row) => {
    const other = deps.kindsByHash(row.kindHash)
    return other !== undefined && maySeeKind(deps, session, other)
  })
  const worded = new Map((await matterRows(deps, session, inSight)).map((row) => [row.id, row]))
  const groups = new Map<string, Related>()
  for (const { name, other, inverse } of pairs) {
    const row = worded.get(other)
    if (row === undefined) continue
    const key = `${inverse} ${name} ${inverse ? row.kind : ''}`
    const group = groups.get(key) ?? { name, inverse, label: labelOf(deps, kind, row, name, inverse), rows: [] }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** The way there is called as the field is; the way back as the kind that points here, since no field names it. */
function labelOf(deps: NodeDeps, kind: Kind, row: MatterRow, name: string, inverse: boolean): Text {
  const label = inverse ? deps.kindsByHash(row.kindHash)?.labels.kind : kind.labels.fields[name]
  return label === undefined ? { zh: name, en: name } : { zh: label.zh, en: label.en }
}
