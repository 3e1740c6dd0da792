import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { text } from '../names.ts'
import { isRefusal } from '../refusal/refusal.ts'
import * as field from './author-fields.ts'
import { checkKind } from './check/check-kind.ts'
import { formatFault } from './check/faults.ts'
import { defineKind, equals } from './define-kind.ts'
import { fillForm } from './form.ts'
import type { Condition } from './kind-condition.ts'
import { kindOf } from './kind-of.ts'
import type { FormField } from './kind-step.ts'

const byAgent = equals('hasAgent', true)
const declared = (form: (string | FormField)[]) =>
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
      hasAgent: field.yesNo(text('委托代理', 'By an agent')),
      agent: field.words(text('代理人', 'Agent')),
      phone: field.words(text('代理人电话', 'Agent’s phone')),
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
    opening: { by: ['officer'], at: ['office'], form },
  })
const form: (string | FormField)[] = [
  'name!',
  'hasAgent',
  { field: 'agent', required: true, when: byAgent },
  { field: 'phone', when: byAgent },
]
const kind = kindOf(declared(form))
const fill = (data: Record<string, unknown>) => fillForm(kind, kind.declaration.opening.form, data)

describe('a field that is asked on a condition', () => {
  it('is needed while the condition holds', () => {
    expect(fill({ name: '甲', hasAgent: true })).toMatchObject({ refusal: 'field.required', field: 'data.agent' })
    expect(fill({ name: '甲', hasAgent: true, agent: '乙' })).toEqual({
      shared: { name: '甲', hasAgent: true, agent: '乙' },
    })
  })
  it('takes no value while it does not hold, and says which field decides', () => {
    for (const hasAgent of [false, undefined]) {
      const answer = fill({ name: '甲', hasAgent, agent: '乙' })
      expect(answer).toMatchObject({ refusal: 'field.not-asked', field: 'data.agent' })
      expect((answer as { zh: string }).zh).toContain('委托代理')
    }
    expect(fill({ name: '甲', agent: '', phone: null })).toEqual({ shared: { name: '甲', agent: null, phone: null } })
  })
  it('stands in what is kept only where its condition holds, whatever is handed in', () => {
    const value = fc.option(fc.constantFrom('', ' ', '乙', '丙'), { nil: undefined })
    fc.assert(
      fc.property(
        fc.record({ hasAgent: fc.option(fc.boolean(), { nil: undefined }), agent: value, phone: value }),
        (some) => {
          const kept = fill({ name: '甲', ...some })
          if (isRefusal(kept)) return
          const { agent, phone } = kept.shared ?? {}
          expect(Boolean(agent)).toBe(some.hasAgent === true)
          if (phone) expect(some.hasAgent).toBe(true)
        },
      ),
    )
  })
  it('may hang only on fields of the form that are asked in any case', () => {
    const faults = (when: Condition) =>
      checkKind(declared(['name!', 'hasAgent', { field: 'agent', when: byAgent }, { field: 'phone', when }]))
        .map(formatFault)
        .join()
    expect(faults(equals('agent', '乙'))).toContain('when "phone" is asked')
    expect(faults({ stage: ['main', ['begun']] })).toContain('outside the form')
    expect(faults({ past: 'name' })).toContain('outside the form')
    expect(faults(byAgent)).toBe('')
  })
})
