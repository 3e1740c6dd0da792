import { addDays, epochMs, type Instant, instantOf, type PlainDay, startOfDay, type WorkCalendar } from '@lianyu/kernel'

const zone = 480
const msPerMinute = 60_000

/** Days and moments of the demo's past, counted back from the moment at which it was made. */
export interface Days {
  /** The n-th working day from the last one that has begun: 0 is that day, -1 the one before. */
  work(n: number): PlainDay
  /** The n-th working day after a day; the day itself where n is 0 and it is one, else the first after it. */
  after(day: PlainDay, n: number): PlainDay
  /** `HH:MM` on such a day, Beijing time; never later than a few minutes before the demo was made. */
  at(day: number | PlainDay, time: string): Instant
  /** `YYYY-MM` so many months from the month of `work(0)`. */
  month(n: number): string
}

/**
 * The minute of a deed among those of its matter, from 09:01 on, in the order of its day. Time goes on only when everything
 * of a moment has arrived everywhere, so what is done in many matters at one minute is played as quickly as one.
 *
 * @param on  the days of the deeds, in order
 */
export function turnOf(on: readonly number[], at: number): string {
  return `09:0${1 + on.slice(0, at).filter((day) => day === on[at]).length}`
}

/** @param made  when the demo's data are made, epoch ms */
export function daysBefore(made: number, calendar: WorkCalendar): Days {
  const today = instantOf(made + zone * msPerMinute).slice(0, 10)
  const work = (n: number): PlainDay => {
    let day = today
    while (!calendar.isWorkday(day)) day = addDays(day, -1)
    for (let left = Math.abs(n); left > 0; left--) {
      do day = addDays(day, Math.sign(n))
      while (!calendar.isWorkday(day))
    }
    return day
  }
  return {
    work,
    after: (from, n) => {
      let day = from
      while (!calendar.isWorkday(day)) day = addDays(day, 1)
      for (let left = n; left > 0; left--) {
        do day = addDays(day, 1)
        while (!calendar.isWorkday(day))
      }
      return day
    },
    at: (day, time) => {
      const [hours = 0, minutes = 0] = time.split(':').map(Number)
      const begins = epochMs(startOfDay(typeof day === 'number' ? work(day) : day, zone))
      return instantOf(Math.min(begins + (hours * 60 + minutes) * msPerMinute, made - 2 * msPerMinute))
    },
    month: (n) => {
      const [year = 0, month = 0] = work(0).split('-').map(Number)
      const count = year * 12 + month - 1 + n
      return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, '0')}`
    },
  }
}
