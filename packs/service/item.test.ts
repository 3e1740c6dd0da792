import { isRefusal, sha256Noble, takeFrom, versionsOn } from '@lianyu/kernel'
import { describe, expect, it } from 'vitest'
import { allKinds, kindById } from '../index.ts'
import { agreementFor, Walk } from '../walk.ts'
import { nationalItems } from './national-items.ts'
import { serviceCase } from './service-case.ts'

const kind = kindById(allKinds(sha256Noble), 'item')
if (!kind) throw new Error('item')
const { takes } = serviceCase.declaration.opening
if (!takes) throw new Error('takes')
const liling = '430281'
const hall = { party: liling, desk: 'service-window' }
const head = { ...hall, role: 'approver' }
const figures = { basis: '示例依据', decidedBy: '示例部门', modes: ['collected'] }
const first = { code: '示例-1', name: '示例事项', nature: 'permit', ...figures, promisedDays: 10, papersNow: 4 }

function registered() {
  const agreement = agreementFor([liling, '360313'], 'item')
  const walk = new Walk(kind as NonNullable<typeof kind>, [liling, '360313'], { agreement })
  return walk.open(hall, { ...first, validFrom: '2026-09-01' })
}
const revision = {
  name: '示例事项',
  nature: 'permit',
  ...figures,
  promisedDays: 5,
  papersNow: 2,
  papersBefore: 4,
  validFrom: '2026-10-15',
  revisedFor: '精简材料',
}
const taken = (walk: Walk, day: string) => {
  const answer = takeFrom(takes, walk.kind, walk.facts(), day)
  return isRefusal(answer) ? answer.refusal : answer
}

describe('an item of the catalogue', () => {
  it('gives a case its figures, its party and the record that said so', () => {
    const walk = registered()
    expect(taken(walk, '2026-09-22')).toMatchObject({
      itemCode: '示例-1',
      itemName: '示例事项',
      handler: liling,
      promisedDays: 10,
      itemVersion: walk.facts()[0]?.leaf,
    })
  })
  it('holds anew from the day of its revision, and as it was until then', () => {
    const walk = registered().step(hall, 'revise', revision)
    const [opening, revised] = walk.facts()
    expect(taken(walk, '2026-10-14')).toMatchObject({ promisedDays: 10, itemVersion: opening?.leaf })
    expect(taken(walk, '2026-10-15')).toMatchObject({ promisedDays: 5, papersBefore: 4, itemVersion: revised?.leaf })
    expect(taken(walk, '2026-08-31')).toBe('matter.not-yet-to-take')
  })
  it('says which revision holds on a day and which one comes, and a later word on the same day replaces an earlier', () => {
    const walk = registered().step(hall, 'revise', revision)
    const on = (day: string) => {
      const { held, coming } = versionsOn(walk.kind, 'validFrom', walk.facts(), day)
      return [held?.version, held?.state.fields.promisedDays, coming?.version, coming?.day]
    }
    expect(on('2026-08-31')).toEqual([undefined, undefined, 1, '2026-09-01'])
    expect(on('2026-09-22')).toEqual([1, 10, 2, '2026-10-15'])
    expect(on('2026-10-15')).toEqual([2, 5, undefined, undefined])
    walk.step(hall, 'revise', { ...revision, promisedDays: 4, validFrom: '2026-12-01' })
    expect(on('2026-09-22')).toEqual([1, 10, 2, '2026-10-15'])
    expect(on('2026-10-15')).toEqual([2, 5, 3, '2026-12-01'])
    walk.step(hall, 'revise', { ...revision, promisedDays: 3, validFrom: '2026-10-15' })
    expect(on('2026-10-15')).toEqual([4, 3, undefined, undefined])
    expect(on('2026-09-22')).toEqual([1, 10, 4, '2026-10-15'])
  })
  it('takes no new case once it is retired', () => {
    const walk = registered().step(head, 'retire', { retiredFor: '示例：取消' })
    expect(taken(walk, '2026-09-22')).toBe('matter.not-to-take')
    expect(taken(walk.step(head, 'restore'), '2026-09-22')).toMatchObject({ itemCode: '示例-1' })
  })
  it('lists its papers, and where each can be had without asking the applicant', () => {
    const papers = [
      { name: '身份证', hadFrom: '电子证照', original: true },
      { name: '场所证明', promise: true },
    ]
    const walk = new Walk(kind as NonNullable<typeof kind>, [liling]).open(hall, {
      ...first,
      papers,
      validFrom: '2026-09-01',
    })
    expect(walk.view().shared.fields.papers).toEqual(papers)
    const wrong = (rows: unknown) =>
      new Walk(kind as NonNullable<typeof kind>, [liling]).open(hall, {
        ...first,
        papers: rows as never,
        validFrom: '2026-09-01',
      })
    expect(() => wrong([{ hadFrom: '电子证照' }])).toThrow('field.wrong-type')
    expect(() => wrong([{ name: '身份证', colour: '红' }])).toThrow('field.unknown')
    expect(() => wrong([{ name: '身份证', original: '是' }])).toThrow('field.wrong-type')
  })
})

describe('the public list', () => {
  it('says of every item which list names it, and no code, term or paper of its own', () => {
    expect(nationalItems).toHaveLength(15)
    for (const item of nationalItems) {
      expect(item.source).toContain('国办发〔2020〕35号')
      const { checkedAgainst, ...said } = item
      expect(Object.keys(said).sort()).toEqual(['basis', 'decidedBy', 'modes', 'name', 'nature', 'source'])
      expect(checkedAgainst).not.toBe('')
      expect(item.basis).toContain(checkedAgainst)
    }
    expect(new Set(nationalItems.map(({ name }) => name)).size).toBe(nationalItems.length)
  })
})
