import { describe, expect, it } from 'vitest'
import type { Envelope } from '../fact/envelope.ts'
import * as field from '../lifecycle/author-fields.ts'
import { defineKind } from '../lifecycle/define-kind.ts'
import { kindOf } from '../lifecycle/kind-of.ts'
import { text } from '../names.ts'
import { isRefusal } from '../refusal/refusal.ts'
import { grants, rightFits, rightSaid } from './grants.ts'
import { checkScopeRows, type ScopeRow } from './scope.ts'

const [window, decider, third] = ['360313', '430281', '430181']
const label = (word: string) => text(word, word)
const kind = kindOf(
  defineKind({
    pack: 'test',
    id: 'case',
    version: 2,
    label: label('办件'),
    title: 'name',
    opening: { by: 'officer', at: 'window', form: ['name', 'decider', 'item'], right: 'receive' },
    rights: { from: 'decider', about: 'item', each: { receive: label('收件'), verify: label('核验') } },
    fields: {
      name: field.words(label('名称')),
      decider: field.party(label('办理地')),
      item: field.words(label('事项')),
    },
    tracks: {
      main: {
        label: label('办理'),
        holder: 'window',
        start: 'open',
        stages: { open: { label: label('收件') }, done: { label: label('办结') } },
        steps: { finish: { label: label('办结'), from: 'open', to: 'done', by: 'officer' } },
      },
    },
    open: { verify: { label: label('核验'), by: 'officer', of: 'origin', form: [], right: 'verify' } },
  }),
)
const row: ScopeRow = {
  kind: 'case',
  steps: '*',
  part: 'grant',
  audience: [window],
  from: decider,
  rights: ['receive'],
  about: ['甲'],
}
const agreement = { id: 'a', title: '示例协议', parties: [window, decider, third], grants: [row] }
const fact = (step: string, granted?: Envelope['granted']) =>
  ({ kind: kind.hash, step, by: { party: window }, ...(granted ? { granted } : {}) }) as unknown as Envelope
const kinds = (hash: string) => (hash === kind.hash ? kind : undefined)
const fits = (step: string, granted?: Envelope['granted'], fields?: Record<string, unknown>) => {
  const fitting = rightFits(agreement, fact(step, granted), kinds)
  const answer = fitting === true ? rightSaid(agreement, fact(step, granted), kinds, fields && { fields }) : fitting
  return isRefusal(answer) ? answer.refusal : answer
}

describe('a delegated right', () => {
  it('is had by who is named, of who delegates it, for the item, and no other', () => {
    const has = (right: string, from: string, about: string, to: string) =>
      grants(agreement, 'case', { right, from, about }, to)
    expect(has('receive', decider, '甲', window)).toBe(true)
    expect(has('verify', decider, '甲', window)).toBe(false)
    expect(has('receive', third, '甲', window)).toBe(false)
    expect(has('receive', decider, '乙', window)).toBe(false)
    expect(has('receive', decider, '甲', third)).toBe(false)
    expect(grants(agreement, 'other', { right: 'receive', from: decider, about: '甲' }, window)).toBe(false)
  })
  it('of every party for every item is had by every party and by nobody else', () => {
    const wide = {
      ...agreement,
      grants: [
        { kind: 'case', steps: '*', part: 'grant', audience: 'all', rights: ['receive'], about: '*' } as ScopeRow,
      ],
    }
    expect(grants(wide, 'case', { right: 'receive', from: third, about: '' }, window)).toBe(true)
    expect(grants(wide, 'case', { right: 'receive', from: third, about: '' }, '360999')).toBe(false)
  })
})

describe('a fact in a log', () => {
  const receive = { right: 'receive', from: decider, about: '甲' }
  it('may use what was delegated, and what is its writer’s own', () => {
    expect(fits('open', receive, { decider, item: '甲' })).toBe(true)
    expect(fits('open', { right: 'receive', from: window, about: '' }, {})).toBe(true)
    expect(fits('verify', { right: 'verify', from: window, about: '' })).toBe(true)
    expect(fits('finish')).toBe(true)
  })
  it('is refused by name where nobody delegated it', () => {
    expect(fits('open', { ...receive, about: '乙' }, { decider, item: '乙' })).toBe('agreement.right-missing')
    expect(fits('verify', { right: 'verify', from: decider, about: '甲' })).toBe('agreement.right-missing')
  })
  it('is refused where it names none, another one, or not what its form says', () => {
    expect(fits('open')).toBe('agreement.right-unnamed')
    expect(fits('verify')).toBe('agreement.right-unnamed')
    expect(fits('finish', receive)).toBe('agreement.right-unnamed')
    expect(fits('open', { ...receive, right: 'verify' })).toBe('agreement.right-unnamed')
    expect(fits('open', receive, { decider, item: '乙' })).toBe('agreement.right-unnamed')
    expect(fits('open', { ...receive, from: window }, { decider, item: '甲' })).toBe('agreement.right-unnamed')
  })
  it('cannot go round it by sharing what was opened at home', () => {
    const shares = (granted?: Envelope['granted'], item?: unknown) => {
      const envelope = fact('share', granted)
      const fitting = rightFits(agreement, envelope, kinds)
      const snapshot = item === undefined ? undefined : { snapshot: { fields: { decider, item } } }
      const answer = fitting === true ? rightSaid(agreement, envelope, kinds, snapshot) : fitting
      return isRefusal(answer) ? answer.refusal : answer
    }
    expect(shares()).toBe('agreement.right-unnamed')
    expect(shares({ ...receive, about: '乙' }, '乙')).toBe('agreement.right-missing')
    expect(shares(receive, '乙')).toBe('agreement.right-unnamed')
    expect(shares(receive, '甲')).toBe(true)
    for (const nonsense of [null, 7, 'x', []]) {
      const answer = rightSaid(agreement, fact('share', receive), kinds, { snapshot: nonsense })
      expect(isRefusal(answer) && answer.refusal).toBe('agreement.right-unnamed')
    }
  })
  it('cannot go round it by an earlier version of the kind', () => {
    const { rights: _, ...rest } = kind.declaration
    const before = { ...kind, declaration: { ...rest, opening: { ...rest.opening, right: undefined } } }
    const answer = rightFits(agreement, fact('open'), () => before as never)
    expect(isRefusal(answer) && answer.refusal).toBe('agreement.right-unnamed')
    expect(rightFits(agreement, fact('share'), () => before as never)).toHaveProperty(
      'refusal',
      'agreement.right-unnamed',
    )
    expect(rightFits({ ...agreement, grants: [] }, fact('open'), () => before as never)).toBe(true)
  })
})

describe('a row that delegates rights', () => {
  const codes = (change: object) =>
    checkScopeRows([{ ...row, ...change }], 'scope', agreement.parties).map(
      ({ refusal, field }) => `${refusal} ${field}`,
    )
  it('says which rights, about what, of which party', () => {
    expect(codes({})).toEqual([])
    expect(codes({ about: '*', from: undefined })).toEqual([])
    expect(codes({ rights: [] })).toEqual(['agreement.scope-row scope.0.rights'])
    expect(codes({ about: [] })).toEqual(['agreement.scope-row scope.0.about'])
    expect(codes({ from: '360999' })).toEqual(['agreement.audience-stranger scope.0.from'])
  })
  it('is the only one that may', () => {
    expect(codes({ part: 'shared' }).sort()).toEqual([
      'agreement.scope-row scope.0.about',
      'agreement.scope-row scope.0.from',
      'agreement.scope-row scope.0.rights',
    ])
  })
})
