import { type Instant, type Kind, type MatterId, offersOnly, type PartyId, type Text } from '@lianyu/kernel'
import { matterRowsRead, type RawRow, rowOf, type MatterRow as StoredRow } from '../../store/list-rows.ts'
import type { Read } from '../../store/read-trip.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, maySeeKind } from '../door.ts'
import { type MatterRow, matterRows } from './matter-rows.ts'

export interface Related {
  name: string
  label: Text
  /** The other matters point here. */
  inverse: boolean
  /** They are what this one became: their opening took over what was known of it. */
  became?: true
  rows: MatterRow[]
}

const most = 100

export interface RelatedRead {
  pairs: { name: string; other: MatterId; inverse: boolean }[]
  rows: StoredRow[]
}

/** Two reads: what this matter points to and what points to it, and the rows of those. */
export function relatedReads(party: PartyId, id: MatterId): Read[] {
  const there = `(select r.name, r.other, false as inverse from relation r where r.party = $1 and r.matter = $2
    order by r.name, r.other limit ${most})`
  const back = `(select b.name, b.matter as other, true as inverse from relation b where b.party = $1 and b.other = $2
    order by b.name, b.matter limit ${most})`
  const pairs = `${there} union all ${back}`
  return [
    { name: 'related matters', text: pairs, values: [party, id] },
    matterRowsRead(party, `= any(array(select p.other from (${pairs}) p))`, [id], 'rows of related matters'),
  ]
}

export function relatedFrom([pairs, rows]: readonly unknown[], now: Instant): RelatedRead {
  return { pairs: pairs as RelatedRead['pairs'], rows: (rows as RawRow[]).map((row) => rowOf(row, now)) }
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
    const group = groups.get(key) ?? {
      name,
      inverse,
      label: labelOf(deps, kind, row, name, inverse),
      ...(tookOver(deps, kind, row, inverse ? name : undefined) ? { became: true as const } : {}),
      rows: [],
    }
    group.rows.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}

/** Whether it is what this one became: opened from it, or named by it and of a kind that is opened from such. */
function tookOver(deps: NodeDeps, kind: Kind, row: MatterRow, by: string | undefined): boolean {
  const other = deps.kindsByHash(row.kindHash)?.declaration
  const takes = other?.opening.takes
  if (other === undefined || takes === undefined || !offersOnly(takes)) return false
  return by === undefined ? other.fields[takes.from]?.kind === kind.declaration.id : by === takes.from
}

/** The way there is called as the field is; the way back as the kind that points here, since no field names it. */
function labelOf(deps: NodeDeps, kind: Kind, row: MatterRow, name: string, inverse: boolean): Text {
  const label = inverse ? deps.kindsByHash(row.kindHash)?.labels.kind : kind.labels.fields[name]
  return label === undefined ? { zh: name, en: name } : { zh: label.zh, en: label.en }
}
