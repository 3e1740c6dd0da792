import { describe, expect, it } from 'vitest'
import { criticalPath, type PathLane } from './critical-path.ts'

/** 营业执照 → 备案 → 用地 → 消防; 环评 waits for the filing only, 税务 for the licence only. Days as promised. */
const promised: PathLane[] = [
  { id: 'licence', waitsFor: [], days: 3 },
  { id: 'filing', waitsFor: ['licence'], days: 3 },
  { id: 'land', waitsFor: ['filing'], days: 20 },
  { id: 'environment', waitsFor: ['filing'], days: 20 },
  { id: 'fire', waitsFor: ['land'], days: 10 },
  { id: 'tax', waitsFor: ['licence'], days: 2 },
]
const so = (facts: Record<string, Partial<PathLane>>) => promised.map((lane) => ({ ...lane, ...facts[lane.id] }))
const at = (lanes: PathLane[], today: number, id: string) => criticalPath(lanes, today).lanes.find((l) => l.id === id)

describe('the critical path', () => {
  it('adds up the longest chain: 3 + 3 + 20 + 10 working days', () => {
    const { ends, path } = criticalPath(promised, 0)
    expect(ends).toBe(36)
    expect(path).toEqual(['licence', 'filing', 'land', 'fire'])
  })

  it('says by how much the others may be later: 环评 6 to 26 of 36, 税务 3 to 5', () => {
    expect(criticalPath(promised, 0).lanes).toEqual([
      { id: 'licence', begins: 0, ends: 3, slack: 0, critical: true },
      { id: 'filing', begins: 3, ends: 6, slack: 0, critical: true },
      { id: 'land', begins: 6, ends: 26, slack: 0, critical: true },
      { id: 'environment', begins: 6, ends: 26, slack: 10, critical: false },
      { id: 'fire', begins: 26, ends: 36, slack: 0, critical: true },
      { id: 'tax', begins: 3, ends: 5, slack: 31, critical: false },
    ])
  })

  it('stands by what has happened: quick windows shorten it, what was not begun begins today', () => {
    const lanes = so({ licence: { began: 0, ended: 2 }, filing: { began: 2, ended: 4 }, land: { began: 5 } })
    const { ends, path } = criticalPath(lanes, 10)
    expect([ends, path]).toEqual([35, ['licence', 'filing', 'land', 'fire']])
    expect(at(lanes, 10, 'environment')).toMatchObject({ begins: 10, ends: 30, slack: 5 })
    expect(at(lanes, 10, 'tax')).toMatchObject({ begins: 10, ends: 12, slack: 23 })
    expect(at(lanes, 10, 'licence')).toEqual({ id: 'licence', begins: 0, ends: 2, critical: true })
  })

  it('pushes everything behind a late lane, day by day, until something left lying takes over', () => {
    const begun = { licence: { began: 0, ended: 2 }, filing: { began: 2, ended: 4 }, land: { began: 5 } }
    const lanes = so({ ...begun, environment: { began: 5, ended: 15 } })
    expect(at(lanes, 30, 'land')).toMatchObject({ begins: 5, ends: 30, slack: 0 })
    expect([30, 31, 32].map((today) => criticalPath(lanes, today).ends)).toEqual([40, 41, 42])
    // 环评 never begun: 30 + 20 is later than 用地 30 and 消防 10 after it.
    expect(criticalPath(so(begun), 30)).toMatchObject({ ends: 50, path: ['environment'] })
    expect(at(so(begun), 30, 'land')).toMatchObject({ slack: 10 })
  })

  it('believes the clock where a suspension moved the due day', () => {
    const lanes = so({ licence: { began: 0, ended: 2 }, filing: { began: 2, ended: 4 }, land: { began: 5, due: 33 } })
    expect(criticalPath(lanes, 10).ends).toBe(43)
  })

  it('leaves out a wait that was done without (容缺受理): it began before the other ended', () => {
    const lanes = so({ licence: { began: 0, ended: 2 }, filing: { began: 2 }, land: { began: 2 } })
    // 用地 2 to 22, 消防 to 32; 备案 ends on 5 and 环评 (20) still waits for it, so it may take until 12.
    expect(criticalPath(lanes, 3).path).toEqual(['land', 'fire'])
    expect(at(lanes, 3, 'filing')).toMatchObject({ ends: 5, slack: 7 })
  })

  it('names what decided it once all is done, and is not upset by a lane alone, a stranger or a circle', () => {
    const done = so({
      licence: { began: 0, ended: 3 },
      filing: { began: 3, ended: 6 },
      land: { began: 7, ended: 30 },
      environment: { began: 6, ended: 20 },
      fire: { began: 30, ended: 41 },
      tax: { began: 3, ended: 4 },
    })
    expect(criticalPath(done, 60)).toMatchObject({ ends: 41, path: ['licence', 'filing', 'land', 'fire'] })
    expect(criticalPath([{ id: 'a', waitsFor: ['nobody'], days: 2 }], 1)).toMatchObject({ ends: 3, path: ['a'] })
    const circle: PathLane[] = [
      { id: 'a', waitsFor: ['b'], days: 1 },
      { id: 'b', waitsFor: ['a'], days: 1 },
    ]
    expect(criticalPath(circle, 0).ends).toBe(2)
    expect(criticalPath([], 4)).toEqual({ lanes: [], ends: 4, path: [] })
  })
})
