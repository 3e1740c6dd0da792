import { type PlatformOptions, StandInPlatform } from '@lianyu/node'
import type { NodeNumber } from './parties.ts'

interface DemoPlatform {
  number: NodeNumber
  party: string
  /** Stands in every fact that comes from it, so it says what it is. */
  name: string
  port: number
}

/** Stand-ins for the platforms that the two provinces keep their cases on; each says on its face that it is one. */
export function demoPlatforms(portOffset: number): DemoPlatform[] {
  return [
    { number: '36', party: '360313', name: '赣服通（演示替身）', port: 8050 + portOffset },
    { number: '43', party: '430281', name: '湘易办（演示替身）', port: 8051 + portOffset },
  ]
}

export function platformsOf(number: NodeNumber, portOffset: number): PlatformOptions[] {
  return demoPlatforms(portOffset)
    .filter((one) => one.number === number)
    .map(({ party, name, port }) => ({ party, name, url: `http://127.0.0.1:${port}`, everyMs: 5_000 }))
}

/**
 * Starts those whose port is free: a demo that runs already has them. They begin empty and after the demo's past, so that
 * what happens there is seen to come and go.
 */
export async function startPlatforms(portOffset: number, now: () => number): Promise<StandInPlatform[]> {
  const started = await Promise.allSettled(
    demoPlatforms(portOffset).map(({ name, port }) => new StandInPlatform({ name, port, now }).start()),
  )
  return started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
