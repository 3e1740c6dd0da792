import { describe, expect, it } from 'vitest'
import type { ImportAnswer } from './import-api.ts'
import { whatIsUnclear } from './unclear.tsx'

const targets = [
  { field: '@matter', required: true, names: ['项目名称', 'Name'], type: 'matter', units: [] },
  { field: 'doneFen', required: true, names: ['本月完成投资', 'Done'], type: 'money', units: ['万元', '亿元'] },
  { field: 'progressText', required: false, names: ['形象进度说明'], type: 'words', units: [] },
] as unknown as ImportAnswer['targets']
const plan = (columns: object[], header = 3) => ({ header, columns }) as unknown as ImportAnswer['plan']

describe('what the headings of a workbook leave open', () => {
  it('is said once: which needed column was not found, which sum has no unit', () => {
    const found = whatIsUnclear({ targets, plan: plan([{ letter: 'C', head: '投资', field: 'doneFen' }]) })
    expect([found.any, found.missing.map(({ field }) => field), found.unitless.map(({ letter }) => letter)]).toEqual([
      true,
      ['@matter'],
      ['C'],
    ])
  })
  it('is not the month that is asked for beside, for all rows at once', () => {
    const month = { field: 'month', required: true, names: ['月份'], type: 'month', units: [] }
    const all = [{ field: '@matter' }, { field: 'doneFen', unit: '万元' }]
    const asked = { ...plan(all), month: { field: 'month' } }
    expect(whatIsUnclear({ targets: [...targets, month], plan: asked }).any).toBe(false)
    expect(whatIsUnclear({ targets: [...targets, month], plan: plan(all) }).missing).toEqual([month])
  })
  it('is nothing where all is matched, and waits for the heading row where none was found', () => {
    const all = [{ field: '@matter' }, { field: 'doneFen', unit: '万元' }]
    expect(whatIsUnclear({ targets, plan: plan(all) }).any).toBe(false)
    expect(whatIsUnclear({ targets, plan: plan([], 0) }).any).toBe(false)
  })
})
