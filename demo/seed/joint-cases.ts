import type { Agreements } from './agreements.ts'
import { sampleResident } from './cases.ts'
import { type Days, turnOf } from './days.ts'
import type { By, Script } from './script.ts'

const [shangli, liuyang, liling] = ['360322', '430181', '430281'] as const
const hall = (party: string): By => ({ party, desk: 'service-window', role: 'approver' })

interface Sample {
  item: string
  from: string
  others: [place: string, part: string][]
  part: string
  order: 'parallel' | 'sequence'
  received: number
  /** Step, by whom, on which working day, with what. */
  goes: [step: string, by: string, on: number, data?: Record<string, unknown>][]
}

const accepted = { identitySeen: 'original' }

/** Cases that need something from three counties at once, one at each place where such a case can stand. */
const samples: Sample[] = [
  {
    item: '示例 花炮运输企业跨省迁移',
    from: shangli,
    part: '迁入登记',
    others: [
      [liuyang, '迁出登记'],
      [liling, '车辆转籍'],
    ],
    order: 'parallel',
    received: -16,
    goes: [
      ['accept', shangli, -15, accepted],
      ['first-take', shangli, -15],
      ['second-take', liuyang, -14],
      ['third-take', liling, -12],
      ['second-grant', liuyang, -6, { secondNo: '示例浏准6号' }],
      ['ask-more', liling, -5, { askedWhat: '请补两台车的行驶证复印件。' }],
    ],
  },
  {
    item: '示例 跨省务工人员子女转学一件事',
    from: liuyang,
    part: '转入学籍',
    others: [
      [shangli, '转出学籍'],
      [liling, '居住证明'],
    ],
    order: 'sequence',
    received: -9,
    goes: [
      ['accept', liuyang, -8, accepted],
      ['first-take', liuyang, -8],
      ['first-grant', liuyang, -4, { firstNo: '示例浏学4号' }],
      ['second-take', shangli, -3],
    ],
  },
  {
    item: '示例 三地经营门店变更登记',
    from: liling,
    part: '总店变更',
    others: [
      [shangli, '上栗分店变更'],
      [liuyang, '浏阳分店变更'],
    ],
    order: 'parallel',
    received: -24,
    goes: [
      ['accept', liling, -23, accepted],
      ['first-take', liling, -23],
      ['second-take', shangli, -22],
      ['third-take', liuyang, -22],
      ['first-grant', liling, -18, { firstNo: '示例醴变1号' }],
      ['second-grant', shangli, -17, { secondNo: '示例上变1号' }],
      ['third-grant', liuyang, -15, { thirdNo: '示例浏变1号' }],
      ['settle', liling, -14, { outcome: 'granted' }],
      ['deliver', liling, -13, { deliveredBy: 'post', deliveryNo: '示例单号13' }],
    ],
  },
]

export function jointCases(script: Script, days: Days, { alliance }: Agreements): void {
  for (const [n, sample] of samples.entries()) {
    const [second, third] = sample.others
    const parties = [sample.from, ...sample.others.map(([place]) => place)]
    const matter = script.open(sample.item, {
      at: days.at(sample.received, '09:00'),
      by: hall(sample.from),
      kind: 'joint-case',
      under: alliance,
      parties: parties.toSorted(),
      data: {
        itemName: sample.item,
        order: sample.order,
        firstPart: sample.part,
        secondPlace: second?.[0],
        secondPart: second?.[1],
        thirdPlace: third?.[0],
        thirdPart: third?.[1],
        caseNo: `示例联办-${String(n + 1).padStart(3, '0')}`,
        sample: true,
        applicantName: '示例申请人',
        applicantId: sampleResident(sample.from, n),
        applicantPhone: '000-0000000',
      },
    })
    const turns = sample.goes.map(([, , on]) => on)
    for (const [at, [step, by, on, data]] of sample.goes.entries()) {
      const moment = days.at(on, turnOf(turns, at))
      script.step(matter, step, { at: moment, by: hall(by), ...(data === undefined ? {} : { data }) })
    }
  }
}
