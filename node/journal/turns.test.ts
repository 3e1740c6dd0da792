import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe('turns', () => {
  it('are so many at once, and then go to whoever has waited longest', async () => {
    const turns = new Turns(2)
    const order: string[] = []
    const take = (name: string) => turns.take().then(() => order.push(name))
    await Promise.all([take('a'), take('b')])
    const [c, d] = [take('c'), take('d')]
    await Promise.resolve()
    expect(order).toEqual(['a', 'b'])
    turns.give()
    await c
    expect(order).toEqual(['a', 'b', 'c'])
    turns.give()
    await d
    turns.give()
    turns.give()
    await Promise.all([take('e'), take('f')])
    expect(order).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })
})
