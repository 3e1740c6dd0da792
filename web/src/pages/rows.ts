import type { Say } from '../api/say.ts'
import type { HolderAnswer, MatterRowAnswer, NamedParty, TrackRow } from '../api/types.ts'
import type { MatterRow } from '../layout/matter-rows.tsx'
import type { DueFacts } from '../marks/due-words.ts'
import type { HolderName } from '../marks/holder.tsx'
import type { LightName } from '../marks/light.tsx'
import { shortName } from './short-name.ts'

/** What the node answers, as the rows of a page want it. Words only; nothing is counted here. */

export const matterPath = (id: string) => `/matters/${encodeURIComponent(id)}`

/** 自然资源 on our side; 浏阳 项目办 on the other. */
export function holderName(say: Say, holder: HolderAnswer): HolderName {
  if (holder.mine) return { name: say(holder.deskLabel), me: true }
  if (!holder.other) return { name: say(holder.deskLabel) }
  return { name: `${shortName(say(holder.name))} ${say(holder.deskLabel)}`, other: true }
}

export function sharedWith(say: Say, others: NamedParty[]): string | undefined {
  return others.length > 0 ? others.map((one) => shortName(say(one.name))).join(' ') : undefined
}

/** A clock as a row says it. */
export function dueFacts(
  reading: Pick<NonNullable<TrackRow['reading']>, 'light' | 'left' | 'over' | 'suspended' | 'due' | 'unit'> | null,
): DueFacts {
  // No clock: a hollow ring, neither on time nor late.
  if (!reading) return { light: 'on-time', suspended: true }
  const { light, left, over, suspended, unit } = reading
  return { light, left, over, suspended, unit }
}

/** Working days in hand: as its clock counts them where one runs, so that the number is the cells beside it. */
export function heldDays({ reading, heldWorkingDays }: Pick<TrackRow, 'reading' | 'heldWorkingDays'>): number {
  return reading && reading.due.length === 10 ? reading.used + reading.over : heldWorkingDays
}

interface RowWords {
  say: Say
  view: string
  missing: (stage: string, missing: string[]) => string
}

/** A track as the workbench lists it: where it is stuck, who has it, and the one thing to do about it. */
export function trackRow(row: TrackRow, { say, view, missing }: RowWords): MatterRow {
  const { reading } = row
  const shared = sharedWith(say, row.others)
  // The main line is the matter itself: only a track beside it needs its name.
  const stage = row.main ? say(row.stageLabel) : `${say(row.trackLabel)} ${say(row.stageLabel)}`
  const to = matterPath(row.matter)
  return {
    id: `${row.matter} ${row.track}`,
    to,
    name: row.title,
    ...(shared && { sharedWith: shared }),
    ...(reading?.caughtUp && { caughtUp: true }),
    due: dueFacts(reading),
    stands: row.missing ? missing(say(row.stageLabel), say(row.missing).split(/、|, /)) : stage,
    holder: holderName(say, row.holder),
    held: heldDays(row),
    ...(reading && { cells: reading.cells, dueOn: reading.due.slice(0, 10) }),
    action: row.action
      ? { says: say(row.action.label), to: `${to}?step=${row.action.step}&lane=${row.track}` }
      : { says: view, to },
  }
}

/** A matter as a plain list has it: its light, without the count of days that only an opened clock can say. */
export function matterRow(row: MatterRowAnswer, say: Say, view?: string): MatterRow {
  const shared = sharedWith(say, row.others)
  const to = matterPath(row.id)
  return {
    id: row.id,
    to,
    name: row.title,
    ...(row.trial && { trial: true }),
    ...(row.comingOn && { comingOn: row.comingOn }),
    ...(shared && { sharedWith: shared }),
    ...(row.light === 'none' ? { due: { light: 'on-time', suspended: true } } : { light: row.light }),
    stands: say(row.stageLabel),
    holder: holderName(say, row.holder),
    ...(row.due && { dueOn: row.due.slice(0, 10) }),
    ...(view && { action: { says: view, to } }),
  }
}

export function lightName(light: MatterRowAnswer['light']): LightName | undefined {
  return light === 'none' ? undefined : light
}
