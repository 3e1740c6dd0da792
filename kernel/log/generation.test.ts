import { describe, expect, it } from 'vitest'
import { checkOpening, firstOpening, nextOpening, readOpening, standingOf } from './generation.ts'

const root = (fill: number) => new Uint8Array(32).fill(fill)

describe('a node that comes back', () => {
  it('goes on when its head is the last checkpoint it signed, or has grown from it', () => {
    expect(standingOf({ size: 9, root: root(1) }, { size: 9, root: root(1) }, root(1))).toBe('go-on')
    expect(standingOf({ size: 12, root: root(2) }, { size: 9, root: root(1) }, root(1))).toBe('go-on')
    expect(standingOf({ size: 0, root: root(0) }, undefined, undefined)).toBe('go-on')
  })

  it('fetches back when it is shorter or has lost the checkpoint, and stops when it says something else', () => {
    expect(standingOf({ size: 3, root: root(1) }, undefined, undefined)).toBe('fetch-back')
    expect(standingOf({ size: 8, root: root(1) }, { size: 9, root: root(1) }, undefined)).toBe('fetch-back')
    expect(standingOf({ size: 9, root: root(2) }, { size: 9, root: root(1) }, root(2))).toBe('forked')
    expect(standingOf({ size: 12, root: root(3) }, { size: 9, root: root(1) }, root(2))).toBe('forked')
  })
})

describe('the opening of a generation', () => {
  const opening = nextOpening(1, 'sha256', { size: 90, root: root(1) }, { size: 100, root: root(2) })

  it('names what was lost', () => {
    const lost = { from: 90, to: 100 }
    expect(opening).toEqual({
      generation: 2,
      hash: 'sha256',
      closed: { generation: 1, size: 90, root: '01'.repeat(32), lost },
    })
    expect(firstOpening('sm3')).toEqual({ generation: 1, hash: 'sm3' })
    expect(checkOpening(firstOpening('sm3'), 1)).toBeUndefined()
  })

  it('is accepted by readers that hold no more than what is kept', () => {
    expect(checkOpening(opening, 2)).toBeUndefined()
    expect(checkOpening(opening, 2, { size: 90, root: root(1) })).toBeUndefined()
    expect(checkOpening(opening, 2, { size: 40, root: root(7) })).toBeUndefined()
  })

  it('is refused by a reader that still holds what is called lost, or holds another history', () => {
    const refused = (field: string) => ({ refusal: 'log.bad-opening', facts: { generation: 2, field } })
    expect(checkOpening(opening, 2, { size: 91, root: root(1) })).toMatchObject(refused('closed.size'))
    expect(checkOpening(opening, 2, { size: 90, root: root(9) })).toMatchObject(refused('closed.root'))
    expect(checkOpening(opening, 2, { size: 40, root: root(7), rootAtClosed: root(9) })).toMatchObject(
      refused('closed.root'),
    )
  })

  it('is refused where it does not say all', () => {
    const closed = opening.closed as NonNullable<typeof opening.closed>
    const wrong = [
      { ...opening, generation: 3 },
      { ...opening, closed: undefined },
      { ...opening, hash: 'md5' as 'sm3' },
      { ...opening, closed: { ...closed, generation: 2 } },
      { ...opening, closed: { ...closed, size: -1 } },
      { ...opening, closed: { ...closed, root: 'x' } },
      { ...opening, closed: { ...closed, lost: { from: 89, to: 100 } } },
      { ...opening, closed: { ...closed, lost: { from: 90, to: 80 } } },
    ]
    for (const it of wrong) expect(checkOpening(it, 2)).toMatchObject({ refusal: 'log.bad-opening' })
    expect(checkOpening({ ...opening, generation: 1 }, 1)).toMatchObject({ refusal: 'log.bad-opening' })
  })

  it('says so where the last checkpoint is lost too', () => {
    const unsure = nextOpening(2, 'sha256', { size: 90, root: root(1) }, { size: 0 }, true)
    expect(unsure.closed).toMatchObject({ generation: 2, lost: { from: 90, to: 90, uncertain: true } })
    expect(checkOpening(unsure, 3, { size: 90, root: root(1) })).toBeUndefined()
  })

  it('does not leap over a generation', () => {
    const leap = { ...opening, generation: 4 }
    expect(checkOpening(leap, 4)).toMatchObject({ facts: { field: 'closed.generation' } })
  })

  it('is read from a part as it came, and nothing else passes for one', () => {
    expect(readOpening(JSON.parse(JSON.stringify(opening)))).toEqual(opening)
    for (const other of [null, [], {}, { fields: {} }, { generation: 2, hash: 'sha256', closed: { generation: 1 } }]) {
      expect(readOpening(other)).toBeUndefined()
    }
  })
})
