import { describe, expect, it } from 'vitest'
import { changed, narrowing, questionOf } from './address.ts'

describe('a list’s address', () => {
  it('asks for the kinds of its path and what its search says', () => {
    expect(questionOf('project', new URLSearchParams('stage=landed&sort=-due&q='))).toEqual({
      limit: 50,
      kind: 'project',
      stage: 'landed',
      sort: '-due',
    })
    expect(questionOf('all', new URLSearchParams())).toEqual({ limit: 50 })
  })
  it('counts what narrows it, not how it is sorted', () => {
    expect(narrowing(new URLSearchParams('stage=a&sort=due&f.town=b&q=c'))).toEqual(['stage', 'f.town'])
  })
  it('takes an empty answer out', () => {
    expect(changed(new URLSearchParams('light=late&q=a'), { light: undefined, q: 'b' }).toString()).toBe('q=b')
  })
})
