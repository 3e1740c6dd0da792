import { describe, expect, it } from 'vitest'
import { text } from '../names.ts'
import { checkKind } from './check/check-kind.ts'
import { type AuthoredKind, defineKind } from './define-kind.ts'
import { kindOf } from './kind-of.ts'
import { notAbout } from './open-about.ts'

const both = (word: string) => text(word, word)
const kind = (id: string, more: Partial<AuthoredKind> = {}): AuthoredKind => ({
  pack: 'test',
  id,
  version: 1,
  label: both(id),
  title: 'name',
  fields: { name: { type: 'words', label: both('name') } },
  tracks: {
    main: {
      label: both('main'),
      holder: 'office',
      start: 'draft',
      stages: { draft: { label: both('draft') }, 'in-force': { label: both('in force') } },
      steps: {},
    },
  },
  opening: { by: 'officer', at: 'office', form: ['name!'] },
  ...more,
})
const fields = {
  name: { type: 'words', label: both('name') },
  validFrom: { type: 'day', label: both('from') },
  validUntil: { type: 'day', label: both('until') },
} as const
const rule = kindOf(
  defineKind(kind('rule', { fields, opening: { by: 'officer', at: 'office', form: Object.keys(fields) } })),
)
const grants = defineKind(
  kind('grant', {
    fields: { name: fields.name, rule: { type: 'matter', kind: 'rule', label: both('rule') } },
    opening: { by: 'officer', at: 'office', form: ['name!', 'rule!'] },
    about: { rule: { stages: ['in-force'], from: 'validFrom', until: 'validUntil' } },
  }),
)
const grant = kindOf(grants)

describe('when a matter may be opened about another', () => {
  const on = (stage: string, today: string, days: Record<string, string> = {}) =>
    notAbout(
      grant,
      'rule',
      { kind: rule, shared: { fields: { name: 'R', ...days }, tracks: { main: { stage } } } as never },
      today as never,
    )

  it('is once that one stands at a stage that the kind names, and the refusal says which', () => {
    expect(on('in-force', '2026-11-23')).toBeUndefined()
    const refused = on('draft', '2026-11-23')
    expect(refused).toMatchObject({ refusal: 'matter.not-to-open-about', field: 'data.rule' })
    expect(refused?.en).toContain('only once it is “in force”')
  })
  it('is on its days alone, the first and the last among them', () => {
    const days = { validFrom: '2026-11-01', validUntil: '2026-11-30' }
    expect(on('in-force', '2026-10-31', days)?.refusal).toBe('matter.too-early-to-open-about')
    expect(on('in-force', '2026-11-01', days)).toBeUndefined()
    expect(on('in-force', '2026-11-30', days)).toBeUndefined()
    expect(on('in-force', '2026-12-01', days)?.refusal).toBe('matter.too-late-to-open-about')
  })
  it('is always where the kind says nothing of it, and its hash knows nothing of it', () => {
    const other = { kind: rule, shared: { fields: {}, tracks: {} } as never }
    expect(notAbout(grant, 'name', other, '2026-11-23' as never)).toBeUndefined()
    const { about: _, ...silent } = grants
    expect(kindOf(silent).hash).toBe(grant.hash)
  })
  it('names a matter field of the opening form', () => {
    const wrong = checkKind({ ...grants, about: { name: { stages: ['x'] }, rul: { stages: [] } } })
    expect(wrong.map(({ path }) => path).filter((path) => path.startsWith('about'))).toEqual([
      'about.name',
      'about.rul',
    ])
  })
})
