/** Times of the day in a region's zone, `HH:MM`; moments in milliseconds since 1970. */

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

export interface Quiet {
  /** Both empty: no quiet. `from` after `to` goes over midnight. */
  from: string
  to: string
}

export const isTimeOfDay = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** The moment from which something may be told: now, or the end of the quiet hours in which it falls. */
export function afterQuiet(now: number, { from, to }: Quiet, offsetMinutes: number): number {
  if (from === '' || to === '' || from === to) return now
  const start = startOfDayOf(now, offsetMinutes)
  const [begin, end] = [start + minutesOf(from) * minuteMs, start + minutesOf(to) * minuteMs]
  if (begin < end) return now >= begin && now < end ? end : now
  // Over midnight: this morning's end, or tomorrow's.
  if (now < end) return end
  return now >= begin ? end + dayMs : now
}

/** The last of these times of the day that has come: today's, or yesterday's. Undefined where there is none. */
export function lastMoment(now: number, times: readonly string[], offsetMinutes: number): number | undefined {
  const start = startOfDayOf(now, offsetMinutes)
  const moments = times.flatMap((time) => {
    const today = start + minutesOf(time) * minuteMs
    return [today, today - dayMs]
  })
  const past = moments.filter((moment) => moment <= now)
  return past.length === 0 ? undefined : Math.max(...past)
}

function startOfDayOf(now: number, offsetMinutes: number): number {
  const shift = offsetMinutes * minuteMs
  return Math.floor((now + shift) / dayMs) * dayMs - shift
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
