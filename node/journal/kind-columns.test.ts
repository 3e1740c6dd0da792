import { defineKind, field, kindOf, text } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { noNumber, noText } from '../store/none.ts'
import { columnsOf } from './kind-columns.ts'
import { sha256Node } from './sha256.ts'

const kind = kindOf(
  defineKind({
    pack: 'sample',
    id: 'sample-columns',
    version: 1,
    label: text('示例', 'Sample'),
    title: 'name',
    columns: ['name', 'fee', 'rate', 'on', 'open', 'person'],
    fields: {
      name: field.words(text('名称', 'Name')),
      fee: field.money(text('费用', 'Fee')),
      rate: field.decimal(text('比率', 'Rate'), { scale: 2 }),
      on: field.day(text('日期', 'Day')),
      open: field.yesNo(text('公开', 'Open')),
      person: field.words(text('人', 'Person'), { part: 'personal' }),
    },
    tracks: {
      main: {
        label: text('线', 'Line'),
        holder: 'office',
        start: 'open',
        stages: { open: { label: text('开', 'Open') } },
        steps: {},
      },
    },
    opening: { by: ['officer'], at: ['office'], form: ['name', 'fee', 'rate', 'on', 'open', 'person'] },
  }),
  sha256Node,
)

describe('the list columns of a kind', () => {
  const columns = columnsOf(kind)
  it('are put into real columns by the sort of value, in the order declared, and never a personal one', () => {
    expect([...columns.slots]).toEqual([
      ['name', 't1'],
      ['fee', 'n1'],
      ['rate', 'n2'],
      ['on', 'd1'],
      ['open', 't2'],
    ])
  })
  it('hold decimals so that they sort as numbers, booleans as text, and say "none" for what is missing or odd', () => {
    const of = (values: Record<string, unknown>) => columns.slotsOf((id) => values[id])
    expect(of({ name: '甲', fee: 5, rate: '12.50', on: '2026-11-20', open: true })).toEqual({
      t1: '甲',
      n1: 5,
      n2: 1250,
      d1: '2026-11-20',
      t2: 'true',
    })
    expect(of({ fee: 'x', on: 'soon' })).toEqual({ t1: noText, n1: noNumber, n2: noNumber, d1: 'infinity', t2: noText })
  })
})
