import { addDays, type Instant, type PlainDay } from '@lianyu/kernel'
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** A deadline as a calendar shows it: a whole day, the last on which the work is on time. */
export interface Deadline {
  /** The same for a matter, track and clock, whatever its day. */
  uid: string
  day: PlainDay
  /** Grows with the facts of the track, so that a moved day is taken for the newer. */
  sequence: number
  title: string
  description: string
  url: string
  /** When the light turns amber; then the calendar reminds. */
  amberAt?: Instant
  cancelled: boolean
}

/**
 * An RFC 5545 calendar. Days are days of the region and carry no zone: all-day events are `VALUE=DATE` (section 3.8.2.4),
 * and every program shows them on that day, wherever it runs.
 */
export function icsOf(name: string, deadlines: readonly Deadline[], now: Instant): string {
  const calendar = ical({
    name,
    prodId: { company: 'Lianyu', product: 'deadlines', language: 'ZH-CN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 60 * 30,
    x: [['X-WR-TIMEZONE', 'Asia/Shanghai']],
  })
  for (const one of deadlines) {
    const event = calendar.createEvent({
      id: one.uid,
      stamp: new Date(now),
      sequence: one.sequence,
      start: dateOf(one.day),
      // The end is not part of the event (section 3.6.1).
      end: dateOf(addDays(one.day, 1)),
      allDay: true,
      timezone: 'UTC',
      summary: one.title,
      description: one.description,
      url: one.url,
      status: one.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      // A deadline takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    })
    if (one.amberAt !== undefined && !one.cancelled) {
      event.createAlarm({ type: ICalAlarmType.display, trigger: new Date(awake(one.amberAt)), description: one.title })
    }
  }
  return calendar.toString()
}

const chinaMs = 8 * 3_600_000
const dayMs = 24 * 3_600_000
const morningMs = 8.5 * 3_600_000

/** A light turns at midnight; whoever subscribed is reminded at half past eight of that day, by China's one time zone. */
function awake(amberAt: Instant): number {
  const at = Date.parse(amberAt)
  const midnight = Math.floor((at + chinaMs) / dayMs) * dayMs - chinaMs
  return Math.max(at, midnight + morningMs)
}

/** Read in UTC by what writes it, so that no machine's own zone moves a day. */
const dateOf = (day: PlainDay) => new Date(`${day}T00:00:00.000Z`)
