import { sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { Walk } from '../walk.ts'
import { ningguoColours } from './month-colours.ts'
import { monthOutlook } from './month-outlook.ts'

const kind = kindById(allKinds(sha256Noble), 'project')
const office = { party: '360322', desk: 'project-office', role: 'officer' }
const wan = 1_000_000

/** January planned at 100 and done, February planned at 100 with 40 reported; read on 20 March 2026. */
function project(): Walk {
  if (!kind) throw new Error('no project')
  const walk = new Walk(kind, [office.party])
  walk.day = '2026-01-05'
  walk.open(office, { name: '示例项目', investor: '示例投资方', chain: '示例链', sample: true })
  walk.step(office, 'sign-contract', { contractFen: 500 * wan, signedOn: '2026-01-05' })
  for (const planMonth of ['2026-01', '2026-02']) walk.step(office, 'plan-month', { planMonth, planFen: 100 * wan })
  walk.day = '2026-02-03'
  walk.step(office, 'report-month', { month: '2026-01', doneFen: 100 * wan, progressPercent: 10 })
  walk.day = '2026-03-04'
  return walk.step(office, 'report-month', { month: '2026-02', doneFen: 40 * wan, progressPercent: 20 })
}
const shown = (setting: unknown) => {
  const outlook = monthOutlook({ matter: project().view(), today: '2026-03-20', setting: () => setting })
  const cells = (outlook?.table?.rows ?? []).map((row) => row.cells[1] as { zh: string; colour: string })
  return { says: outlook?.sentence, colours: cells.map(({ zh }) => zh), drawn: cells.map(({ colour }) => colour) }
}

describe('the months of a project in the county’s colours', () => {
  it('are those of 瓯海 where nothing is set, and only the day of reading is told as assumed', () => {
    const { says, colours } = shown(undefined)
    expect(colours).toEqual(['绿 按期', '红 滞后'])
    expect(says?.zh).toBe(
      '今年红 1 个月、绿 1 个月。按“瓯海：按期绿、滞后红、补上黄”。来源未写明、由本地推定的：月后 10 日起判。',
    )
  })
  it('are those of 三原 by its name, with how 未动 and 迟缓 are read told as assumed', () => {
    const { says, colours } = shown('sanyuan')
    expect(colours).toEqual(['绿 顺利', '黄 迟缓'])
    expect(says?.zh).toContain('到期未完成且当月没有完成额的为未动')
    expect(says?.en).toContain('Not told by the source, assumed here: months are read 10 days after their end')
  })
  it('mark each colour of 宁国 that its source does not explain, on the month and under the table', () => {
    const { says, colours, drawn } = shown('ningguo')
    expect(drawn).toEqual(['green', 'red'])
    expect(colours).toEqual(['绿 完成', '红 滞后（推定）'])
    expect(says?.zh).toContain('红为“滞后”、黄为“临期”、蓝为“推进”')
    expect(says?.zh).not.toContain('绿为')
  })
  it('are those of a rule written out in full; what is no rule changes nothing', () => {
    const own = { ...ningguoColours, cases: [{ when: {}, colour: 'blue', word: { zh: '示例', en: 'Sample' } }] }
    expect(shown(own).colours).toEqual(['蓝 示例', '蓝 示例'])
    for (const wrong of ['snail', 7, null, {}, { ...own, cases: [{ when: {}, colour: 'pink', word: {} }] }]) {
      expect(shown(wrong).colours, JSON.stringify(wrong)).toEqual(['绿 按期', '红 滞后'])
    }
  })
})
