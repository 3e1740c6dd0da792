import type { Kind } from '@lianyu/kernel'
import { allKinds, kindById } from '@lianyu/packs'
import { describe, expect, it } from 'vitest'
import { sha256Node } from '../journal/sha256.ts'
import { checkRow } from './check-rows.ts'
import { matchColumns, targetsOf } from './columns.ts'

const kind = kindById(allKinds(sha256Node), 'service-case') as Kind
const form = kind.declaration.opening.form
const lookups = {
  party: () => '430281',
  desk: () => undefined,
  indicator: () => undefined,
  matter: () => ({ count: 0 }),
  kindLabel: () => kind.labels.kind,
  offsetMinutes: 480,
}
const heads = ['itemName', '事项性质', '办理方式', '办理地', '申请人', '手机号', '委托代理', '代理人']
const row = (...cells: string[]) => {
  const told = ['示例事项', '公共服务', '全程网办', '醴陵市', '示例申请人', '13800000000', ...cells]
  const asCells = (texts: string[]) => texts.map((t) => (t === '' ? null : { t }))
  const sheet = {
    number: 1,
    name: '收件',
    rows: [
      { line: 1, cells: asCells(heads) },
      { line: 2, cells: asCells(told) },
    ],
  }
  const columns = matchColumns(sheet, 1, targetsOf(kind, form, ''))
  return checkRow(
    { party: '360313', kind, step: '', form, header: 1, columns, lookups },
    sheet.rows[1] as (typeof sheet.rows)[0],
  )
}

describe('a row of a form in which some fields are asked on a condition', () => {
  it('is ready where they are filled as the others say', () => {
    expect(row('是', '示例代理人')).toMatchObject({
      outcome: 'ready',
      data: { hasAgent: true, agentName: '示例代理人' },
    })
    expect(row('否', '')).toMatchObject({ outcome: 'ready' })
    expect(row('', '')).toMatchObject({ outcome: 'ready' })
  })
  it('has its cell named where one is missing, or where none is asked', () => {
    expect(row('是', '')).toMatchObject({ outcome: 'bad', faults: [{ code: 'field.required', cell: 'H2' }] })
    expect(row('否', '示例代理人')).toMatchObject({ outcome: 'bad', faults: [{ code: 'field.not-asked', cell: 'H2' }] })
  })
})
