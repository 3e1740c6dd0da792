import type { Added } from '../lifecycle/matter.ts'
import type { LogId } from '../names.ts'

/** How a kind's months are closed: by a matter of another kind, which names how far every own log stood. */
export interface Closing {
  /** The kind that closes, one matter a month; its fields hold the month and the positions. */
  kind: string
  fields: { month: string; positions: string }
  /** What is reported: the kind, its open step, and in it the month and the amount. */
  of: string
  step: string
  month: string
  amount: string
  /** The indicator that counts it, by which the matters with a report are found. */
  indicator: string
}

/** Entries that each log held when the month was closed. */
export type Positions = Readonly<Record<LogId, number>>

export interface ReportedMonth {
  /** What counted when the month was closed. */
  closed?: Added
  /** What counts now. */
  now?: Added
  /** Reported only after the close, or reported anew. */
  since?: 'late' | 'corrected'
}

/**
 * One matter's reports of a month, the last of each writer's log standing for it. What a log took in after the position
 * that the close named cannot change what was closed: it is late, or a correction, and said as such.
 */
export function reportedMonth(
  entries: readonly Added[],
  { month }: Pick<Closing, 'month'>,
  name: string,
  positions: Positions | undefined,
): ReportedMonth {
  const own = entries.filter(({ fields }) => fields[month] === name)
  const now = own.at(-1)
  if (now === undefined) return {}
  if (positions === undefined) return { now }
  const closed = own.filter(({ log, index }) => index < (positions[log] ?? 0)).at(-1)
  if (closed === undefined) return { now, since: 'late' }
  return closed.leaf === now.leaf ? { closed, now } : { closed, now, since: 'corrected' }
}

/** Positions as a matter keeps them; `undefined` for what is none, so that nothing counts as closed by mistake. */
export function positionsOf(value: unknown): Positions | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  return Object.values(value).every((size) => Number.isSafeInteger(size) && (size as number) >= 0)
    ? (value as Positions)
    : undefined
}
