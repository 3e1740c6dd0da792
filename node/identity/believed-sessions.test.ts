import { describe, expect, it } from 'vitest'
import { BelievedSessions, type ReadSession } from './believed-sessions.ts'
import type { SignedIn } from './session.ts'

const party = '360313'
const session = { party, officer: 'o1' } as SignedIn
const read: ReadSession = { session, ends: 100_000 }

/** Counts the looks; each answers when it is told to. */
function table() {
  const waiting: ((read: ReadSession | undefined) => void)[] = []
  const look = () => new Promise<ReadSession | undefined>((settle) => waiting.push(settle))
  return { look, waiting }
}

describe('sessions read a moment ago', () => {
  it('are looked up once by requests that come together, and believed for five seconds', async () => {
    const { look, waiting } = table()
    const believed = new BelievedSessions()
    const both = [believed.get(party, 'key', 0, look), believed.get(party, 'key', 0, look)]
    expect(waiting).toHaveLength(1)
    waiting[0]?.(read)
    expect(await Promise.all(both)).toEqual([session, session])
    expect(await believed.get(party, 'key', 4_999, look)).toBe(session)
    expect(waiting).toHaveLength(1)
    void believed.get(party, 'key', 5_000, look)
    expect(waiting).toHaveLength(2)
  })
  it('are not believed where they were revoked while the table was read, nor by who comes after that', async () => {
    const { look, waiting } = table()
    const believed = new BelievedSessions()
    const before = believed.get(party, 'key', 0, look)
    believed.forget(({ officer }) => officer === 'another')
    const after = believed.get(party, 'key', 0, look)
    expect(waiting).toHaveLength(2)
    waiting[0]?.(read)
    expect(await before).toBe(session)
    waiting[1]?.(undefined)
    expect(await after).toBeUndefined()
    void believed.get(party, 'key', 1, look)
    expect(waiting).toHaveLength(3)
  })
  it('are looked up again where the clock was set back', async () => {
    const { look, waiting } = table()
    const believed = new BelievedSessions()
    const first = believed.get(party, 'key', 90_000, look)
    waiting[0]?.(read)
    expect(await first).toBe(session)
    void believed.get(party, 'key', 3_000, look)
    expect(waiting).toHaveLength(2)
  })
  it('do not outlive their end, and a look that failed is made again', async () => {
    const { look, waiting } = table()
    const believed = new BelievedSessions()
    const failing = believed.get(party, 'key', 0, () => Promise.reject(new Error('away')))
    await expect(failing).rejects.toThrow('away')
    const again = believed.get(party, 'key', 0, look)
    waiting[0]?.({ session, ends: 2 })
    expect(await again).toBe(session)
    void believed.get(party, 'key', 2, look)
    expect(waiting).toHaveLength(2)
  })
})
