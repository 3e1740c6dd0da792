import { phaseOfMatter, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById, packs } from '../index.ts'
import { Walk } from '../walk.ts'
import { lanes } from './lanes.ts'

const kinds = allKinds(sha256Noble)
const kind = (id: string) => {
  const found = kindById(kinds, id)
  if (!found) throw new Error(id)
  return found
}
const party = '360322'
const office = { party, desk: 'project-office' }
const head = { ...office, role: 'approver' }

function opened() {
  return new Walk(kind('project'), [party]).open(office, {
    name: '示例项目甲',
    investor: '示例投资方',
    chain: '电子信息',
    investmentFen: 32_000_000_000,
    plannedStart: '2026-11-26',
    sample: true,
  })
}
function landed() {
  return opened()
    .step(office, 'sign-contract', { contractFen: 32_000_000_000, signedOn: '2026-06-08' })
    .step(office, 'land', { landedOn: '2026-08-25', landedAt: '示例地块' })
}
const at = (desk: string, role = 'officer') => ({ party, desk, role })

function approveAll(walk: Walk, besides: string[] = []) {
  for (const { id, desk } of lanes) {
    if (besides.includes(id)) continue
    walk
      .step(at(desk), `${id}-receive`)
      .step(at(desk, 'approver'), `${id}-approve`, { [`${id}Number`]: '示例〔2026〕1号' })
  }
  return walk
}

describe('an investment project', () => {
  it('walks from first talk to full capacity', () => {
    const walk = approveAll(landed())
      .step(office, 'start-construction', { startedOn: '2026-11-26' })
      .step(office, 'report-month', { month: '2026-11', doneFen: 820_000_000_00, progressPercent: 12 })
      .step(office, 'start-production', { producingOn: '2027-06-30' })
      .step(office, 'reach-capacity', { fullOn: '2027-12-30', fullBasis: '产值达到设计产能' })
    expect(walk.stage()).toBe('full')
    expect(walk.view().shared.tracks.main?.passed.map((p) => p.stage)).toEqual([
      'talks',
      'signed',
      'landed',
      'construction',
      'production',
    ])
    expect(walk.view().shared.adds['report-month']).toMatchObject([
      { fields: { month: '2026-11', doneFen: 82_000_000_000 } },
    ])
  })

  it('may not break ground while an approval is missing, and is told which', () => {
    const walk = approveAll(landed(), ['land', 'environment'])
    expect(walk.refused(office, 'start-construction', { startedOn: '2026-11-26' })).toBe('gate.missing')
    walk.step(at('natural-resources'), 'land-receive')
    walk.step(at('natural-resources', 'approver'), 'land-approve', { landNumber: '示例〔2026〕2号' })
    expect(walk.refused(office, 'start-construction', { startedOn: '2026-11-26' })).toBe('gate.missing')
    walk.step(at('ecology'), 'environment-receive')
    walk.step(at('ecology', 'approver'), 'environment-approve', { environmentNumber: '示例〔2026〕3号' })
    expect(walk.refused(office, 'start-construction', { startedOn: '2026-11-26' })).toBeUndefined()
  })

  it('counts down to the promised day of production, which a head may put off with a reason', () => {
    const walk = approveAll(landed()).step(office, 'start-construction', {
      startedOn: '2026-09-22',
      promisedProduction: '2027-06-30',
    })
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ unit: 'natural-days', budget: 281 })
    const later = { promisedProduction: '2027-09-30', postponedFor: '设备交货延期' }
    expect(walk.refused({ ...office, role: 'officer' }, 'put-off-production', later)).toBe('step.role')
    walk.step(head, 'put-off-production', later)
    expect(walk.view().shared.tracks.main?.clock).toMatchObject({ budget: 373 })
  })

  it('enters the statistics when their office says so, with its number', () => {
    const proof = [{ hash: 'b'.repeat(64), name: '现场.jpg', type: 'image/jpeg', size: 1000 }]
    const walk = landed().step(office, 'file-statistics', { statisticsProof: proof })
    expect(walk.refused(office, 'enter-statistics', { statisticsNo: '1', enteredOn: '2026-10-08' })).toBe(
      'step.not-holder',
    )
    walk.step(at('statistics'), 'send-back-statistics', { statisticsMissing: '缺施工合同' })
    walk.step(office, 'file-statistics', { statisticsProof: proof })
    walk.step(at('statistics'), 'enter-statistics', { statisticsNo: '示例-0001', enteredOn: '2026-10-08' })
    expect(walk.stage('statistics')).toBe('entered')
  })

  it('plans its months and milestones, and what is entered again replaces what stood', () => {
    const walk = landed()
      .step(office, 'plan-month', { planMonth: '2026-11', planFen: 950_000_000_00 })
      .step(office, 'milestone', { milestone: '主体封顶', milestoneDueOn: '2027-03-31' })
      .step(office, 'milestone', { milestone: '主体封顶', milestoneDueOn: '2027-03-31', milestoneDoneOn: '2027-03-20' })
    expect(walk.view().shared.adds.milestone?.at(-1)?.fields).toMatchObject({ milestoneDoneOn: '2027-03-20' })
  })

  it('gives each lane to its own department alone', () => {
    const walk = landed()
    expect(walk.refused(office, 'land-receive')).toBe('step.not-holder')
    expect(walk.refused(at('ecology'), 'land-receive')).toBe('step.not-holder')
    expect(walk.refused(at('natural-resources'), 'land-receive')).toBeUndefined()
  })

  it('runs each lane’s clock from receipt, by the county’s setting, and stops it on the law’s grounds only', () => {
    const walk = new Walk(kind('project'), [party], { settings: { 'project.land-days': 4 } })
      .open(office, { name: '示例项目乙', investor: '示例投资方', chain: '食品' })
      .on('2026-11-16')
      .step(at('natural-resources'), 'land-receive')
    expect(walk.view().shared.tracks.land?.clock).toMatchObject({
      budget: 4,
      receivedOn: '2026-11-16',
      name: 'land.received',
    })
    expect(walk.refused(at('natural-resources', 'approver'), 'land-suspend', { landGround: 'holiday' })).toBeTypeOf(
      'string',
    )
    walk.on('2026-11-17').step(at('natural-resources', 'approver'), 'land-suspend', { landGround: 'expert-review' })
    walk.on('2026-11-19').step(at('natural-resources'), 'land-resume')
    expect(walk.view().shared.tracks.land?.clock?.suspensions).toEqual([
      { ground: 'expert-review', from: '2026-11-17', to: '2026-11-19' },
    ])
    expect(walk.view().shared.tracks.land?.clock?.receivedOn).toBe('2026-11-16')
  })

  it('takes an approval back by a counter-step', () => {
    const walk = approveAll(landed())
    walk.step(at('taxation', 'approver'), 'tax-withdraw', { taxWithdrawnFor: '示例：登记有误' })
    expect(walk.stage('tax')).toBe('received')
    expect(walk.refused(office, 'start-construction', { startedOn: '2026-11-26' })).toBe('gate.missing')
  })

  it('is kept up to date at any stage, beside its main line', () => {
    const walk = landed().step(office, 'amend', { plannedStart: '2026-12-10', amendedFor: '业主调整计划' })
    expect(walk.view().shared.fields.plannedStart).toBe('2026-12-10')
    expect(walk.stage()).toBe('landed')
  })

  it('keeps an instruction inside', () => {
    const leader = { party, desk: 'leader', role: 'leader' }
    const walk = landed().step(leader, 'instruct', { instruction: '11月底前具备开工条件' })
    expect(JSON.stringify(walk.view().shared)).not.toContain('具备开工条件')
    expect(walk.view().overlay.adds.instruct).toMatchObject([{ fields: { instruction: '11月底前具备开工条件' } }])
    expect(walk.refused(office, 'instruct', { instruction: 'x' })).toBe('step.role')
  })

  it('reports no month before it is signed', () => {
    const report = { month: '2026-03', doneFen: 0, progressPercent: 0 }
    expect(opened().refused(office, 'report-month', report)).toBe('step.condition')
  })
})

describe('a published project', () => {
  const printed = {
    name: '湘东云超级计算中心',
    region: '360313',
    chain: '数字经济',
    printedStage: 'building',
    stageBasis: '启动建设',
    source: 'pxrb-2023-03-26',
    sourceTitle: '萍乡日报',
    sourceDate: '2023-03-26',
  }
  it('stands as printed, without a stage or a day of our own', () => {
    const walk = new Walk(kind('published-project'), ['360313']).open(
      { party: '360313', desk: 'project-office' },
      printed,
    )
    expect(walk.stage()).toBe('published')
    expect(walk.view().shared.fields).toEqual(printed)
    expect(walk.view().shared.tracks.main?.clock).toBeUndefined()
  })
  it('stands beside running projects by its phase', () => {
    const phases = packs.find((pack) => pack.id === 'project')?.phases ?? {}
    const phase = (id: string, stage: string, fields = {}) => {
      const rule = phases[id]
      return rule && phaseOfMatter(rule, stage, fields)
    }
    expect(phase('published-project', 'published', printed)).toBe('building')
    expect(phase('project', 'construction')).toBe('building')
    expect(phase('published-project', 'published', { printedStage: 'unknown' })).toBe('unknown')
  })
})

describe('a problem', () => {
  const raised = () =>
    new Walk(kind('problem'), [party]).open(office, {
      subject: '示例：供电接入未落实',
      detail: '缺一条线路',
      category: 'power',
    })
  const department = { party, desk: 'development-reform' }

  it('walks from raised to confirmed by who raised it', () => {
    const proof = [{ hash: 'a'.repeat(64), name: '线路.jpg', type: 'image/jpeg', size: 1 }]
    const walk = raised()
      .step(office, 'sort', { sortedTo: '供电归口' }, department)
      .step(department, 'begin-solving', { plan: '协调供电单位' })
      .step(department, 'solve', { solution: '已接入', proof })
    expect(walk.refused(department, 'confirm-solved')).toBe('step.not-holder')
    expect(walk.step(office, 'confirm-solved').stage()).toBe('confirmed')
  })
  it('goes back to who had it, where it is not solved', () => {
    const proof = [{ hash: 'a'.repeat(64), name: '线路.jpg', type: 'image/jpeg', size: 1 }]
    const walk = raised()
      .step(office, 'sort', {}, department)
      .step(department, 'begin-solving', { plan: '协调' })
      .step(department, 'solve', { solution: '已接入', proof })
      .step(office, 'not-solved', { reopenedFor: '仍未通电' })
    expect(walk.view().shared.tracks.main).toMatchObject({ stage: 'sorted', holder: department })
  })
})

describe('an order', () => {
  const supervision = { party, desk: 'supervision' }
  const unit = { party, desk: 'natural-resources' }

  it('walks its eight steps inside one hierarchy', () => {
    const walk = new Walk(kind('order'), [party])
      .open(supervision, { subject: '示例：用地报批逾期', demand: '十日内办结', basis: 'late' })
      .step({ ...supervision, role: 'leader' }, 'review-order', { reviewNote: '同意' })
      .step(supervision, 'issue', { noticeNo: '示例督〔2026〕1号' }, unit)
      .step(unit, 'sign-for')
      .step(unit, 'handle', { plan: '补齐材料' })
      .step(unit, 'feed-back', { feedback: '已办结' })
      .step(supervision, 'recheck', { checkNote: '属实' })
      .step({ ...supervision, role: 'approver' }, 'close-order')
    expect(
      walk
        .view()
        .shared.tracks.main?.passed.map((p) => p.stage)
        .concat(walk.stage() ?? ''),
    ).toEqual(['registered', 'reviewed', 'issued', 'received', 'handling', 'answered', 'checked', 'closed'])
  })
  it('cannot be shared across a border', () => {
    expect(kind('order').declaration.share).toBeUndefined()
    expect(packs.flatMap((pack) => pack.localOnly)).toContain('order')
  })
})

describe('an instruction', () => {
  it('walks from written to closed with a report', () => {
    const walk = new Walk(kind('instruction'), [party])
      .open(
        { party, desk: 'leader', role: 'leader' },
        { subject: '示例项目甲', wording: '11月底前具备开工条件', leaderRole: '分管副县长' },
      )
      .step({ party, desk: 'office' }, 'assign', { assignNote: '请项目办牵头' }, office)
      .step(office, 'report', { report: '已具备' })
      .step({ party, desk: 'office', role: 'leader' }, 'close-instruction', { closingNote: '阅' })
    expect(walk.stage()).toBe('closed')
    expect(walk.refused(head, 'report', { report: 'x' })).toBe('step.not-holder')
  })
  it('may be on anything that a county keeps, and stands on the page of that', () => {
    const { declaration } = kind('instruction')
    const on = declaration.opening.form.flatMap(({ field }) => {
      const named = declaration.fields[field]
      return named?.type === 'matter' ? [[named.kind, named.inverse]] : []
    })
    expect(on).toEqual(
      ['project', 'problem', 'need', 'fund', 'lead', 'obligation', 'letter', 'request', 'service-case'].map((one) => [
        one,
        'instructions',
      ]),
    )
    for (const [id] of on)
      expect(
        allKinds(sha256Noble).some((one) => one.declaration.id === id),
        id,
      ).toBe(true)
  })
})
