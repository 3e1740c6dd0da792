import { describe, expect, it } from 'vitest'
import { text } from './names.ts'
import type { SettingDefault } from './pack.ts'
import { settingMisfit } from './setting-value.ts'

const of = (value: unknown, more: Partial<SettingDefault> = {}): SettingDefault => ({
  key: 'a.rule',
  label: text('规则', 'Rule'),
  value,
  source: text('示例', 'Sample'),
  validFrom: '2026-01-01',
  checked: true,
  ...more,
})
const fits = (rule: SettingDefault, value: unknown) => settingMisfit(rule, value) === undefined

describe('a value for a rule', () => {
  it('is a whole number above zero where the default is a number', () => {
    expect([1, 45].map((value) => fits(of(20), value))).toEqual([true, true])
    const wrong = [0, -1, 2.5, Number.NaN, '20', '二十', true, null, [20], { n: 20 }]
    expect(wrong.filter((value) => fits(of(20), value))).toEqual([])
  })

  it('is true or false where the default is a switch', () => {
    expect(fits(of(true), false)).toBe(true)
    expect(['false', 0, null, {}].filter((value) => fits(of(true), value))).toEqual([])
  })

  it('has every part of a rule of many lines, each of its sort; what it is called may be left out', () => {
    const rule = of({ label: text('计分', 'Score'), first: 100, rungs: [1] })
    expect(fits(rule, { first: 90, rungs: [], more: 1 })).toBe(true)
    const wrong = [{}, { first: 90 }, { first: '90', rungs: [] }, { first: 90, rungs: {} }, [], 'name', null, 7]
    expect(wrong.filter((value) => fits(rule, value))).toEqual([])
  })

  it('is what its pack lets stand, where the pack says so', () => {
    const named = of({ cases: [] }, { fits: (value) => value === 'sanyuan' })
    expect([fits(named, 'sanyuan'), fits(named, { cases: [] })]).toEqual([true, false])
  })

  it('says in both languages which rule it is and what it has to be', () => {
    expect(settingMisfit(of(20), '二十')).toMatchObject({
      refusal: 'setting.misfit',
      field: 'data.value',
      zh: '“规则”须是大于零的整数。请更正后再提出。',
      en: '“Rule” has to be a whole number above zero. Mend it and propose it again.',
    })
  })
})
