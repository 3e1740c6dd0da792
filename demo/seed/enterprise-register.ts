import { addDays, usccCheck } from '@lianyu/kernel'
import { printedSuppliers, sourceOf } from '../published.ts'
import type { Days } from './days.ts'
import { office, wan } from './enterprise-cast.ts'
import type { SampleMatter, Script } from './script.ts'

export function suppliers(script: Script, days: Days): void {
  for (const { region, names, joinChainsOf, source } of printedSuppliers) {
    const { id, publisher, date } = sourceOf(source)
    for (const name of names) {
      script.open(`published enterprise ${name}`, {
        at: days.at(-160, '09:05'),
        by: { party: region, desk: 'enterprise-office', role: 'officer' },
        kind: 'published-enterprise',
        data: {
          name,
          region,
          printed: `进入${joinChainsOf.join('、')}的产业链`,
          source: id,
          sourceTitle: publisher,
          sourceDate: date,
        },
      })
    }
  }
}

export type Firms = Record<string, SampleMatter>

export function register(script: Script, days: Days): Firms {
  const year = Number(days.work(0).slice(0, 4)) - 1
  const firms: Firms = {}
  const add = (
    letter: string,
    n: number,
    trade: string,
    data: Record<string, unknown>,
    years: Record<string, unknown>[],
  ) => {
    const code = `91360322MA${String(n).padStart(7, '0')}`
    const firm = script.open(`enterprise ${letter}`, {
      at: days.at(-60, '09:15'),
      by: office,
      kind: 'enterprise',
      keyed: [code + usccCheck(code)],
      data: {
        name: `示例${letter}公司`,
        uscc: code + usccCheck(code),
        sector: 'industry',
        trade,
        town: '示例工业园',
        zone: true,
        registeredOn: '2016-05-10',
        nicheSince: '2018-01-01',
        coachUnit: '示例工信局',
        sample: true,
        ...data,
      },
    })
    for (const [back, figures] of years.entries()) {
      script.step(firm, 'report-year', {
        name: String(back),
        at: days.at(-59 + back, '09:25'),
        by: office,
        data: { year: year - years.length + 1 + back, from: 'own', ...figures },
      })
    }
    firms[letter] = firm
  }
  const figures = (revenue: number, rd: number, more: Record<string, unknown> = {}) => ({
    revenueFen: revenue * wan,
    mainFen: Math.round(revenue * 0.82) * wan,
    rdFen: rd * wan,
    rdHomeFen: rd * wan,
    hightechFen: Math.round(revenue * 0.7) * wan,
    assetsFen: Math.round(revenue * 0.9) * wan,
    debtFen: Math.round(revenue * 0.4) * wan,
    staff: Math.max(8, Math.round(revenue / 60)),
    rdStaff: Math.max(1, Math.round(revenue / 400)),
    ipCount: 6,
    specialisedScore: 71,
    innovativeScore: 78,
    hightechScore: 74,
    nicheSharePercent: '8.50',
    ...more,
  })
  add('甲', 1, '工业陶瓷', {}, [
    figures(10_200, 420),
    figures(11_300, 460),
    figures(12_600, 520, { nicheSharePercent: '12.60' }),
  ])
  add('乙', 2, '电子元件', {}, [figures(7_400, 380), figures(8_100, 420), figures(8_600, 470)])
  add('丙', 3, '包装印刷', { nicheSince: '2024-03-01' }, [figures(1_500, 12), figures(1_870, 15)])
  add('丁', 4, '环保装备', {}, [figures(3_900, 205), figures(4_200, 225), figures(4_700, 260)])
  add('戊', 5, '食品加工', {}, [])
  add('己', 6, '精密铸造', {}, [figures(2_600, 70), figures(2_450, 66)])
  const note = (letter: string, track: string, stem: string, from: number, until: string | undefined) => {
    const firm = firms[letter]
    if (!firm) return
    const on = days.work(from)
    const day = { [`${stem}No`]: `示例${stem === 'aboveScale' ? '入库' : '公告'}${letter}号`, [`${stem}On`]: on }
    script.step(firm, `note-${track}`, {
      at: days.at(-50, '10:05'),
      by: office,
      data: until === undefined ? day : { ...day, [`${stem}Until`]: until },
    })
  }
  const ahead = (count: number) => addDays(days.work(0), count)
  for (const letter of ['甲', '乙', '丁', '己']) note(letter, 'cert-above-scale', 'aboveScale', -300, undefined)
  for (const letter of ['甲', '乙', '丁']) note(letter, 'cert-innovative', 'innovative', -300, ahead(420))
  note('甲', 'cert-specialised', 'specialised', -300, ahead(500))
  note('乙', 'cert-specialised', 'specialised', -500, ahead(310))
  note('甲', 'cert-giant', 'giant', -120, ahead(960))
  note('丁', 'cert-high-tech', 'highTech', -700, ahead(48))
  return firms
}
