import { describe, expect, it } from 'vitest'
import { staleAfter } from './stream.ts'

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
})
