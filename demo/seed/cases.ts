import { type PartyId, type PlainDay, residentIdCheck } from '@lianyu/kernel'
import type { Agreements } from './agreements.ts'
import type { Days } from './days.ts'
import { fromItem, itemNamed, liling, xiangdong } from './sample-items.ts'
import type { By, SampleMatter, Script } from './script.ts'

const hall = (party: PartyId, role = 'officer'): By => ({ party, desk: 'service-window', role })

interface Sample {
  item: string
  mode?: 'remote' | 'collected' | 'authorised'
  from?: PartyId
  /** Working days before today. */
  received: number
  goes?: (life: Life) => void
}

/** The steps of a case, each on its own day; who takes it follows from the step. */
interface Life {
  matter: SampleMatter
  checked(on: number, data?: Record<string, unknown>): void
  offered(on: number): void
  here(step: string, on: number, data?: Record<string, unknown>): void
  take(step: string, on: number, data?: Record<string, unknown>, role?: string): void
  /** So many working days from today. */
  day(n: number): PlainDay
  rated(on: number, receiver: number, handler: number, words?: string): void
}

const passedOn = (life: Life, on: number) => {
  life.checked(on)
  life.offered(on)
}

const accepted = (life: Life, offered: number, on: number) => {
  passedOn(life, offered)
  life.take('accept', on, { acceptanceNo: `示例受理${Math.abs(on)}` })
}

const delivered = (life: Life, on: number) => {
  accepted(life, on, on + 1)
  life.take('decide-case', on + 8, { decision: 'granted', decisionNo: `示例决定${-on}` })
  life.take('deliver', on + 9, { deliveredBy: 'post', deliveryNo: `示例单号${-on}` })
}

/** Cases between 湘东 and 醴陵, one at every place a case can stand. */
const samples: Sample[] = [
  { item: '示例 食品经营许可变更', received: 0, goes: (life) => passedOn(life, 0) },
  { item: '示例 户外广告设置许可', received: 0 },
  { item: '示例 社会保险关系转移', received: -1, goes: (life) => life.checked(-1) },
  {
    item: '示例 公共场所卫生许可延续',
    received: -13,
    goes: (life) => accepted(life, -13, -12),
  },
  {
    item: '示例 道路运输经营许可',
    received: -19,
    goes: (life) => accepted(life, -19, -18),
  },
  {
    item: '示例 建设工程消防验收备案',
    received: -24,
    goes: (life) => accepted(life, -24, -22),
  },
  {
    item: '示例 灵活就业登记',
    received: -10,
    goes: (life) => {
      passedOn(life, -10)
      life.take('accept', -9)
      life.take('ask-supplement', -5, { supplementFor: '缺近期缴费凭证，请一次补齐。' })
    },
  },
  {
    item: '示例 个体工商户登记',
    received: -4,
    goes: (life) => {
      passedOn(life, -4)
      life.take('tell-once', -2, { toldMissing: '经营场所使用证明、申请人签字页。' })
    },
  },
  {
    item: '示例 医疗机构校验',
    received: -16,
    goes: (life) => {
      passedOn(life, -16)
      life.take('accept', -15)
      life.take('decide-case', -2, { decision: 'granted', decisionNo: '示例决定2' })
    },
  },
  {
    item: '示例 工伤认定申请',
    received: -30,
    goes: (life) => {
      passedOn(life, -30)
      life.take('accept', -29)
      life.take('decide-case', -18, { decision: 'granted', decisionNo: '示例决定18' })
      life.take('deliver', -16, { deliveredBy: 'post', deliveryNo: '示例单号16' })
      life.rated(-15, 5, 4)
    },
  },
  {
    item: '示例 不动产登记资料查询',
    received: -8,
    goes: (life) => {
      passedOn(life, -8)
      life.take('return-case', -7, { returnedFor: '该事项由株洲市级窗口办理。' })
    },
  },
  {
    item: '示例 养老保险待遇资格认证',
    from: liling,
    received: -1,
    goes: (life) => passedOn(life, -1),
  },
  {
    item: '示例 药品经营许可换证',
    from: liling,
    received: -7,
    goes: (life) => accepted(life, -7, -6),
  },
  {
    item: '示例 社会保险关系转移',
    mode: 'remote',
    received: -6,
    goes: (life) => accepted(life, -6, -5),
  },
  {
    item: '示例 工伤认定申请',
    mode: 'authorised',
    received: -12,
    goes: (life) => {
      life.checked(-12)
      life.here('accept-here', -12, { acceptanceNo: '示例代受理12' })
      life.here('hand-over', -12, { parcelNo: '示例寄代12' })
      life.take('take-over', -11)
      life.take('decide-case', -3, { decision: 'granted', decisionNo: '示例决定3' })
      life.take('send-result', -1, { resultParcelNo: '示例结果1' })
    },
  },
  {
    item: '示例 个体工商户登记',
    received: -3,
    goes: (life) => {
      const missing = { formComplete: false, missingPapers: '经营场所使用证明', promiseDue: life.day(5) }
      life.checked(-3, missing)
      life.offered(-3)
      life.take('accept', -2)
      life.take('await-promise', -2)
    },
  },
  {
    item: '示例 医疗机构校验',
    received: -2,
    goes: (life) => {
      passedOn(life, -2)
      const parcel = { sentNo: '示例单2002', carrier: '示例快递', sentWhat: '执业许可证正、副本' }
      life.here('send-originals', -1, { ...parcel, sentDigest: '5f0c'.repeat(16) })
      life.take('accept', -1)
    },
  },
  {
    item: '示例 道路运输经营许可',
    received: -9,
    goes: (life) => {
      accepted(life, -9, -8)
      life.take('check-substance', -6, { checkedWhat: '示例：车辆、停车场地与申请一致。' })
      life.take('confirm-check', -6, { confirmedWhat: '示例：经第二人核查，情况属实。' }, 'approver')
      life.take('submit', -5, { proposal: '示例：拟准予许可。' })
      life.take('review', -3, { reviewOpinion: '示例：同意，报批。' }, 'approver')
    },
  },
  // Nothing was said in five working days: the node itself states what follows.
  { item: '示例 户外广告设置许可', received: -9, goes: (life) => passedOn(life, -9) },
  // Rated badly: the node itself opens what follows, and the window rated has a working day to call back.
  {
    item: '示例 养老保险待遇资格认证',
    from: liling,
    received: -12,
    goes: (life) => {
      delivered(life, -12)
      life.rated(0, 5, 2, '示例：到办理地又补了一次材料。')
    },
  },
  {
    item: '示例 医疗机构校验',
    received: -14,
    goes: (life) => {
      delivered(life, -14)
      life.rated(0, 1, 4, '示例：窗口中午没有人。')
    },
  },
]

export function cases(script: Script, days: Days, { service }: Agreements): void {
  for (const [n, sample] of samples.entries()) play(script, days, service, sample, n)
}

function play(script: Script, days: Days, under: SampleMatter, sample: Sample, n: number): void {
  const { item, mode = 'collected', from = xiangdong, received, goes } = sample
  const handler = from === xiangdong ? liling : xiangdong
  const matter = script.open(item, {
    at: days.at(received, '09:00'),
    by: hall(from),
    kind: 'service-case',
    under,
    parties: [from, handler].toSorted(),
    data: {
      ...fromItem(itemNamed(item), days),
      mode,
      appliedVia: mode === 'remote' ? 'online' : 'window',
      handler,
      caseNo: `示例-${String(n + 1).padStart(3, '0')}`,
      sample: true,
      applicantName: '示例申请人',
      applicantId: sampleResident(from, n),
      applicantPhone: '000-0000000',
    },
  })
  goes?.({
    matter,
    checked: (on, data = {}) =>
      script.step(matter, 'check', {
        at: days.at(on, '09:01'),
        by: hall(from),
        data: {
          formComplete: true,
          identitySeen: mode === 'remote' ? 'electronic' : 'original',
          papersTaken: 3,
          ...data,
        },
      }),
    here: (step, on, data = {}) => script.step(matter, step, { at: days.at(on, '09:03'), by: hall(from), data }),
    offered: (on) =>
      script.step(matter, 'offer', { at: days.at(on, '09:02'), by: hall(from), data: { parcelNo: `示例寄${n + 1}` } }),
    take: (step, on, data = {}, role = 'officer') =>
      script.step(matter, step, { at: days.at(on, '09:03'), by: hall(handler, role), data }),
    day: (n) => days.work(n),
    rated: (on, receiver, decider, words = '示例评价') => {
      const by = { party: from, desk: 'public', role: 'public' }
      script.step(matter, 'rate-receiver', {
        at: days.at(on, '09:04'),
        by,
        data: { receiverRating: receiver, receiverWords: words },
      })
      script.step(matter, 'rate-handler', {
        at: days.at(on, '09:04'),
        by,
        data: { handlerRating: decider, handlerWords: words },
      })
    },
  })
}

/** Well-formed and nobody's: the order number 000 is never given out. */
export function sampleResident(party: PartyId, n: number): string {
  const first = `${party}1990010${(n % 9) + 1}000`
  return `${first}${residentIdCheck(first)}`
}
