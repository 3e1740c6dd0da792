import { dayAt, epochMs, type Instant, instantOf, type PlainDay } from '@lianyu/kernel'

/** The day and the `HH:MM` of an instant in the region's own time, whatever zone the browser is in. */
export function localOf(instant: Instant, offsetMinutes: number): { day: PlainDay; time: string } {
  const shifted = instantOf(epochMs(instant) + offsetMinutes * 60_000)
  return { day: dayAt(instant, offsetMinutes), time: shifted.slice(11, 16) }
}
