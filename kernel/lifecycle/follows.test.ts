import { describe, expect, it } from 'vitest'
import { text } from '../names.ts'
import * as field from './author-fields.ts'
import { checkKind } from './check/check-kind.ts'
import { formatFault } from './check/faults.ts'
import { type AuthoredKind, type AuthoredStep, atStage, defineKind, whenSet } from './define-kind.ts'
import { dueFollower, followersOf } from './follows.ts'
import type { Kind } from './kind.ts'
import type { Matter } from './matter.ts'

const words = text('词', 'Word')
const step = (from: string, to: string, more: Partial<AuthoredStep> = {}): AuthoredStep => ({
  label: words,
  from,
  to,
  by: 'officer',
  ...more,
})
const itself = (from: string, to: string, more: Partial<AuthoredStep> = {}) =>
  step(from, to, { by: 'system', itself: true, ...more })

/** A draft on the main line; a review that begins when it is handed in and is idle again when it is taken back. */
function draft(review: Record<string, AuthoredStep>, { fields = {}, ...change }: Partial<AuthoredKind> = {}) {
  return defineKind({
    pack: 'test',
    id: 'draft',
    version: 1,
    label: words,
    fields: { name: field.words(words), note: field.words(words), ...fields },
    title: 'name',
    tracks: {
      main: {
        label: words,
        holder: 'office',
        start: 'talks',
        stages: { talks: { label: words }, handed: { label: words }, over: { label: words, end: true } },
        steps: { hand: step('talks', 'handed'), back: step('handed', 'talks'), end: step('handed', 'over') },
      },
      review: {
        label: words,
        holder: 'legal',
        start: 'idle',
        stages: { idle: { label: words }, waiting: { label: words }, passed: { label: words } },
        steps: { pass: step('waiting', 'passed', { form: ['note'] }), ...review },
      },
    },
    opening: { by: 'officer', at: 'office', form: ['name!'] },
    ...change,
  })
}
const begins = { sent: itself('idle', 'waiting', { when: atStage('main', 'handed') }) }
const sound = draft({ ...begins, recalled: itself('waiting', 'idle', { when: atStage('main', 'talks') }) })
const kind = { declaration: sound.declaration, labels: sound.labels } as Kind
const at = (main: string, review: string, holder = 'here') =>
  ({
    shared: {
      fields: {},
      tracks: {
        main: { stage: main, holder: { party: 'here', desk: 'office' } },
        review: { stage: review, holder: { party: holder, desk: 'legal' }, version: 3 },
      },
    },
    overlay: { fields: {}, tracks: {}, adds: {} },
  }) as unknown as Matter
const faults = (review: Record<string, AuthoredStep>, change?: Partial<AuthoredKind>) =>
  checkKind(draft(review, change)).map(formatFault)

describe('a step that follows from another track', () => {
  it('is looked for after steps of either track, and after no other', () => {
    const { followers, after } = followersOf(kind)
    expect(followers.map((one) => one.step)).toEqual(['sent', 'recalled'])
    expect([...after].sort()).toEqual(['back', 'end', 'hand', 'pass', 'recalled', 'sent'])
    expect(followersOf({ declaration: draft({}).declaration } as Kind).after.size).toBe(0)
  })

  it('is due where the other track stands, for the party that holds its own', () => {
    expect(dueFollower(kind, at('talks', 'idle'), 'here')).toBeUndefined()
    expect(dueFollower(kind, at('handed', 'idle'), 'here')).toMatchObject({ track: 'review', step: 'sent' })
    expect(dueFollower(kind, at('handed', 'idle', 'there'), 'here')).toBeUndefined()
    expect(dueFollower(kind, at('handed', 'waiting'), 'here')).toBeUndefined()
    expect(dueFollower(kind, at('talks', 'waiting'), 'here')).toMatchObject({ step: 'recalled' })
    expect(dueFollower(kind, at('talks', 'passed'), 'here')).toBeUndefined()
  })

  it('is due on no track that waits to be accepted elsewhere', () => {
    const matter = at('handed', 'idle')
    Object.assign(matter.shared.tracks.review ?? {}, { chargedTo: { party: 'there', desk: 'legal' } })
    expect(dueFollower(kind, matter, 'here')).toBeUndefined()
  })
})

describe('a kind with such steps', () => {
  it('is sound where the node knows when, once, and without a form', () => {
    expect(faults(begins)).toEqual([])
  })

  it.each<[string, Record<string, AuthoredStep>, string]>([
    ['no condition', { sent: itself('idle', 'waiting') }, 'nothing says when the node takes it'],
    [
      'its own track alone',
      { sent: itself('idle', 'waiting', { when: atStage('review', 'idle') }) },
      'nothing says when the node takes it',
    ],
    [
      'a setting, which wakes nobody',
      {
        sent: itself('idle', 'waiting', {
          when: { all: [atStage('main', 'handed'), whenSet('test.setting', true, true)] },
        }),
      },
      'no fact of the matter would wake the node',
    ],
    [
      'a step that goes nowhere',
      { ...begins, sent: itself('idle', 'idle', { when: atStage('main', 'handed') }) },
      'the node would take it for ever',
    ],
    [
      'a form that must be filled',
      { sent: itself('idle', 'waiting', { when: atStage('main', 'handed'), form: ['note!'] }) },
      'the node fills no form',
    ],
    [
      'a person’s role alone',
      { sent: { ...begins.sent, by: 'officer' } },
      'a step of the node’s own is not open to it',
    ],
  ])('is told of %s', (_, review, says) => {
    expect(faults(review).join('\n')).toContain(says)
  })
})

describe('a receiver that a field names', () => {
  const passes = (desk: { field: string }, how: 'pass' | 'offer' = 'pass') => ({
    ...begins,
    answer: step('waiting', 'passed', { handOff: { how, receiver: { desk } } }),
  })
  const fields = { raisedBy: field.desk(words) }
  const asks = { fields, opening: { by: 'officer', at: 'office', form: ['name!', 'raisedBy!'] } }
  const asksPerhaps = { fields, opening: { by: 'officer', at: 'office', form: ['name!', 'raisedBy'] } }

  it('is always said, is a desk, and is of the same party', () => {
    expect(faults(passes({ field: 'raisedBy' }), asks)).toEqual([])
    expect(faults(passes({ field: 'raisedBy' }), asksPerhaps).join()).toContain('"raisedBy" may be left empty')
    expect(faults(passes({ field: 'name' })).join()).toContain('use a field of type "desk"')
    expect(faults(passes({ field: 'raised' }), asks).join()).toContain('did you mean "raisedBy"?')
    expect(faults(passes({ field: 'raisedBy' }, 'offer'), asks).join()).toContain('another party has desks of its own')
  })
})
