import type { Agreements } from './agreements.ts'
import { sampleResident } from './cases.ts'
import { type Days, turnOf } from './days.ts'
import type { By, Script } from './script.ts'

const [xiangdong, liling] = ['360313', '430281'] as const
const hall = (party: string): By => ({ party, desk: 'service-window', role: 'approver' })

type Deed = [step: string, by: string, on: number, data?: Record<string, unknown>]
interface Sample {
  paper: string
  forWhat: string
  from?: string
  opened: number
  goes: (to: string, from: string) => Deed[]
}

const consent = (on: number): Record<string, unknown> => ({ consentHow: 'signed', consentOn: on })

/** Papers asked of the other side instead of the applicant: one at each place where such a request can wait or end. */
const samples: Sample[] = [
  {
    paper: '示例 婚姻登记证明',
    forWhat: '示例 子女入学',
    opened: -2,
    goes: (to, from) => [
      ['give-consent', from, -2, consent(-2)],
      ['ask', from, -2],
      ['take-up', to, -1],
    ],
  },
  {
    paper: '示例 社保缴费证明',
    forWhat: '示例 灵活就业登记',
    opened: -4,
    goes: (to, from) => [
      ['give-consent', from, -4, consent(-4)],
      ['ask', from, -4],
      ['take-up', to, -3],
      ['ask-which', to, -1, { whichOf: '两段参保记录，起止月份不同' }],
    ],
  },
  {
    paper: '示例 不动产登记证明',
    forWhat: '示例 公积金提取',
    from: liling,
    opened: -6,
    goes: (to, from) => [
      ['give-consent', from, -6, consent(-6)],
      ['ask', from, -6],
      ['take-up', to, -5],
      ['defer', to, -4, { availableOn: 3, deferredFor: '示例：档案正在数字化。' }],
    ],
  },
  { paper: '示例 无犯罪记录以外的从业证明', forWhat: '示例 道路运输从业', opened: 0, goes: () => [] },
  {
    paper: '示例 学历验证材料',
    forWhat: '示例 职称申报',
    opened: -8,
    goes: (_, from) => [['refuse-consent', from, -8, { consentRefusedOn: -8 }]],
  },
  {
    paper: '示例 户籍迁移证明',
    forWhat: '示例 居住证办理',
    opened: -12,
    goes: (to, from) => [
      ['give-consent', from, -12, consent(-12)],
      ['ask', from, -12],
      ['take-up', to, -11],
      ['answer-none', to, -9, { noneFor: '示例：查过本市全部派出所，无此记录。' }],
    ],
  },
]

export function paperRequests(script: Script, days: Days, { service }: Agreements): void {
  for (const [n, { paper, forWhat, from = xiangdong, opened, goes }] of samples.entries()) {
    const to = from === xiangdong ? liling : xiangdong
    const matter = script.open(paper, {
      at: days.at(opened, '09:00'),
      by: hall(from),
      kind: 'paper-request',
      under: service,
      parties: [from, to].toSorted(),
      data: {
        paperName: paper,
        provider: to,
        forWhat,
        basis: '示例依据',
        sample: true,
        subjectName: '示例申请人',
        subjectId: sampleResident(from, n),
      },
    })
    const turns = goes(to, from).map(([, , on]) => on)
    for (const [at, [step, by, on, data = {}]] of goes(to, from).entries()) {
      // A number in a field of a day is a working day from today, as everywhere in this script.
      const filled = Object.fromEntries(
        Object.entries(data).map(([field, value]) => [field, typeof value === 'number' ? days.work(value) : value]),
      )
      const scope = step === 'give-consent' ? { consentTo: `调取${paper}，只用于${forWhat}` } : {}
      const moment = days.at(on, turnOf(turns, at))
      const passed = step === 'ask' ? { to: { party: to, desk: 'service-window' } } : {}
      script.step(matter, step, { at: moment, by: hall(by), data: { ...filled, ...scope }, ...passed })
    }
  }
}
