import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inRounds, pagesShowing, staleAfter } from './stream.ts'

describe('what an event of the stream makes stale', () => {
  it('a matter: itself with its timeline, and every list it may stand in', () => {
    expect(staleAfter('matter', { id: 'm1' })).toEqual([
      ['matter', 'm1'],
      ['workbench'],
      ['menu'],
      ['matters'],
      ['map'],
      ['wall'],
      ['agreements'],
    ])
  })
  it('a peer: the pulse and what an agreement says of lag; a notice: the notices', () => {
    expect(staleAfter('peer', {})).toEqual([['peers'], ['agreements'], ['wall']])
    expect(staleAfter('notice', {})).toEqual([['notices']])
    expect(staleAfter('anything', {})).toEqual([])
  })
  it('the page on the screen that shows the matter beside its own, and none that is not on the screen', () => {
    const queries = new QueryClient()
    const related = [{ name: 'partOf', inverse: true, rows: [{ id: 'part' }] }]
    queries.setQueryData(['matter', 'whole'], { related })
    queries.setQueryData(['matter', 'elsewhere'], { related })
    queries.setQueryData(['matter', 'whole', 'facts'], { items: [] })
    for (const queryKey of [
      ['matter', 'whole'],
      ['matter', 'whole', 'facts'],
    ]) {
      new QueryObserver(queries, { queryKey, queryFn: () => null, staleTime: Number.POSITIVE_INFINITY }).subscribe(
        () => {},
      )
    }
    expect(pagesShowing(queries, 'part')).toEqual([['matter', 'whole']])
    expect(pagesShowing(queries, 'other')).toEqual([])
    queries.clear()
  })
})

describe('reading again on a slow line', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('ends each round before the next, however often something changes, and the last change is read', async () => {
    const rounds: { at: number; keys: string[] }[] = []
    let under = 0
    const slowly = async (stale: (readonly string[])[]) => {
      under += 1
      expect(under).toBe(1)
      rounds.push({ at: Date.now(), keys: stale.map((key) => key.join(' ')) })
      await new Promise((settle) => setTimeout(settle, 3_000))
      under -= 1
    }
    const { add, end } = inRounds(slowly)
    const begun = Date.now()
    for (let n = 0; n < 10; n++) {
      add([['menu'], ['matter', `m${n}`]])
      await vi.advanceTimersByTimeAsync(1_000)
    }
    await vi.advanceTimersByTimeAsync(10_000)
    expect(rounds.map(({ at }) => at - begun)).toEqual([250, 3_500, 6_750, 10_000])
    expect(rounds.at(-1)?.keys).toContain('matter m9')
    expect(rounds.flatMap(({ keys }) => keys.filter((key) => key !== 'menu'))).toHaveLength(10)
    end()
  })

  it('gives a reading up that the line swallowed, and reads nothing once it has ended', async () => {
    const read = vi.fn(() => new Promise(() => {}))
    const { add, end } = inRounds(read)
    add([['menu']])
    await vi.advanceTimersByTimeAsync(1_000)
    add([['menu']])
    await vi.advanceTimersByTimeAsync(20_000)
    expect(read).toHaveBeenCalledTimes(2)
    end()
    add([['menu']])
    await vi.advanceTimersByTimeAsync(60_000)
    expect(read).toHaveBeenCalledTimes(2)
  })
})
