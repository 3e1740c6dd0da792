import { type Kind, type SharedState, sha256Noble } from '@lianyu/kernel'
import { allKinds } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { mainLine } from './main-line.ts'

const kinds = allKinds(sha256Noble)
const kindNamed = (id: string) => {
  const kind = kinds.find((one) => one.declaration.id === id)
  if (!kind) throw new Error(`no kind ${id}`)
  return kind
}
const at = (hour: number) => `2026-11-${String(hour).padStart(2, '0')}T01:00:00.000Z`
const state = (track: string, stage: string, ...left: string[]) =>
  ({
    openedAt: at(1),
    tracks: {
      [track]: {
        stage,
        stageSince: at(left.length + 1),
        passed: left.map((one, n) => ({ stage: one, step: 'x', at: at(n + 2), by: 'a', desk: 'b' })),
      },
    },
  }) as unknown as SharedState
const said = (kind: Kind, shared: SharedState) =>
  mainLine(kind, shared).map(
    (stage) => `${stage.state === 'done' ? '✓' : stage.state === 'current' ? '●' : '○'}${stage.id}`,
  )

describe('the main line', () => {
  it('goes to the end that is farthest from the start', () => {
    expect(said(kindNamed('project'), state('main', 'landed', 'talks', 'signed'))).toEqual([
      '✓talks',
      '✓signed',
      '●landed',
      '○construction',
      '○production',
      '○full',
    ])
  })
  it('says when each stage was entered', () => {
    const line = mainLine(kindNamed('project'), state('main', 'landed', 'talks', 'signed'))
    expect(line.map((stage) => stage.since)).toEqual([at(1), at(2), at(3), undefined, undefined, undefined])
  })
  it('leaves loops out: a case that waited for papers stands where it stood', () => {
    const shared = state('case', 'accepted', 'received', 'checked', 'offered', 'accepted', 'supplementing')
    expect(said(kindNamed('service-case'), shared)).toEqual([
      '✓received',
      '✓checked',
      '✓offered',
      '●accepted',
      '○decided',
      '○delivered',
    ])
  })
  it('ends where it ended, even if that was not the way it was meant to go', () => {
    expect(said(kindNamed('project'), state('main', 'stopped', 'talks'))).toEqual(['✓talks', '✓stopped'])
  })
})
