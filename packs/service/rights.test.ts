import { type Agreement, agreementContext, type ScopeRow, sha256Noble } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { allRights, type DelegatedRight, serviceGrant } from './scope.ts'

const kind = kindById(allKinds(sha256Noble), 'service-case')
if (!kind) throw new Error('service-case')
const xiangdong = '360313'
const liling = '430281'
const here = { party: xiangdong, desk: 'service-window' }
const there = { party: liling, desk: 'service-window' }
const code = '示例-1'

function under(rights: readonly DelegatedRight[], items = [code]) {
  const rows: ScopeRow[] = [serviceGrant(rights, { from: liling, to: [xiangdong], items })]
  const base = agreementFor([xiangdong, liling], 'service-case')
  const { grants } = agreementContext({
    id: base.id,
    parties: base.parties,
    grants: rows,
    scope: [],
  } as unknown as Agreement)
  const agreement = grants ? { ...base, grants } : base
  return new Walk(kind as NonNullable<typeof kind>, [xiangdong, liling], { agreement })
}
const application = (mode: string, over = {}) => ({
  itemCode: code,
  itemName: '示例事项',
  itemNature: 'permit',
  mode,
  handler: liling,
  applicantName: '示例申请人',
  applicantPhone: '13800000000',
  ...over,
})
const checked = (rights: readonly DelegatedRight[], mode = 'authorised') =>
  under(rights).open(here, application(mode)).step(here, 'check', { formComplete: true, identitySeen: 'original' })
const without = (right: DelegatedRight) => allRights.filter((one) => one !== right)

describe('a window with delegated rights', () => {
  it('receives nothing without the right to receive, and no item that the list does not name', () => {
    const walk = under(without('receive'))
    expect(() => walk.open(here, application('collected'))).toThrow('agreement.right-missing')
    expect(() => under(allRights, ['示例-2']).open(here, application('collected'))).toThrow('agreement.right-missing')
    expect(() => under(allRights).open(here, application('collected', { itemCode: '' }))).toThrow(
      'agreement.right-missing',
    )
  })
  it('says what is missing only on the right to tell', () => {
    const tell = { toldHere: '缺照片' }
    expect(checked(without('tell')).refused(here, 'tell-here', tell)).toBe('agreement.right-missing')
    expect(checked(['receive', 'tell']).refused(here, 'tell-here', tell)).toBeUndefined()
  })
  it('checks originals only on the right to check them', () => {
    const seen = { verifiedWhat: '身份证', verifiedFound: 'same' }
    expect(checked(without('verify')).refused(here, 'verify-originals', seen)).toBe('agreement.right-missing')
    expect(checked(['receive', 'verify']).refused(here, 'verify-originals', seen)).toBeUndefined()
  })
  it('delivers the result only on the right to deliver', () => {
    const decided = (rights: readonly DelegatedRight[]) =>
      checked(rights)
        .step(here, 'accept-here')
        .step(here, 'hand-over')
        .step(there, 'take-over')
        .step(there, 'decide-case', { decision: 'granted', decisionNo: '示例1' })
        .step(there, 'send-result', { resultParcelNo: '示例单1' })
        .step(here, 'result-arrived', { resultScanned: '示例单1' })
    const handed = { deliveredBy: 'window' }
    expect(decided(without('deliver')).refused(here, 'deliver-here', handed)).toBe('agreement.right-missing')
    expect(decided(['receive', 'deliver']).step(here, 'deliver-here', handed).stage()).toBe('delivered')
  })
  it('names whose right it used and for what in each fact that used one', () => {
    const walk = checked(allRights).step(here, 'accept-here').step(here, 'hand-over')
    expect(walk.facts().map(({ envelope }) => envelope.granted ?? null)).toEqual([
      { right: 'receive', from: liling, about: code },
      null,
      { right: 'receive', from: liling, about: code },
      null,
    ])
    expect(walk.view(liling).shared.granted).toEqual({ from: liling, about: code })
  })
  it('needs none for what its own place decides', () => {
    const base = agreementFor([liling, xiangdong], 'service-case')
    const own = { ...base, grants: () => false }
    const walk = new Walk(kind as NonNullable<typeof kind>, [liling, xiangdong], { agreement: own })
    walk.open(there, application('remote', { itemCode: '' }))
    expect(walk.facts()[0]?.envelope.granted).toEqual({ right: 'receive', from: liling, about: '' })
  })
})
