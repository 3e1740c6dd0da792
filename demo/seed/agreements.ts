import type { PartyId, ScopeRow } from '@lianyu/kernel'
import { jointScope, letterScope, paperScope, serviceScope, sharedScope } from '@lianyu/packs'
import type { Days } from './days.ts'
import { delegated } from './sample-items.ts'
import { type By, type SampleMatter, type Script, settledDraft } from './script.ts'

export interface Agreements {
  /** 上栗 and 浏阳 */
  park: SampleMatter
  /** 湘东 and 醴陵 */
  service: SampleMatter
  /** 上栗, 万载, 浏阳, 醴陵 */
  alliance: SampleMatter
}

/** A third region looks in and vouches: it sees that the logs only grow, and the shared parts, persons excepted. */
const witnessed: ScopeRow[] = [
  { kind: 'service-case', steps: '*', part: 'witness', audience: ['361100'], purpose: '示例：第三地见证，只看不写' },
]

/**
 * Sample agreements, gone through by every party on its own node from the draft to force. The reports print what was
 * agreed but no signing of ours, so these are samples; the printed ones stand beside them as published agreements.
 */
export function agreements(script: Script, days: Days): Agreements {
  const park = inForce(script, days, {
    title: '示例共建跨省产业园协议',
    form: 'cooperation',
    parties: ['360322', '430181'],
    text: '共建园区内的项目两地共用一本账：阶段、审批、月报、问题两地同见；各自审批权不变。',
    scope: [...sharedScope(['project', 'problem']), ...letterScope],
  })
  const service = inForce(script, days, {
    title: '示例政务服务跨省通办协议',
    form: 'cooperation',
    parties: ['360313', '430281'],
    text: '收件地收件、核验形式和身份、一次告知、送达；办理地受理、决定。审批权不转移。对方已有的材料，经本人同意调取。',
    scope: [...serviceScope, ...delegated(), ...paperScope, ...letterScope, ...witnessed],
  })
  const alliance = inForce(script, days, {
    title: '示例花炮主产区联络机制',
    form: 'mechanism',
    parties: ['360322', '360922', '430181', '430281'],
    text: '四地以函件联络，收文、复函都有时限；要几地各办一段的事，在一地收件、各地联办。',
    scope: [...letterScope, ...jointScope],
  })
  inForce(script, days, {
    title: '示例菜篮子产销对接协议',
    form: 'memorandum',
    parties: ['431003', '440311'],
    text: '产地与销地以函件联络订单、检测和运输事项。',
    scope: letterScope,
  })
  circulated(script, days)
  return { park, service, alliance }
}

interface Terms {
  title: string
  form: string
  parties: [PartyId, PartyId, ...PartyId[]]
  text: string
  scope: ScopeRow[]
}

function draft(
  script: Script,
  at: string,
  validFrom: string,
  { title, form, parties, text, scope }: Terms,
): SampleMatter {
  const data = { title, form, level: 'government', parties, text, scope, validFrom }
  return script.open(title, { at, by: office(parties[0]), kind: 'agreement', parties, data })
}

function inForce(script: Script, days: Days, terms: Terms): SampleMatter {
  const [origin] = terms.parties
  const matter = draft(script, days.at(-110, '09:10'), days.work(-98), terms)
  script.step(matter, 'circulate', { at: days.at(-110, '09:12'), by: office(origin) })
  for (const party of terms.parties.slice(1)) {
    script.step(matter, 'comment', { at: days.at(-106, '10:00'), by: office(party), data: { comment: '无修改意见。' } })
  }
  script.step(matter, 'settle', { at: days.at(-104, '09:30'), by: office(origin) })
  for (const party of terms.parties) approve(script, days, matter, party)
  for (const party of terms.parties) {
    const data = { draft: settledDraft, signatory: '县（市、区）长' }
    script.step(matter, 'sign', { at: days.at(-99, '10:00'), by: { ...office(party), role: 'leader' }, data })
  }
  script.awaitForce(matter, days.at(-99, '10:00'))
  return matter
}

/** 拟稿→会签→合法性审核→签发→用印, in the party's own home log. */
export function approve(script: Script, days: Days, matter: SampleMatter, party: PartyId, from = -103): void {
  const take = (step: string, role: string, day: number, data: Record<string, unknown>) =>
    script.step(matter, step, { at: days.at(day, '15:00'), by: { ...office(party), role }, data, travels: false })
  take('countersign', 'officer', from, { countersignedBy: '相关部门' })
  take('review-legality', 'legal', from + 1, { legalOpinion: '内容合法。' })
  take('issue', 'leader', from + 2, {})
  take('seal', 'seal-keeper', from + 3, { paperNo: '示例文号' })
}

/** One that is still on its way. */
function circulated(script: Script, days: Days): void {
  const terms: Terms = {
    title: '示例产业园框架协议',
    form: 'framework',
    parties: ['430281', '360313'],
    text: '两地产业园互通招商信息。',
    scope: letterScope,
  }
  const matter = draft(script, days.at(-4, '09:20'), days.work(0), terms)
  script.step(matter, 'circulate', { at: days.at(-4, '09:22'), by: office('430281') })
}

function office(party: PartyId): By {
  return { party, desk: 'office', role: 'officer' }
}
