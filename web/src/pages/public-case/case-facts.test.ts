import { describe, expect, it } from 'vitest'
import { localDay, openSteps, type PublicCase, sayDay, verdictOf } from './case-facts.ts'
import { en, zh } from './words.ts'

const text = (zh: string) => ({ zh, en: zh })
const clock = { light: 'on-time' as const, unit: 'working-days' as const, left: 5, over: 0, suspended: false }
const found = (over: Partial<PublicCase> = {}): PublicCase => ({
  kindLabel: text('办件'),
  title: '示例办件',
  sample: true,
  stageLabel: text('受理'),
  says: null,
  picture: null,
  asked: null,
  shown: [],
  atOrigin: true,
  followUps: [],
  stages: [],
  due: '2026-10-13',
  provisional: false,
  clock,
  ended: false,
  parties: [],
  steps: [],
  evidence: { facts: 3, mirrored: 2 },
  paper: null,
  ...over,
})

describe('what a due day means to whoever follows a case', () => {
  it('names the day and what is left, in the clock’s own unit', () => {
    expect(verdictOf(found(), '2026-09-30', zh)).toEqual({
      sign: 'on-time',
      says: '应在 10月13日 周二 前办结，还剩 5 个工作日',
    })
    const hours = found({ due: '2026-10-13T01:00:00.000Z', clock: { ...clock, unit: 'hours', left: 1 } })
    expect(verdictOf(hours, '2026-10-13', en).says).toBe('due by Tue 13 Oct, 1 hour left')
  })

  it('says today, how late, and late by nothing but days off', () => {
    expect(verdictOf(found({ clock: { ...clock, left: 0 } }), '2026-10-13', zh).says).toContain('今天到期')
    const late = { ...clock, light: 'late' as const, left: 0, over: 2 }
    expect(verdictOf(found({ clock: late }), '2026-10-15', zh)).toEqual({
      sign: 'late',
      says: '应在 10月13日 周二 前办结，已超期 2 个工作日',
    })
    expect(verdictOf(found({ clock: { ...late, over: 0 } }), '2026-10-17', zh).says).toContain('已过应办结日')
  })

  it('says that a year without published holidays is provisional, and names the year', () => {
    const later = found({ due: '2027-02-19', provisional: true })
    expect(verdictOf(later, '2026-12-30', zh).says).toMatch(/^应在 2027年2月19日 周五 前办结（放假安排未公布，暂定）/)
  })

  it('knows a case without a term, a suspended one and one that is finished', () => {
    expect(verdictOf(found({ due: null, clock: null }), '2026-10-12', zh)).toEqual({
      sign: 'none',
      says: '这一步没有时限',
    })
    expect(verdictOf(found({ clock: { ...clock, suspended: true } }), '2026-10-12', zh).says).toBe('依法中止计时')
    expect(verdictOf(found({ ended: true }), '2026-12-12', en)).toEqual({ sign: 'done', says: 'Finished' })
  })

  it('takes days in China’s time whatever the phone’s zone', () => {
    expect(localDay('2026-11-20T16:30:00.000Z')).toBe('2026-11-21')
    expect(sayDay(en, '2026-11-21', '2026-11-20')).toBe('Sat 21 Nov')
    expect(sayDay(zh, '2026-11-22', '2026-11-20')).toBe('11月22日 周日')
  })

  it('leaves to the window what needs a file', () => {
    const step = (name: string, type: string, required: boolean) => ({
      step: name,
      label: text(name),
      done: false,
      fields: [{ field: 'f', type, label: text('f'), required }],
    })
    const steps = [step('rate', 'rating', true), step('papers', 'files', true), step('note', 'files', false)]
    expect(openSteps(found({ steps })).map((one) => one.step)).toEqual(['rate', 'note'])
  })
})
