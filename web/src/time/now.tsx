import { CHINA_OFFSET_MINUTES, type Instant, type PlainDay } from '@lianyu/kernel'
import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'
import { localOf } from './instant.ts'

export interface Now {
  instant: Instant
  today: PlainDay
  /** HH:MM */
  time: string
  /** The region's own time against UTC; a setting of the node. */
  offsetMinutes: number
}

const NowContext = createContext<Now>({
  instant: '1970-01-01T00:00:00.000Z',
  today: '1970-01-01',
  time: '00:00',
  offsetMinutes: CHINA_OFFSET_MINUTES,
})

/** The moment the page shows: one for the whole page, so that no two places on it disagree. */
export const useNow = () => use(NowContext)

interface NowProps {
  children: ReactNode
  /** Holds the moment still, for pictures and print. */
  fixed?: Instant
  offsetMinutes?: number
  /** How far the node's clock is ahead of the device's; negative behind. */
  aheadMs?: number
  everyMs?: number
}

/** A difference that a slow line explains is none. */
const sameClockMs = 60_000

/**
 * How far the node's clock is ahead of the device's. Days and terms run by the node's: a telephone set wrong must not
 * call a matter late.
 *
 * @param readAtMs  when the device received what the node said, by its own clock
 */
export function aheadOf(nodeNow: Instant, readAtMs: number): number {
  const ahead = Date.parse(nodeNow) - readAtMs
  return Math.abs(ahead) < sameClockMs ? 0 : ahead
}

/** Reads the clock every `everyMs`, or stands still. */
export function NowProvider({
  children,
  fixed,
  offsetMinutes = CHINA_OFFSET_MINUTES,
  aheadMs = 0,
  everyMs = 15_000,
}: NowProps) {
  const [instant, setInstant] = useState<Instant>(() => fixed ?? new Date(Date.now() + aheadMs).toISOString())
  useEffect(() => {
    if (fixed) {
      setInstant(fixed)
      return
    }
    const read = () => setInstant(new Date(Date.now() + aheadMs).toISOString())
    read()
    const timer = setInterval(read, everyMs)
    return () => clearInterval(timer)
  }, [fixed, aheadMs, everyMs])
  const now = useMemo(() => {
    const { day, time } = localOf(instant, offsetMinutes)
    return { instant, today: day, time, offsetMinutes }
  }, [instant, offsetMinutes])
  return <NowContext value={now}>{children}</NowContext>
}
