import { canonicalBytes, commitPart, type Envelope, type PartContent, type PartName } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { sha256Node } from '../journal/sha256.ts'
import { checkParts } from './check-parts.ts'
import type { TravelledPart } from './peer-source.ts'

const salt = new Uint8Array(32).fill(1)
const travelled = (part: PartName, content: PartContent): TravelledPart => {
  return { index: 5, part, salt, bytes: canonicalBytes(content) }
}
const shared = travelled('shared', { fields: { comment: '示例' } })
const personal = travelled('personal', { fields: { applicant: '示例人' } })
const commitment = (part: TravelledPart) => commitPart(sha256Node, salt, (part as { bytes: Uint8Array }).bytes)
const by = { party: '360313', desk: 'office', role: 'officer', officer: 'o1' }
const envelope = {
  by,
  step: 'comment',
  parts: { shared: commitment(shared), personal: commitment(personal) },
} as Envelope
const check = (parts: TravelledPart[], readable: PartName[]) =>
  checkParts(5, envelope, parts, (part) => readable.includes(part))

describe('the parts that come with an entry', () => {
  it('are kept where this party may see them', () => {
    const checked = check([shared, personal], ['shared', 'personal'])
    expect(checked).toMatchObject({ contents: { shared: { fields: { comment: '示例' } } }, dropped: [] })
    expect('parts' in checked && Object.keys(checked.parts)).toEqual(['shared', 'personal'])
  })
  it('are dropped unread where it may not', () => {
    const checked = check([shared, personal], ['shared'])
    expect('parts' in checked && Object.keys(checked.parts)).toEqual(['shared'])
    expect(checked).toMatchObject({ dropped: ['personal'] })
  })
  it('must be there', () => {
    expect(check([personal], ['shared', 'personal'])).toMatchObject({ refusal: 'exchange.part-missing' })
    expect(check([{ ...shared, index: 6 }], ['shared'])).toMatchObject({ refusal: 'exchange.part-missing' })
  })
  it('must be what the envelope committed to', () => {
    const other = travelled('shared', { fields: { comment: '另一句' } })
    expect(check([other], ['shared'])).toMatchObject({ refusal: 'exchange.part-changed' })
    expect(check([{ ...shared, salt: new Uint8Array(32) }], ['shared'])).toMatchObject({
      refusal: 'exchange.part-changed',
    })
  })
  it('may be gone where they were erased', () => {
    const checked = check([shared, { index: 5, part: 'personal', erased: true }], ['shared', 'personal'])
    expect('parts' in checked && Object.keys(checked.parts)).toEqual(['shared'])
  })
  it('never include an internal one', () => {
    const inner = { parts: { internal: commitment(shared) } } as Envelope
    const came: TravelledPart[] = [{ ...shared, part: 'internal' }]
    expect(checkParts(5, inner, came, (part) => part !== 'internal')).toMatchObject({
      parts: {},
      dropped: ['internal'],
    })
  })
})
