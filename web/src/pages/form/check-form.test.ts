import { defineKind, equals, field, kindOf, text } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { askedFields, checkFields, dataOf } from './check-form.ts'

const kind = kindOf(
  defineKind({
    pack: 'sample',
    id: 'sample',
    version: 1,
    label: text('样例', 'Sample'),
    opened: text('登记', 'Opened'),
    title: 'name',
    search: [],
    columns: [],
    fields: {
      name: field.words(text('名称', 'Name')),
      amountFen: field.money(text('金额', 'Amount'), { min: 0 }),
      code: field.queryCode(text('查询码', 'Query code')),
      byAgent: field.yesNo(text('委托代理', 'By an agent')),
      agent: field.words(text('代理人', 'Agent')),
    },
    tracks: {
      main: {
        label: text('主线', 'Main'),
        holder: 'office',
        start: 'begun',
        stages: { begun: { label: text('开始', 'Begun') }, ended: { label: text('结束', 'Ended'), end: true } },
        steps: { finish: { label: text('结束', 'End'), from: 'begun', to: 'ended', by: 'officer' } },
      },
    },
    opening: {
      by: ['officer'],
      at: ['office'],
      form: [
        'name!',
        'amountFen',
        'code',
        'byAgent',
        { field: 'agent', required: true, when: equals('byAgent', true) },
      ],
    },
  }),
)
const form = kind.declaration.opening.form

describe('a form', () => {
  it('does not ask what the node makes', () => {
    expect(askedFields(kind, form, {}).map(({ field }) => field)).toEqual(['name', 'amountFen', 'byAgent'])
  })
  it('asks a field with a condition only while it holds, and takes away what it had', () => {
    const values = { name: 'a', byAgent: true }
    expect(askedFields(kind, form, values).map(({ field }) => field)).toContain('agent')
    expect(Object.keys(checkFields(kind, form, values))).toEqual(['agent'])
    const withdrawn = { name: 'a', byAgent: false, agent: 'b' }
    expect(checkFields(kind, form, withdrawn)).toEqual({})
    expect(dataOf(form, withdrawn, {})).toEqual({ name: 'a', byAgent: false })
    // What decides goes along though it stands already: the node judges the form by itself.
    const standing = { byAgent: true, agent: 'b' }
    expect(dataOf(form, { name: 'a', byAgent: true, agent: 'c' }, standing)).toEqual({
      name: 'a',
      byAgent: true,
      agent: 'c',
    })
    expect(dataOf(form, withdrawn, { agent: 'b' })).toEqual({ name: 'a', byAgent: false, agent: null })
  })
  it('says of every field at once what is wrong with it', () => {
    const wrong = checkFields(kind, form, { amountFen: -1 })
    expect(Object.keys(wrong)).toEqual(['name', 'amountFen'])
    expect(wrong.name?.refusal).toBe('field.required')
  })
  it('sends what was given and what changed, and takes away what was emptied', () => {
    expect(dataOf(form, { name: 'a', amountFen: 5 }, { name: 'a', amountFen: 5 })).toEqual({ name: 'a' })
    expect(dataOf(form, { name: 'a' }, { name: 'a', amountFen: 5 })).toEqual({ name: 'a', amountFen: null })
  })
})
