import { sha256Noble } from '@lianyu/kernel'
import { allKinds, kindById } from '@lianyu/packs'
import { expect, it } from 'vitest'
import { filledByNaming, notTaken } from './use-taken.ts'

const kind = kindById(allKinds(sha256Noble), 'service-case')
const asked = (values: Record<string, unknown>) => (kind ? notTaken(kind, values).map(({ field }) => field) : [])

it('an opening asks nobody for the version of what it takes over', () => {
  expect(asked({})).not.toContain('itemVersion')
  expect(asked({})).toEqual(expect.arrayContaining(['item', 'itemCode', 'itemName', 'promisedDays', 'applicantName']))
})

it('once it is named, what it has said is not asked again; what it left open and is needed still is', () => {
  const named = { item: '430281:01970000-0000-7000-8000-000000000001', itemName: '示例事项', handler: '430281' }
  for (const field of ['itemName', 'handler', 'itemCode', 'promisedDays']) expect(asked(named)).not.toContain(field)
  expect(asked(named)).toEqual(expect.arrayContaining(['item', 'itemNature', 'mode', 'applicantName']))
})

it('before it is named, what it will fill in is not asked one by one; what the form needs still is', () => {
  const folded = kind && filledByNaming(kind, {})
  expect(folded?.from).toBe('item')
  expect(folded?.fields).toEqual(expect.arrayContaining(['itemCode', 'promisedDays', 'papersBefore']))
  for (const field of ['itemName', 'itemNature', 'mode', 'applicantName']) expect(folded?.fields).not.toContain(field)
  expect(kind && filledByNaming(kind, { item: '430281:01970000-0000-7000-8000-000000000001' })).toBeUndefined()
})
