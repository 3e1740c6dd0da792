import { type Kind, sha256Noble, usccCheck } from '@lianyu/kernel'
import { allKinds, kindById } from '../index.ts'
import { type Act, Walk } from '../walk.ts'

/** For the tests of this pack: sample enterprises, policies and the account, walked like anybody's. */
export const party = '360322'
export const at = (desk: string, role = 'officer'): Act => ({ party, desk, role })
export const office = at('enterprise-office')
export const head = at('enterprise-office', 'approver')
export const finance = at('finance')
export const wan = 1_000_000

const kinds = allKinds(sha256Noble)
export const kind = (id: string) => kindById(kinds, id) as Kind
const from = '2026-09-01'

/** Codes that nobody was given, with their check characters. */
export const usccs = ['91360322MA0000001', '91360322MA0000002'].map((code) => code + usccCheck(code))

export function sampleEnterprise(name: string, uscc: string, years: Record<string, unknown>[] = []): Walk {
  const walk = new Walk(kind('enterprise'), [party]).on(from)
  walk.open(office, {
    name,
    uscc,
    sector: 'industry',
    registeredOn: '2015-03-01',
    nicheSince: '2018-01-01',
    coachUnit: '示例工信局',
    sample: true,
  })
  for (const year of years) walk.step(office, 'report-year', { from: 'own', ...year })
  return walk
}

export function sampleFund(allotted: Record<string, number> = { 示例资金: 100 * wan }): Walk {
  const walk = new Walk(kind('policy-fund'), [party], { bookedBy: `${party}:grant` }).on(from)
  walk.open(finance, { name: '示例政策资金账', sample: true })
  for (const [pot, allotFen] of Object.entries(allotted)) {
    walk.step(finance, 'allot', { pot, allotFen, paperNo: '示例〔1〕号' })
  }
  return walk
}

/** A policy up to its review; `fund` is what its publication looks at. */
export function samplePolicy(data: Record<string, unknown>, clauses: Record<string, unknown>[], fund: Walk): Walk {
  const walk = new Walk(kind('policy'), [party], { related: [fund] }).on(from)
  walk.open(office, {
    name: '示例首次认定奖励',
    basis: '示例十条',
    ground: '首次认定小巨人',
    period: 'once',
    way: 'direct',
    pot: '示例资金',
    validFrom: from,
    sample: true,
    ...data,
  })
  for (const [n, clause] of clauses.entries()) walk.step(office, 'set-clause', { clause: n + 1, ...clause })
  walk.step(office, 'submit-policy', { submittedNote: '示例' })
  walk.step(at('market-regulation'), 'pass-review', { fairNo: '示例审〔1〕号', fairOn: from })
  return walk
}

export const publish = (walk: Walk): Walk =>
  walk.step(head, 'publish-policy', { paperNo: '示例发〔1〕号', validUntil: '2028-12-31' })

export function sampleGrant(policy: Walk, enterprise: Walk, fund: Walk, related: Walk[] = []): Walk {
  return new Walk(kind('policy-grant'), [party], { related: [policy, enterprise, fund, ...related] }).on(from)
}
