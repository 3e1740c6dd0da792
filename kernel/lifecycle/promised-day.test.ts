import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/envelope.ts'
import { text } from '../names.ts'
import * as field from './author-fields.ts'
import { checkKind } from './check/check-kind.ts'
import { formatFault } from './check/faults.ts'
import { decide } from './decide.ts'
import { type AuthoredKind, defineKind } from './define-kind.ts'
import { contextOf, factOf, granted, matter, officer, parties } from './fixtures/cast.ts'
import { foldFacts } from './fold.ts'
import { kindOf } from './kind-of.ts'
import { open } from './open-matter.ts'

const [A] = parties
const label = (word: string) => text(word, word)
const authored = {
  pack: 'test',
  id: 'promise',
  version: 1,
  label: label('承诺'),
  title: 'name',
  opening: { by: 'officer', at: 'window', form: ['name!', 'startBy'] },
  fields: { name: field.words(label('名称')), startBy: field.day(label('承诺开工日')) },
  tracks: {
    main: {
      label: label('履约'),
      holder: 'window',
      start: 'promised',
      stages: {
        promised: { label: label('已承诺'), clock: { until: 'startBy', amber: 10 } },
        met: { label: label('已开工'), end: true },
      },
      steps: {
        meet: { label: label('开工'), from: 'promised', to: 'met', by: 'officer' },
        postpone: {
          label: label('改期'),
          from: 'promised',
          to: 'promised',
          by: 'officer',
          form: ['startBy!'],
          restarts: true,
        },
      },
    },
  },
} satisfies AuthoredKind
const promise = kindOf(defineKind(authored))

/** A promise opened on 2026-10-12, and the clock it runs. */
function promised(startBy?: string) {
  const log = `${A}/home/1`
  const facts: Fact[] = []
  const context = () => {
    const last = facts.at(-1)?.leaf
    return contextOf(officer(A), last ? { lastInLog: last } : {})
  }
  const data = { name: '示例', ...(startBy ? { startBy } : {}) }
  facts.push(factOf(granted(open(promise, { matter, data }, context())), log, 0))
  const view = () => foldFacts(promise, facts, A)
  return {
    clock: () => view().shared.tracks.main?.clock,
    take: (step: string, given: Record<string, unknown>) => {
      facts.push(factOf(granted(decide(promise, view(), step, { data: given }, context())), log, facts.length))
    },
  }
}

describe('a clock that runs to a promised day', () => {
  it('has that day as its last on time: 45 natural days from 12 October to 26 November', () => {
    expect(promised('2026-11-26').clock()).toMatchObject({
      unit: 'natural-days',
      receivedOn: '2026-10-12',
      budget: 45,
    })
  })
  it('is late from the start where the promise has gone by already', () => {
    expect(promised('2026-10-01').clock()).toMatchObject({ receivedOn: '2026-09-30', budget: 1 })
  })
  it('does not run without a promise, nor to one beyond ten years', () => {
    expect(promised().clock()).toBeUndefined()
    expect(promised('2040-01-01').clock()).toBeUndefined()
  })
  it('follows a new promise where the step begins the clock anew', () => {
    const matter = promised('2026-11-26')
    matter.take('postpone', { startBy: '2026-12-31' })
    expect(matter.clock()).toMatchObject({ receivedOn: '2026-10-12', budget: 80 })
  })
  it('needs a shared day field', () => {
    const { main } = authored.tracks
    const faultsWith = (until: string) => {
      const clock = { ...main.stages.promised.clock, until }
      const stages = { ...main.stages, promised: { ...main.stages.promised, clock } }
      return checkKind(defineKind({ ...authored, tracks: { main: { ...main, stages } } })).map(formatFault)
    }
    expect(faultsWith('startBy')).toEqual([])
    expect(faultsWith('name')).toEqual([expect.stringContaining('"name" is no day')])
    expect(faultsWith('startby')).toEqual([expect.stringContaining('did you mean "startBy"?')])
  })
})
