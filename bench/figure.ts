/** One thing this project promises about speed. `run` measures it and its limit in one go, so that ratios compare. */
export interface Figure {
  name: string
  /** What is asked of it, in words, e.g. `≥ 3,000/s, p99 ≤ 100 ms`. */
  goal: string
  /** Takes minutes: measured only in the full run, or when it is asked for by name. */
  fullOnly?: boolean
  /** Fills a large database first, which takes longer than all other figures; `--small` leaves it out. */
  large?: boolean
  /** Where the time goes, in a paragraph, for the page that says that the goal was missed. */
  whereTimeGoes?: string
  /** @param profiles  a folder for processor profiles of the node, where they are asked for and the figure has one */
  run: (size: 'short' | 'full', profiles?: string) => Promise<Reading>
}

export interface Reading {
  /** What was measured, in words with units. */
  measured: string
  /** The limit on the same work in the same run and the ratio to it, where there is one. */
  limit?: string
  met: boolean
}

/** The value below which the given share of the samples lies. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = Float64Array.from(samples).sort()
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const perSecond = (count: number): string => `${Math.round(count).toLocaleString('en-US')}/s`
export const inMs = (ms: number): string => `${ms < 10 ? ms.toFixed(1) : Math.round(ms)} ms`
export const ratio = (value: number, limit: number): string => (value / limit).toFixed(2)
