import { checkKind, type Reuses, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { caseReuses } from './earlier-papers.ts'
import { serviceCase } from './service-case.ts'

const faultsOf = (reuses: Partial<Reuses>) =>
  checkKind({ ...serviceCase, reuses: { ...caseReuses, ...reuses } })
    .map(({ path, says, fix }) => `${path}: ${says}; ${fix}`)
    .join('\n')
const kind = kindById(allKinds(sha256Noble), 'service-case')
if (!kind) throw new Error('service-case')
const here = { party: '360313', desk: 'service-window' }
const there = { party: '430281', desk: 'service-window' }

describe('papers of earlier matters', () => {
  it('are found by a personal number, are files, and come by entries that ask for what is named', () => {
    expect(faultsOf({})).toBe('')
    expect(faultsOf({ who: ['itemName'] })).toContain('reuses.who.0: "itemName" is not personal')
    expect(faultsOf({ papers: ['applicantName'] })).toContain('"applicantName" holds no files')
    const { consent, takes } = caseReuses
    expect(faultsOf({ takes: { ...takes, step: 'add-paper' } })).toContain('did you mean "add-papers"?')
    expect(faultsOf({ takes: { ...takes, from: 'caseNo' } })).toContain('no field asked by "add-papers" "caseNo"')
    expect(faultsOf({ consent: { ...consent, given: 'yes' } })).toContain('no choice "yes"')
  })
  it('are consented to where the case was received, while it is under way, and the answer stands on the record', () => {
    const agreement = agreementFor([here.party, there.party], 'service-case')
    const walk = new Walk(kind, [here.party, there.party], { agreement }).open(here, {
      itemName: '示例事项',
      itemNature: 'service',
      mode: 'collected',
      handler: there.party,
      queryCodeHash: 'b'.repeat(64),
      applicantName: '示例申请人',
      applicantPhone: '13800000000',
    })
    const said = { earlierSaid: 'given', earlierHow: 'signed' }
    expect(walk.refused(here, 'consent-earlier', { earlierSaid: 'given' })).toBe('field.required')
    expect(walk.refused(there, 'consent-earlier', said)).toBe('step.relation')
    walk.step(here, 'consent-earlier', said).step(here, 'consent-earlier', { ...said, earlierSaid: 'withdrawn' })
    expect(walk.view().shared.adds['consent-earlier']).toMatchObject([
      { by: here.party, desk: here.desk, fields: said },
      { fields: { earlierSaid: 'withdrawn', earlierHow: 'signed' } },
    ])
    walk.step(here, 'withdraw-case', { withdrawnFor: '不办了' })
    expect(walk.refused(here, 'consent-earlier', said)).toBe('step.not-now')
  })
})
