import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { readAgain } from './read-again.ts'

describe('what a change made stale', () => {
  it('is read once more where it was being read for the first time, from before the change', async () => {
    const queries = new QueryClient({ defaultOptions: { queries: { retry: false, networkMode: 'always' } } })
    let stands = 5
    const answers: (() => void)[] = []
    const observer = new QueryObserver(queries, {
      queryKey: ['matter', 'a', 'facts'],
      // What the node had when it was asked, however late the answer comes.
      queryFn: () => {
        const then = stands
        return new Promise<number>((settle) => answers.push(() => settle(then)))
      },
    })
    const leave = observer.subscribe(() => {})
    expect(answers).toHaveLength(1)
    stands = 6
    const read = readAgain(queries, ['matter', 'a'])
    answers[0]?.()
    await expect.poll(() => answers.length).toBe(2)
    answers[1]?.()
    await read
    expect(observer.getCurrentResult().data).toBe(6)
    leave()
    queries.clear()
  })
})
