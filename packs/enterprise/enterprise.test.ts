import { uuidV7From } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { Walk } from '../walk.ts'
import { fundOutlook } from './fund-outlook.ts'
import {
  at,
  finance,
  head,
  kind,
  office,
  party,
  publish,
  sampleEnterprise,
  sampleFund,
  sampleGrant,
  samplePolicy,
  usccs,
  wan,
} from './walks.testkit.ts'

const [one, two] = usccs as [string, string]
const giantClause = { what: 'cert-giant', compare: 'is' }
const giant = { giantNo: '示例公告1号', giantOn: '2026-08-01', giantUntil: '2029-07-31' }
const recognised = () => sampleEnterprise('示例甲公司', one).step(office, 'note-cert-giant', giant)
const outlook = (fund: Walk) => fundOutlook({ matter: fund.view(), today: fund.day, setting: () => undefined })

describe('the register', () => {
  it('has one enterprise for a USCC, and takes no other id for it', () => {
    const walk = sampleEnterprise('示例甲公司', one)
    const again = new Walk(kind('enterprise'), [party]).on('2026-09-02')
    again.open(office, { name: '示例甲公司（重）', uscc: one.toLowerCase(), sector: 'industry' })
    expect(again.id).toBe(walk.id)
    expect(sampleEnterprise('示例乙公司', two).id).not.toBe(walk.id)
  })
  it('keeps a recognition with its paper, warns by a clock, and lets it lapse', () => {
    const walk = recognised()
    expect(walk.view().shared.tracks['cert-giant']).toMatchObject({ stage: 'held' })
    expect(walk.view().shared.tracks['cert-giant']?.clock?.budget).toBeGreaterThan(1_000)
    walk.on('2029-08-02').step(head, 'lapse-cert-giant')
    expect(walk.stage('cert-giant')).toBe('lapsed')
    walk.step(office, 'note-cert-giant', { ...giant, giantOn: '2029-08-02', giantUntil: '2032-08-01' })
    expect(walk.stage('cert-giant')).toBe('held')
  })
  it('takes no figures and no steps from another desk', () => {
    const walk = sampleEnterprise('示例甲公司', one)
    expect(walk.refused(finance, 'update-enterprise', { changedFor: '示例' })).toBe('step.not-holder')
  })
})

describe('a policy', () => {
  it('is not published without the number of its fair-competition review', () => {
    const fund = sampleFund()
    const walk = new Walk(kind('policy'), [party], { related: [fund] })
    walk.open(office, {
      name: '示例',
      basis: '示例',
      ground: '示例',
      period: 'once',
      way: 'direct',
      pot: '示例资金',
      amountFen: wan,
      validFrom: '2026-09-01',
    })
    walk.step(office, 'set-clause', { clause: 1, ...giantClause })
    expect(walk.refused(head, 'publish-policy', { paperNo: 'x', validUntil: '2028-12-31' })).toBe('step.wrong-stage')
    walk.step(office, 'submit-policy', { submittedNote: '示例' })
    expect(walk.refused(head, 'publish-policy', { paperNo: 'x', validUntil: '2028-12-31' })).toBe('step.not-holder')
    expect(walk.refused(at('market-regulation'), 'pass-review', { fairOn: '2026-09-02' })).toBe('field.required')
    walk.step(at('market-regulation'), 'fail-review', { fairRefusedFor: '示例：只够一家企业的条件' })
    expect(walk.stage()).toBe('draft')
    expect(walk.refused(at('market-regulation'), 'pass-review', { fairNo: '1', fairOn: '2026-09-02' })).toBe(
      'step.not-holder',
    )
  })
  it('is not published without clauses, without an amount, or on a fund that nobody allotted', () => {
    const fund = sampleFund()
    const says = (data: Record<string, unknown>, clauses: Record<string, unknown>[]) =>
      samplePolicy(data, clauses, fund).says(head, 'publish-policy', { paperNo: 'x', validUntil: '2028-12-31' })
    expect(says({ amountFen: wan }, [])).toContain('还没有写条件')
    expect(says({}, [giantClause])).toContain('没有写明给多少')
    expect(says({ amountFen: wan, pot: '没有的科目' }, [giantClause])).toContain('资金账上没有“没有的科目”')
    expect(says({ amountFen: wan }, [{ ...giantClause, dropped: true }])).toContain('还没有写条件')
    expect(says({ amountFen: wan }, [giantClause])).toBeUndefined()
  })
})

describe('a grant', () => {
  const enter = (policy: Walk, enterprise: Walk, fund: Walk) =>
    sampleGrant(policy, enterprise, fund).open(office, {
      policy: policy.id,
      enterprise: enterprise.id,
      way: 'direct',
      sample: true,
    })

  it('takes amount, ground and reasons from policy and enterprise; nobody types them', () => {
    const fund = sampleFund()
    const policy = publish(samplePolicy({ amountFen: 50 * wan }, [giantClause], fund))
    const grant = enter(policy, recognised(), fund)
    expect(grant.view().shared.fields).toMatchObject({
      subject: '示例甲公司 · 示例首次认定奖励',
      groundKey: `${one} 首次认定小巨人`,
      amountFen: 50 * wan,
      pot: '示例资金',
      qualifies: true,
    })
    const typed = { policy: policy.id, enterprise: recognised().id, way: 'direct', amountFen: 90 * wan }
    expect(sampleGrant(policy, recognised(), fund).says(office, 'open', typed)).toContain('由系统算出')
  })
  it('passes its check only while every clause is met, and says which is not', () => {
    const fund = sampleFund()
    const policy = publish(samplePolicy({ amountFen: 50 * wan }, [giantClause], fund))
    const plain = sampleEnterprise('示例乙公司', two)
    const grant = enter(policy, plain, fund)
    expect(grant.view().shared.fields.qualifies).toBe(false)
    expect(grant.says(office, 'check-grant')).toContain('今天不符合：专精特新“小巨人”')
  })
  it('is posted for its days, waits for every objection, and is decided only then', () => {
    const fund = sampleFund()
    const policy = publish(samplePolicy({ amountFen: 50 * wan }, [giantClause], fund))
    const grant = enter(policy, recognised(), fund)
    grant.on('2026-09-02').step(office, 'check-grant', { checkNote: '示例' })
    expect(grant.refused(office, 'post-grant', { contact: '示例电话' })).toBe('step.role')
    grant.step(head, 'post-grant', { contact: '示例企业服务中心 示例电话' })
    expect(grant.view().shared.fields).toMatchObject({
      noticeFrom: '2026-09-02',
      noticeUntil: '2026-09-09',
      decideBy: '2026-09-16',
    })
    grant.on('2026-09-09')
    expect(grant.refused(head, 'decide-grant', { decisionNo: '1' })).toBe('step.condition')
    grant.step(office, 'raise-objection', { objector: 'enterprise', objection: '示例异议' })
    grant.on('2026-09-10')
    expect(grant.refused(head, 'decide-grant', { decisionNo: '1' })).toBe('gate.missing')
    grant.step(head, 'reject-objection', { objectionAnswer: '示例核实结论' })
    grant.step(head, 'decide-grant', { decisionNo: '示例决〔1〕号' })
    expect(grant.view().shared.tracks.main?.holder.desk).toBe('finance')
    expect(grant.refused(head, 'pay-grant', { paidOn: '2026-09-11', voucherNo: '1' })).toBe('step.not-holder')
    grant.step(finance, 'pay-grant', { paidOn: '2026-09-11', voucherNo: '示例1号' })
    expect(grant.stage()).toBe('paid')
  })
  it('an upheld objection keeps it from being decided', () => {
    const fund = sampleFund()
    const policy = publish(samplePolicy({ amountFen: 50 * wan }, [giantClause], fund))
    const grant = enter(policy, recognised(), fund).on('2026-09-02')
    grant.step(office, 'check-grant').step(head, 'post-grant', { contact: '示例' })
    grant.step(office, 'raise-objection', { objector: 'citizen', objection: '示例' })
    grant.step(head, 'uphold-objection', { objectionAnswer: '示例' }).on('2026-09-20')
    expect(grant.refused(head, 'decide-grant', { decisionNo: '1' })).toBe('gate.missing')
    grant.step(head, 'refuse-grant', { refusedFor: '示例' })
    expect(grant.stage()).toBe('refused')
  })
  it('is not entered where the policy is not in force, or the year of a yearly one is missing', () => {
    const fund = sampleFund()
    const draft = samplePolicy({ amountFen: wan }, [giantClause], fund)
    const enterprise = recognised()
    const says = (policy: Walk, more: Record<string, unknown> = {}) =>
      sampleGrant(policy, enterprise, fund).says(office, 'open', {
        policy: policy.id,
        enterprise: enterprise.id,
        way: 'applied',
        ...more,
      })
    expect(says(draft)).toContain('不在施行期')
    const yearly = publish(samplePolicy({ amountFen: wan, period: 'yearly' }, [giantClause], fund))
    expect(says(yearly)).toContain('请写明兑现年度')
    expect(says(yearly, { year: 2026 })).toBeUndefined()
    expect(says(yearly, { enterprise: `${party}:${uuidV7From(0, new Uint8Array(10))}` })).toContain('没有找到这家企业')
  })
  it('is refused by name where the ground was given before, also by another policy and fund', () => {
    const fund = sampleFund({ 示例资金: 100 * wan, 示例另一资金: 100 * wan })
    const first = publish(samplePolicy({ amountFen: 50 * wan }, [giantClause], fund))
    const enterprise = recognised()
    const grant = enter(first, enterprise, fund)
    const { pot, groundKey: ground, subject: what, amountFen: grantFen } = grant.view().shared.fields
    fund.on('2026-09-10').step(head, 'reserve', { pot, ground, what, grantFen })
    const other = publish(
      samplePolicy({ name: '示例另一条', pot: '示例另一资金', amountFen: wan }, [giantClause], fund),
    )
    const says = sampleGrant(other, enterprise, fund).says(office, 'open', {
      policy: other.id,
      enterprise: enterprise.id,
      way: 'applied',
    })
    expect(says).toContain('“示例甲公司 · 示例首次认定奖励”已于 2026-09-10 办过“兑现”')
    expect(fund.refused(head, 'reserve', { pot: '示例另一资金', ground, what: '示例', grantFen: 1 })).toBe(
      'account.taken',
    )
    fund.step(head, 'release', { pot, ground, what, grantFen })
    expect(
      sampleGrant(other, enterprise, fund).says(office, 'open', {
        policy: other.id,
        enterprise: enterprise.id,
        way: 'applied',
      }),
    ).toBeUndefined()
  })
  it('takes a share of a figure up to its cap, cut to whole fen', () => {
    const fund = sampleFund()
    const share = { sharePercent: '3.33', shareOf: 'rdFen', capFen: 5 * wan }
    const policy = publish(samplePolicy(share, [{ what: 'rdFen', compare: 'at-least', amount: '100' }], fund))
    const amount = (rdFen: number) =>
      enter(policy, sampleEnterprise('示例甲公司', one, [{ year: 2025, revenueFen: 3_000 * wan, rdFen }]), fund).view()
        .shared.fields.amountFen
    expect(amount(100 * wan + 1)).toBe(3_330_000)
    expect(amount(100 * wan + 99)).toBe(3_330_003)
    expect(amount(900 * wan)).toBe(5 * wan)
  })
})

describe('the account', () => {
  it('shows what is left of each fund from its entries alone', () => {
    const fund = sampleFund({ 示例甲: 3_000 * wan, 示例乙: 1_000 * wan })
    const entry = { pot: '示例甲', ground: 'g', what: '示例', grantFen: 200 * wan }
    fund.step(head, 'reserve', entry)
    fund.step(finance, 'pay-out', { ...entry, grantFen: 150 * wan, paidOn: '2026-09-03' })
    fund.step(finance, 'cut', { pot: '示例乙', cutFen: 400 * wan, paperNo: '示例' })
    expect(outlook(fund)?.table?.rows.map(({ cells }) => cells)).toEqual([
      ['示例甲', 3_000 * wan, 150 * wan, 50 * wan, 2_800 * wan],
      ['示例乙', 600 * wan, 0, 0, 600 * wan],
    ])
    expect(fund.refused(finance, 'cut', { pot: '示例甲', cutFen: 2_801 * wan, paperNo: 'x' })).toBe('account.short')
    expect(fund.refused(finance, 'pay-out', { ...entry, grantFen: 51 * wan, paidOn: '2026-09-03' })).toBe(
      'account.short',
    )
    expect(fund.refused(head, 'allot', { pot: '示例甲', allotFen: 1, paperNo: 'x' })).toBe('step.relation')
  })
})

describe('a request', () => {
  const opened = () => {
    const walk = new Walk(kind('request'), [party]).on('2026-09-01')
    return walk.open(office, {
      subject: '示例：办理时间长',
      category: 'approval',
      way: 'breakfast',
      receivedOn: '2026-08-31',
      enterpriseName: '示例甲公司',
    })
  }
  const ecology = at('ecology')

  it('goes to the department in charge, is answered, opened again, and closed by the enterprise alone', () => {
    const walk = opened()
    walk.step(office, 'assign-request', { sortedFor: '按职责' }, { party, desk: 'ecology' })
    expect(walk.refused(office, 'answer-request', { answer: 'x', cause: 'slow' })).toBe('step.not-holder')
    walk.on('2026-09-03').step(ecology, 'answer-request', { answer: '示例答复', cause: 'slow' })
    expect(walk.view().shared.fields).toMatchObject({ answeredBy: 'ecology', answeredOn: '2026-09-03', takenDays: 3 })
    expect(walk.refused(ecology, 'confirm-request', { confirmedHow: 'phone', satisfied: 'solved' })).toBe(
      'step.not-holder',
    )
    walk.step(office, 'reopen-request', { reopenedFor: '示例：没有解决' })
    expect(walk.view().shared.tracks.main?.holder.desk).toBe('ecology')
    walk.on('2026-09-08').step(ecology, 'answer-request', { answer: '示例再答复', cause: 'papers' })
    walk.step(office, 'confirm-request', { confirmedHow: 'phone', satisfied: 'solved' })
    expect(walk.stage()).toBe('confirmed')
    expect(walk.view().shared.fields).toMatchObject({ takenDays: 8, cause: 'papers' })
  })
  it('is returned with whose it is, and points to the process that is changed for it', () => {
    const walk = opened().step(office, 'assign-request', {}, { party, desk: 'ecology' })
    walk.step(ecology, 'return-request', { returnedFor: '示例：属市场监管' })
    expect(walk.stage()).toBe('received')
    walk.step(office, 'propose-change', { changeNote: '示例：同类第三次' })
    const change = `${party}:${uuidV7From(1, new Uint8Array(10))}`
    walk.step(office, 'note-change', { change })
    expect(walk.stage('improvement')).toBe('changed')
  })
})

describe('what stays in its own system', () => {
  it('has a number, a route and a count, and no field for words or persons', () => {
    const { fields } = kind('outside-case').declaration
    const free = Object.entries(fields).filter(
      ([, { type }]) => type === 'paragraph' || type === 'words' || type === 'files',
    )
    expect(free.map(([id]) => id)).toEqual(['number'])
    const walk = new Walk(kind('outside-case'), [party])
    walk.open(office, { number: '示例1', system: 'hot-line', routedTo: 'ecology', receivedOn: '2026-09-01', count: 1 })
    walk.step(office, 'note-closed', { closedOn: '2026-09-09' })
    expect(walk.stage()).toBe('closed')
  })
})

describe('incubation and breakfast', () => {
  it('follow the result from research there to what lands here', () => {
    const science = at('science-office')
    const walk = new Walk(kind('incubation'), [party])
    const data = {
      what: '示例传感器',
      incubator: '示例孵化器',
      researchAt: '430100',
      resultAt: party,
      since: '2026-01-05',
      reviewBy: '2026-12-31',
    }
    walk.open(science, data).step(science, 'begin-trial', { progress: '示例', reviewBy: '2027-03-31' })
    const enterprise = recognised()
    walk.step(at('science-office', 'approver'), 'land-result', { landedOn: '2026-09-20', enterprise: enterprise.id })
    expect(walk.stage()).toBe('landed')
  })
  it('collect items before the day and none after it was held', () => {
    const walk = new Walk(kind('breakfast'), [party]).on('2026-09-01')
    walk.open(office, { topic: '示例用工', heldOn: '2026-09-05' })
    walk.step(office, 'note-item', { item: '示例：招工难', itemFrom: '示例甲公司' })
    walk.on('2026-09-05').step(office, 'hold-breakfast', { heldOn: '2026-09-05', present: 12 })
    expect(walk.refused(office, 'note-item', { item: 'x', itemFrom: 'x' })).toBe('step.not-now')
  })
})
