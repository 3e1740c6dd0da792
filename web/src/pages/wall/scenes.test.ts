import { describe, expect, it } from 'vitest'
import { sceneAfter, settingsOf } from './scenes.ts'

const of = (search: string) => settingsOf(new URLSearchParams(search))

describe('the address of the wall', () => {
  it('holds a scene, and lets them follow each other where it names none that there is', () => {
    expect(of('scene=across').pinned).toBe('across')
    expect(of('scene=everything').pinned).toBeUndefined()
    expect(of('').visitor).toBe(false)
    expect(of('visitor=1').visitor).toBe(true)
  })
  it('keeps a scene between half a minute and a minute', () => {
    expect([of('').sceneMs, of('every=5').sceneMs, of('every=40').sceneMs, of('every=900').sceneMs]).toEqual([
      45_000, 30_000, 40_000, 60_000,
    ])
    expect([of('every=x').sceneMs, of('refresh=1').refreshMs, of('refresh=0').refreshMs]).toEqual([
      45_000, 1_000, 1_000,
    ])
  })
  it('goes round both ways', () => {
    expect(sceneAfter('across', 1)).toBe('overview')
    expect(sceneAfter('overview', -1)).toBe('across')
  })
})
