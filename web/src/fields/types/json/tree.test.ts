import { describe, expect, it } from 'vitest'
import { columnsOf, shapeOf, withOneMore, withoutEntry, withPart } from './tree.ts'

describe('a value that a program wrote down', () => {
  it('is words, a record, rows, a list or one thing', () => {
    expect(shapeOf({ zh: '按期', en: 'On time' })).toBe('words')
    expect(shapeOf({ zh: '按期', points: 1 })).toBe('record')
    expect(shapeOf([{ id: 'a' }])).toBe('rows')
    expect(shapeOf(['revenueFen', 300])).toBe('list')
    expect(shapeOf([])).toBe('list')
    for (const one of [1, 'a', true, null]) expect(shapeOf(one)).toBe('scalar')
  })

  it('has its rows as a table where every cell is small, and one below the other where one is not', () => {
    expect(columnsOf([{ at: 0, points: 3 }, { at: 1 }])).toEqual(['at', 'points'])
    expect(columnsOf([{ id: 'a', how: { each: 5 } }])).toBeUndefined()
  })

  it('is changed at one place, and all else stays the very same', () => {
    const rule = {
      items: [
        { id: 'a', points: 1 },
        { id: 'b', points: 2 },
      ],
      label: { zh: '计分', en: 'Points' },
    }
    const changed = withPart(rule, ['items', 1, 'points'], 5) as typeof rule
    expect(changed.items[1]).toEqual({ id: 'b', points: 5 })
    expect(changed.items[0]).toBe(rule.items[0])
    expect(changed.label).toBe(rule.label)
    expect(rule.items[1]?.points).toBe(2)
  })

  it('gains a row like its last, and loses one', () => {
    expect(withOneMore([{ a: 1 }])).toEqual([{ a: 1 }, { a: 1 }])
    expect(withoutEntry(['x', 'y', 'z'], 1)).toEqual(['x', 'z'])
  })
})
