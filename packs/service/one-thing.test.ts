import { sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { oneThing, oneThingComputations, oneThingGuide } from './one-thing.ts'

const kinds = allKinds(sha256Noble)
const kind = kindById(kinds, 'one-thing') as NonNullable<ReturnType<typeof kindById>>
const party = '360313'
const window = { party, desk: 'service-window', role: 'officer' }
const node = { ...window, role: 'system' }
const id = (n: number) => `${party}:0190a1b2-0000-7000-8000-00000000000${n}`
const received = () =>
  new Walk(kind, [party]).open(window, {
    itemName: '示例开办饭店',
    guide: id(9),
    applicantName: '示例申请人',
    applicantId: '11010519491231002X',
    applicantPhone: '13800000000',
  })

describe('one thing', () => {
  it('is opened on a clock of a day, and its cases by the node, which writes down first which they will be', () => {
    const walk = received()
    expect(walk.view().shared.tracks.thing?.clock).toMatchObject({ name: 'thing.received', budget: 1 })
    expect(walk.refused(window, 'begin-parts', { part1: id(1) })).toBe('step.role')
    walk.step(node, 'begin-parts', { part1: id(1), part2: id(2) })
    expect(walk.view().shared.fields).toMatchObject({ part1: id(1), part2: id(2) })
    expect(walk.refused(window, 'withdraw', { withdrawnFor: '撤回' })).toBe('step.wrong-stage')
  })

  it('is finished only when every case has come to its end, whatever end', () => {
    const walk = received().step(node, 'begin-parts', { part1: id(1), part2: id(2) })
    // Nothing is known here of the two cases: both count as left.
    expect(walk.refused(window, 'finish', { finishedOn: '2026-11-20' })).toBe('step.condition')
    const at = (stage: string) => ({ shared: { tracks: { case: { stage } } } }) as never
    const left = (...stages: string[]) =>
      oneThingComputations['one-thing-left']?.({
        values: Object.fromEntries(stages.map((_, n) => [`part${n + 1}`, id(n)])),
        related: Object.fromEntries(stages.map((stage, n) => [`part${n + 1}`, at(stage)])),
        today: '2026-11-20',
        actor: { party, desk: 'service-window', role: 'officer', officer: 'o1' },
        setting: () => undefined,
      })
    expect(left('delivered', 'accepted', 'withdrawn')).toEqual({ partsLeft: 1 })
    expect(left('delivered', 'not-accepted')).toEqual({ partsLeft: 0 })
  })

  it('is finished in part where an item could never be opened, said in words that the applicant reads', () => {
    const at = (stage: string) => ({ shared: { tracks: { case: { stage } } } }) as never
    const count = (related: Record<string, never>) =>
      oneThingComputations['one-thing-opened-left']?.({
        values: { part1: id(1), part2: id(2) },
        related,
        today: '2026-11-20',
        actor: { party, desk: 'service-window', role: 'officer', officer: 'o1' },
        setting: () => undefined,
      })
    expect(count({ part1: at('delivered') })).toEqual({ partsLeft: 0, partsUnopened: 1 })
    expect(count({ part1: at('accepted') })).toEqual({ partsLeft: 1, partsUnopened: 1 })
    expect(count({ part1: at('delivered'), part2: at('withdrawn') })).toEqual({ partsLeft: 0, partsUnopened: 0 })
    const walk = received().step(node, 'begin-parts', { part1: id(1), part2: id(2) })
    const said = { finishedOn: '2026-11-20', leftOutFor: '示例：招牌备案所在地没有协议，请到当地窗口办。' }
    expect(walk.refused(window, 'finish-partly', { finishedOn: '2026-11-20' })).toBe('field.required')
    expect(walk.step(window, 'finish-partly', said).stage('thing')).toBe('partly')
  })

  it('gives each case fields that a case has, from fields that the form and the list have', () => {
    const { opens, fields, opening } = oneThing.declaration
    const case2 = kindById(kinds, 'service-case')?.declaration
    const asked = case2?.opening.form.map(({ field }) => field)
    for (const [to, from] of Object.entries(opens?.given ?? {})) {
      expect(asked).toContain(to)
      expect(opening.form.map(({ field }) => field)).toContain(from)
      expect(case2?.fields[to]?.type).toBe(fields[from]?.type)
      expect(case2?.fields[to]?.part).toBe(fields[from]?.part)
    }
    for (const [to, from] of Object.entries(opens?.entry ?? {})) {
      expect(asked).toContain(to)
      expect(oneThingGuide.declaration.open['add-part']?.form.map(({ field }) => field)).toContain(from)
      expect(case2?.fields[to]?.type).toBe(oneThingGuide.declaration.fields[from]?.type)
    }
    expect(asked).toContain(opens?.link)
  })

  it('keeps the person out of what everybody reads', () => {
    expect(JSON.stringify(received().view().shared)).not.toContain('示例申请人')
  })
})
