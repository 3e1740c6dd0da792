import { type PartyId, residentIdCheck } from '@lianyu/kernel'
import type { Agreements } from './agreements.ts'
import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

const xiangdong = '360313'
const liling = '430281'
const hall = (party: PartyId, role = 'officer'): By => ({ party, desk: 'service-window', role })

interface Sample {
  item: string
  nature: 'permit' | 'confirmation' | 'service'
  from?: PartyId
  /** Working days before today. */
  received: number
  goes?: (life: Life) => void
}

/** The steps of a case, each on its own day; who takes it follows from the step. */
interface Life {
  matter: SampleMatter
  checked(on: number): void
  offered(on: number): void
  take(step: string, on: number, data?: Record<string, unknown>, role?: string): void
  rated(on: number, receiver: number, handler: number): void
}

const passedOn = (life: Life, on: number) => {
  life.checked(on)
  life.offered(on)
}

const accepted = (life: Life, offered: number, on: number) => {
  passedOn(life, offered)
  life.take('accept', on, { acceptanceNo: `示例受理${Math.abs(on)}` })
}

/** Cases between 湘东 and 醴陵, one at every place a case can stand. */
const samples: Sample[] = [
  { item: '示例 食品经营许可变更', nature: 'permit', received: 0, goes: (life) => passedOn(life, 0) },
  { item: '示例 户外广告设置许可', nature: 'permit', received: 0 },
  { item: '示例 社会保险关系转移', nature: 'service', received: -1, goes: (life) => life.checked(-1) },
  {
    item: '示例 公共场所卫生许可延续',
    nature: 'permit',
    received: -13,
    goes: (life) => accepted(life, -13, -12),
  },
  {
    item: '示例 道路运输经营许可',
    nature: 'permit',
    received: -19,
    goes: (life) => accepted(life, -19, -18),
  },
  {
    item: '示例 建设工程消防验收备案',
    nature: 'confirmation',
    received: -24,
    goes: (life) => accepted(life, -24, -22),
  },
  {
    item: '示例 灵活就业登记',
    nature: 'service',
    received: -10,
    goes: (life) => {
      passedOn(life, -10)
      life.take('accept', -9)
      life.take('ask-supplement', -5, { supplementFor: '缺近期缴费凭证，请一次补齐。' })
    },
  },
  {
    item: '示例 个体工商户登记',
    nature: 'permit',
    received: -4,
    goes: (life) => {
      passedOn(life, -4)
      life.take('tell-once', -2, { toldMissing: '经营场所使用证明、申请人签字页。' })
    },
  },
  {
    item: '示例 医疗机构校验',
    nature: 'permit',
    received: -16,
    goes: (life) => {
      passedOn(life, -16)
      life.take('accept', -15)
      life.take('decide-case', -2, { decision: 'granted', decisionNo: '示例决定2' })
    },
  },
  {
    item: '示例 工伤认定申请',
    nature: 'confirmation',
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
    nature: 'service',
    received: -8,
    goes: (life) => {
      passedOn(life, -8)
      life.take('return-case', -7, { returnedFor: '该事项由株洲市级窗口办理。' })
    },
  },
  {
    item: '示例 养老保险待遇资格认证',
    nature: 'service',
    from: liling,
    received: -1,
    goes: (life) => passedOn(life, -1),
  },
  {
    item: '示例 药品经营许可换证',
    nature: 'permit',
    from: liling,
    received: -7,
    goes: (life) => accepted(life, -7, -6),
  },
]

export function cases(script: Script, days: Days, { service }: Agreements): void {
  for (const [n, sample] of samples.entries()) play(script, days, service, sample, n)
}

function play(script: Script, days: Days, under: SampleMatter, sample: Sample, n: number): void {
  const { item, nature, from = xiangdong, received, goes } = sample
  const handler = from === xiangdong ? liling : xiangdong
  const matter = script.open(item, {
    at: days.at(received, '09:00'),
    by: hall(from),
    kind: 'service-case',
    under,
    parties: [from, handler].toSorted(),
    data: {
      itemName: item,
      itemNature: nature,
      mode: 'collected',
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
    checked: (on) =>
      script.step(matter, 'check', {
        at: days.at(on, '09:01'),
        by: hall(from),
        data: { formComplete: true, identitySeen: 'original' },
      }),
    offered: (on) =>
      script.step(matter, 'offer', { at: days.at(on, '09:02'), by: hall(from), data: { parcelNo: `示例寄${n + 1}` } }),
    take: (step, on, data = {}, role = 'officer') =>
      script.step(matter, step, { at: days.at(on, '09:03'), by: hall(handler, role), data }),
    rated: (on, receiver, decider) => {
      const by = { party: from, desk: 'public', role: 'public' }
      script.step(matter, 'rate-receiver', {
        at: days.at(on, '09:04'),
        by,
        data: { receiverRating: receiver, receiverWords: '示例评价' },
      })
      script.step(matter, 'rate-handler', {
        at: days.at(on, '09:04'),
        by,
        data: { handlerRating: decider, handlerWords: '示例评价' },
      })
    },
  })
}

/** Well-formed and nobody's: the order number 000 is never given out. */
export function sampleResident(party: PartyId, n: number): string {
  const first = `${party}1990010${(n % 9) + 1}000`
  return `${first}${residentIdCheck(first)}`
}
