import type { Instant, MatterId, PartyId } from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import type { Tx } from '../store/transaction.ts'
import type { DisclosureRow } from './disclosure-rows.ts'
import type { MatterRows, TrackRow } from './matter-rows.ts'
import {
  disclosureTable,
  fileUseTable,
  type MatterRow,
  matterTable,
  monthTable,
  type NowRowOf,
  nowTable,
  queryCodeTable,
  relationTable,
  settingTable,
  type TrackRowOf,
  termTable,
  tileTable,
  trackTable,
} from './matter-tables.ts'
import type { MonthLine } from './month-lines.ts'
import { MovedTotals } from './moved-totals.ts'
import { relationParts } from './project-matter.ts'
import type { MatterRange } from './write-rows.ts'

interface Changes<R> {
  insert: R[]
  update: R[]
  remove: R[]
}
const none = <R>(): Changes<R> => ({ insert: [], update: [], remove: [] })

export interface FileUse {
  hash: string
  log: number
  idx: number
  part: string
  matter: MatterId
}
export interface TileRow {
  log: number
  level: number
  idx: number
  hash: Uint8Array
}

/**
 * What a batch changes in the projections: only rows that differ from what was there. The same for a step, for a mirrored
 * batch and for a rebuild, so that all three end in the same rows.
 */
export class ChangedRows {
  readonly #matter = none<MatterRow>()
  readonly #now = none<NowRowOf>()
  readonly #track = none<TrackRowOf>()
  readonly #relation = none<{ matter: MatterId; name: string; other: MatterId }>()
  readonly #term = none<{ term: string; kind: string; matter: MatterId }>()
  readonly #setting = none<{ key: string; validFrom: string; matter: MatterId; value: string }>()
  readonly #code = none<{ codeHash: string; matter: MatterId }>()
  readonly #month = none<MonthLine & { matter: MatterId; kind: string }>()
  readonly #fileUses: FileUse[] = []
  readonly #disclosures: DisclosureRow[] = []
  readonly #tiles: TileRow[] = []
  readonly #totals = new MovedTotals()

  addFileUses(uses: readonly FileUse[]): void {
    this.#fileUses.push(...uses)
  }

  addDisclosures(rows: readonly DisclosureRow[]): void {
    this.#disclosures.push(...rows)
  }

  addTile(tile: TileRow): void {
    this.#tiles.push(tile)
  }

  /** `before` undefined: the matter is new here. `after` undefined: nothing to show yet, and nothing was shown before. */
  add(before: MatterRows | undefined, after: MatterRows | undefined): void {
    if (after === undefined) {
      return
    }
    const { id, kind } = after.matter
    put(this.#matter, before?.matter, after.matter, sameMatter)
    put(this.#now, before && { ...before.now, id, kind }, { ...after.now, id, kind }, sameFlat)
    for (const track of Object.keys(after.tracks).sort()) {
      const [was, is] = [before?.tracks[track], after.tracks[track] as TrackRow]
      const sameClock = was?.ground === is.ground && was.clock === is.clock
      const row = { ...is, matter: id, track, kind, sameClock }
      put(this.#track, was && { ...was, matter: id, track, kind, sameClock }, row, sameFlat)
    }
    for (const track in before?.tracks) {
      if (after.tracks[track] === undefined) {
        const was = before.tracks[track] as TrackRow
        this.#track.remove.push({ ...was, matter: id, track, kind, sameClock: false })
      }
    }
    const relation = (both: string) => {
      const [name, other] = relationParts(both)
      return { matter: id, name, other }
    }
    putSet(this.#relation, before?.relations, after.relations, relation)
    putSet(this.#term, before?.terms, after.terms, (term) => ({ term, kind, matter: id }))
    putSet(this.#setting, settingSet(before), settingSet(after), (text) => ({ ...JSON.parse(text), matter: id }))
    putSet(this.#code, codeSet(before), codeSet(after), (codeHash) => ({ codeHash, matter: id }))
    this.#putMonths(before, after)
    this.#totals.add(id, before && countingOf(before), countingOf(after))
  }

  /** An entry that an indicator counts; of the rest of the projections nothing is another. @returns as with `changeTime` */
  changeCounted(before: MatterRows, { counted, months }: Pick<MatterRows, 'counted' | 'months'>): MatterRows {
    const after = { ...before, counted, months }
    this.#putMonths(before, after)
    this.#totals.add(before.matter.id, countingOf(before), countingOf(after))
    return after
  }

  #putMonths(before: MatterRows | undefined, { matter: { id, kind }, months }: MatterRows): void {
    putSet(this.#month, before?.months, months, (text) => ({ ...JSON.parse(text), matter: id, kind }))
  }

  /** Nothing but the time of the last change is another. @returns the rows as they are then */
  changeTime(before: MatterRows, changedAt: Instant): MatterRows {
    if (changedAt === before.now.changedAt) {
      return before
    }
    const now = { ...before.now, changedAt }
    const { id, kind } = before.matter
    this.#now.update.push({ ...now, id, kind })
    return { ...before, now }
  }

  /** A fixed number of statements at most, and of those only the ones that have rows. */
  statements(party: PartyId, log: number): Statement[] {
    const sets = [
      [relationTable, this.#relation],
      [settingTable, this.#setting],
      [queryCodeTable, this.#code],
      [termTable, this.#term],
      [monthTable, this.#month],
    ] as const
    return [
      ...matterTable.insert(party, log, byId(this.#matter.insert)),
      ...matterTable.update(party, byId(this.#matter.update)),
      ...nowTable.insert(party, log, byId(this.#now.insert)),
      ...nowTable.update(party, byId(this.#now.update)),
      ...trackTable.remove(party, byMatter(this.#track.remove)),
      ...trackTable.insert(party, log, byMatter(this.#track.insert)),
      ...trackTable.update(party, byMatter(this.#track.update)),
      ...sets.flatMap(([table, changes]) => {
        const writer = table as { insert: typeof termTable.insert; remove: typeof termTable.remove }
        const { insert, remove } = changes as Changes<{ term: string; kind: string; matter: MatterId }>
        return [...writer.remove(party, byMatter(remove)), ...writer.insert(party, log, byMatter(insert))]
      }),
      ...fileUseTable.insert(party, log, this.#fileUses),
      ...disclosureTable.insert(party, log, this.#disclosures),
      ...tileTable.insert(party, log, this.#tiles),
      ...this.#totals.statements(party, log),
    ]
  }

  /**
   * Where all that was added is new: makes the rows of every matter in the range these, whatever stands there. Tables whose
   * key is not the matter's (`emptied` in `rebuild.ts`) were emptied before.
   */
  settling(party: PartyId, log: number, range: MatterRange): Statement[] {
    return [
      ...matterTable.settle(party, log, range, this.#matter.insert),
      ...nowTable.settle(party, log, range, this.#now.insert),
      ...trackTable.settle(party, log, range, this.#track.insert),
      ...relationTable.settle(party, log, range, this.#relation.insert),
      ...settingTable.settle(party, log, range, this.#setting.insert),
      ...termTable.settle(party, log, range, this.#term.insert),
      ...queryCodeTable.insert(party, log, byMatter(this.#code.insert)),
      ...fileUseTable.insert(party, log, this.#fileUses),
      ...disclosureTable.insert(party, log, this.#disclosures),
      ...this.#totals.settling(party, log, range),
    ]
  }

  async write(tx: Tx, log: number): Promise<void> {
    await tx.all(this.statements(tx.party, log))
  }
}

function put<R>(changes: Changes<R>, before: R | undefined, after: R, same: (a: R, b: R) => boolean): void {
  if (before === undefined) {
    changes.insert.push(after)
  } else if (!same(before, after)) {
    changes.update.push(after)
  }
}

function putSet<R>(
  changes: Changes<R>,
  before: Set<string> | undefined,
  after: Set<string>,
  rowOf: (member: string) => R,
): void {
  if (before === after) {
    return
  }
  for (const member of after) {
    if (!before?.has(member)) {
      changes.insert.push(rowOf(member))
    }
  }
  for (const member of before ?? []) {
    if (!after.has(member)) {
      changes.remove.push(rowOf(member))
    }
  }
}

const countingOf = ({ matter: { agreement }, counted }: MatterRows) => ({ agreement, counted })

const settingSet = (rows?: MatterRows) => new Set(rows?.setting ? [JSON.stringify(rows.setting)] : [])
const codeSet = (rows?: MatterRows) => rows?.queryCodes ?? new Set<string>()

function sameMatter(a: MatterRow, b: MatterRow): boolean {
  return sameFlat({ ...a, slots: undefined }, { ...b, slots: undefined }) && sameFlat(a.slots, b.slots)
}

function sameFlat(a: object, b: object): boolean {
  for (const name in b) {
    if ((a as Record<string, unknown>)[name] !== (b as Record<string, unknown>)[name]) {
      return false
    }
  }
  return true
}

/** Writes that touch many rows go in key order, so that two of them cannot wait for each other. */
function byId<R extends { id: string }>(rows: R[]): R[] {
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1))
}
function byMatter<R extends { matter: string }>(rows: R[]): R[] {
  return rows.sort((a, b) => (a.matter < b.matter ? -1 : a.matter > b.matter ? 1 : 0))
}
