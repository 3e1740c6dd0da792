import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/envelope.ts'
import { checkTimeline } from './check-timeline.ts'

const shared = '360322/360322:019a0000-0000-7000-8000-000000000001/1'
const home = '360322/home/1'

/** A record of the main track that saw this version; without one, the step that opens or shares. */
function fact(n: number, log: string, step: string, version?: number, snapshot?: unknown): Fact {
  const track = version === undefined ? {} : { track: 'main', version }
  return {
    leaf: String(n).padStart(64, '0'),
    log,
    index: n,
    envelope: { step, after: [], ...track } as unknown as Fact['envelope'],
    parts: snapshot === undefined ? {} : { shared: { snapshot } },
  }
}

describe('the versions of a track', () => {
  it('are all there, or the first that is not is named', () => {
    expect(checkTimeline([fact(0, home, 'open'), fact(1, home, 'sign', 0), fact(2, home, 'land', 1)])).toEqual([])
    expect(checkTimeline([fact(0, home, 'open'), fact(2, home, 'land', 1)])).toEqual([
      { what: 'version-missing', track: 'main', version: 0 },
    ])
  })
  it('go on in the shared log from where the matter stood at home when it was shared', () => {
    const share = fact(2, shared, 'share', undefined, { tracks: { main: { version: 2 } } })
    const before = [fact(0, home, 'open'), fact(1, home, 'sign', 0), fact(2, home, 'land', 1)]
    const after = [share, fact(3, shared, 'start', 2), fact(5, shared, 'produce', 3)]
    // Whoever wrote it holds both logs, everybody else the shared one alone.
    expect(checkTimeline([...before, ...after])).toEqual([])
    expect(checkTimeline(after)).toEqual([])
    expect(checkTimeline([share, fact(5, shared, 'produce', 3)])).toEqual([
      { what: 'version-missing', track: 'main', version: 2 },
    ])
  })
})
