import type { Envelope } from '@lianyu/kernel'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderFacts } from './order-facts.ts'

const fact = (leaf: string, log: string, index: number, at: string, ...after: string[]) => ({
  leaf,
  log,
  index,
  envelope: { at: `2026-11-20T08:00:${at}.000Z`, after } as unknown as Envelope,
})
const leaves = (facts: { leaf: string }[]) => facts.map(({ leaf }) => leaf)

describe('the order of a timeline', () => {
  it('follows the writers’ times where nothing else decides', () => {
    expect(leaves(orderFacts([fact('b', 'y', 0, '02'), fact('a', 'x', 0, '01')]))).toEqual(['a', 'b'])
  })
  it('puts a fact after what it rests on, whatever its clock said', () => {
    expect(leaves(orderFacts([fact('b', 'y', 0, '01', 'a'), fact('a', 'x', 0, '09')]))).toEqual(['a', 'b'])
  })
  it('keeps the order of a log, whatever its clock said', () => {
    expect(leaves(orderFacts([fact('b', 'x', 5, '01'), fact('a', 'x', 2, '09')]))).toEqual(['a', 'b'])
  })
  it('passes over grounds that are not here', () => {
    expect(leaves(orderFacts([fact('b', 'y', 0, '01', 'gone')]))).toEqual(['b'])
  })
  it('ends, with every fact once, even where two facts claim to rest on each other', () => {
    expect(leaves(orderFacts([fact('a', 'x', 0, '01', 'b'), fact('b', 'y', 0, '02', 'a')])).sort()).toEqual(['a', 'b'])
  })
  it('is deep enough for ten thousand facts in a chain', () => {
    const chain = Array.from({ length: 10_000 }, (_, i) => fact(`l${i}`, 'x', i, '01', ...(i > 0 ? [`l${i - 1}`] : [])))
    expect(leaves(orderFacts([...chain].reverse())).at(-1)).toBe('l9999')
  })
  it('does not depend on the order in which facts came', () => {
    const facts = [
      fact('a', 'x', 0, '05'),
      fact('b', 'y', 0, '01', 'a'),
      fact('c', 'x', 1, '02'),
      fact('d', 'y', 1, '02', 'b', 'c'),
    ]
    const expected = leaves(orderFacts(facts))
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (shuffled) => {
        expect(leaves(orderFacts(shuffled))).toEqual(expected)
      }),
      { seed: 7, numRuns: 50 },
    )
  })
})
