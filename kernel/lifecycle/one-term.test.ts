import { describe, expect, it } from 'vitest'
import type { Fact } from '../fact/envelope.ts'
import { text } from '../names.ts'
import { isRefusal } from '../refusal/refusal.ts'
import * as field from './author-fields.ts'
import { checkKind } from './check/check-kind.ts'
import { formatFault } from './check/faults.ts'
import type { Context } from './context.ts'
import { decide } from './decide.ts'
import { type AuthoredKind, defineKind, equals, filled, setting } from './define-kind.ts'
import { agreement, contextOf, factOf, granted, matter, parties, underAgreement } from './fixtures/cast.ts'
import { foldFacts } from './fold.ts'
import { fold } from './fold-into.ts'
import type { Folded } from './folded.ts'
import { kindOf } from './kind-of.ts'
import { open } from './open-matter.ts'

const [A, B] = parties as unknown as [string, string]
const label = (word: string) => text(word, word)
const authored = {
  pack: 'test',
  id: 'term',
  version: 1,
  label: label('办件'),
  title: 'name',
  opening: { by: 'officer', at: 'window', form: ['name!', 'days', 'joint', 'steps'] },
  fields: {
    name: field.words(label('名称')),
    days: field.integer(label('承诺')),
    joint: field.yesNo(label('联办')),
    steps: field.choices(label('特殊环节'), { hearing: label('听证'), testing: label('检测') }),
    sent: field.words(label('寄出')),
    scanned: field.words(label('扫码')),
    ground: field.choice(label('事由'), { hearing: label('听证'), testing: label('检测') }),
  },
  tracks: {
    main: {
      label: label('办理'),
      holder: 'window',
      start: 'drafted',
      stages: {
        drafted: { label: label('起草') },
        offered: { label: label('转办'), clock: { workingDays: 5, amber: 2 } },
        running: {
          label: label('办理'),
          clock: {
            workingDays: {
              choose: [
                { when: filled('days'), budget: { field: 'days' } },
                { when: equals('joint', true), budget: setting('joint', 45) },
              ],
              otherwise: setting('single', 20),
            },
            amber: 1,
            grounds: ['hearing', 'testing'],
          },
        },
        reviewing: { label: label('审核') },
        done: { label: label('办结'), end: true },
      },
      steps: {
        begin: { label: label('开办'), from: 'drafted', to: 'running', by: 'officer', form: ['sent'] },
        offer: {
          label: label('转办'),
          from: 'drafted',
          to: 'offered',
          by: 'officer',
          handOff: { how: 'offer' },
        },
        accept: { label: label('受理'), from: 'offered', to: 'running', by: 'officer', handOff: { how: 'accept' } },
        refuse: { label: label('退回'), from: 'offered', to: 'drafted', by: 'officer', handOff: { how: 'return' } },
        silence: {
          label: label('视为受理'),
          from: 'offered',
          to: 'running',
          by: ['officer', 'system'],
          fences: { who: 'origin', leaves: true },
          backdates: true,
          itself: true,
        },
        pause: {
          label: label('中止'),
          from: 'running',
          to: 'running',
          by: 'officer',
          when: { among: ['ground', 'steps'] },
          suspends: { ground: { field: 'ground' } },
          form: ['ground!'],
        },
        resume: { label: label('恢复'), from: 'running', to: 'running', by: 'officer', resumes: true },
        submit: { label: label('送审'), from: 'running', to: 'reviewing', by: 'officer', goesOn: true },
        redo: { label: label('退回'), from: 'reviewing', to: 'running', by: 'officer', goesOn: true },
        finish: {
          label: label('办结'),
          from: 'reviewing',
          to: 'done',
          by: 'officer',
          otherThan: ['submit'],
          when: { any: [{ not: { filled: 'sent' } }, { same: ['scanned', 'sent'] }] },
          form: ['scanned'],
        },
      },
    },
  },
  grounds: { hearing: label('听证'), testing: label('检测') },
} satisfies AuthoredKind
const term = kindOf(defineKind(authored))

/** A matter of two parties; every fact reaches both at once unless a test holds it back. */
function opened(data: Record<string, unknown> = {}, among: string[] = [A, B]) {
  const facts: Fact[] = []
  let seen: number | undefined
  let today = '2026-10-12'
  const logOf = (party: string) => `${party}/${agreement}/1`
  const context = (party: string, officer: string): Context => {
    const last = facts.filter((fact) => fact.log === logOf(party)).at(-1)?.leaf
    return contextOf(
      { party, desk: 'window', role: 'officer', officer },
      {
        today,
        agreement: underAgreement(among),
        isRed: () => today > '2026-10-19',
        seen: () => ({ generation: 1, entries: seen ?? facts.filter((fact) => fact.log === logOf(B)).length }),
        ...(last ? { lastInLog: last } : {}),
      },
    )
  }
  const keep = (drafts: Parameters<typeof granted>[0]) => {
    const draft = granted(drafts)
    const log = logOf(draft.envelope.by.party)
    const fact = factOf(draft, log, facts.filter((one) => one.log === log).length)
    facts.push(fact)
    return fact
  }
  keep(open(term, { matter, data: { name: '示例', ...data }, parties: among }, context(A, 'o1')))
  const view = (known: Fact[] = facts): Folded => foldFacts(term, known, A)
  const take = (step: string, given: Record<string, unknown> = {}, party = A, officer = 'o1') => {
    const to =
      step === 'offer' ? { to: { party: among.at(-1) as string, desk: among.length > 1 ? 'window' : 'back' } } : {}
    return decide(term, view(), step, { data: given, ...to }, context(party, officer))
  }
  return {
    facts,
    view,
    main: () => view().shared.tracks.main,
    step: (...args: Parameters<typeof take>) => keep(take(...args)),
    refused: (...args: Parameters<typeof take>) => {
      const answer = take(...args)
      return isRefusal(answer) ? answer.refusal : undefined
    },
    on: (day: string) => {
      today = day
    },
    sees: (entries: number) => {
      seen = entries
    },
  }
}

describe('one term over several stages', () => {
  it('declares no fault', () => {
    expect(checkKind(defineKind(authored)).map(formatFault)).toEqual([])
  })
  it('goes on through a review and back, with the day it began', () => {
    const one = opened()
    one.step('begin')
    one.on('2026-10-14')
    one.step('submit')
    expect(one.main()).toMatchObject({ stage: 'reviewing', clock: { name: 'main.running', receivedOn: '2026-10-12' } })
    one.step('redo')
    expect(one.main()).toMatchObject({ stage: 'running', clock: { name: 'main.running', receivedOn: '2026-10-12' } })
  })
  it('folds the same fact by fact as all at once', () => {
    const one = opened()
    one.step('begin')
    one.step('submit')
    let folded = foldFacts(term, one.facts.slice(0, 1), A)
    for (const fact of one.facts.slice(1)) folded = fold(term, folded, fact, () => [])
    expect(folded).toEqual(one.view())
  })
  it('takes its budget from the matter, else from the condition that holds, else from the setting', () => {
    const budget = (data: Record<string, unknown>) => {
      const one = opened(data)
      one.step('begin')
      return one.main()?.clock?.budget
    }
    expect([budget({ days: 7, joint: true }), budget({ joint: true }), budget({})]).toEqual([7, 45, 20])
  })
  it('names a choice that looks at what is no whole number', () => {
    const wrong = structuredClone(authored)
    wrong.tracks.main.stages.running.clock.workingDays.choose[0] = { when: filled('days'), budget: { field: 'name' } }
    expect(checkKind(defineKind(wrong)).map(formatFault).join()).toContain('"name" is no whole number')
  })
})

describe('a step for another officer', () => {
  it('is refused to who took the one before, and granted to a colleague', () => {
    const one = opened()
    one.step('begin')
    one.step('submit')
    expect(one.refused('finish')).toBe('step.same-officer')
    expect(one.refused('finish', {}, A, 'o2')).toBeUndefined()
  })
})

describe('conditions on two fields', () => {
  it('take a scanned number only where it is the one that was sent', () => {
    const one = opened()
    one.step('begin', { sent: '示例单1' })
    one.step('submit')
    expect(one.refused('finish', { scanned: '示例单2' }, A, 'o2')).toBe('step.condition')
    expect(one.refused('finish', {}, A, 'o2')).toBe('step.condition')
    expect(one.refused('finish', { scanned: '示例单1' }, A, 'o2')).toBeUndefined()
  })
  it('take a ground only where the list names it', () => {
    const pause = (steps?: string[]) => {
      const one = opened(steps ? { steps } : {})
      one.step('begin')
      return one.refused('pause', { ground: 'testing' })
    }
    expect([pause(), pause(['hearing']), pause(['hearing', 'testing'])]).toEqual([
      'step.condition',
      'step.condition',
      undefined,
    ])
  })
})

describe('silence that counts as a deed', () => {
  it('is nobody’s to claim before the clock is red, nor the holder’s own', () => {
    const one = opened()
    one.step('offer')
    expect(one.refused('silence')).toBe('step.not-red')
    one.on('2026-10-20')
    expect(one.refused('silence', {}, B)).toBe('step.relation')
  })
  it('is a hall’s own where it passed the matter to itself: an ordinary fact of its one log, fencing nothing', () => {
    const one = opened({}, [A])
    one.step('offer')
    expect(one.refused('silence')).toBe('step.not-red')
    one.on('2026-10-20')
    const own = one.step('silence')
    expect(own.envelope.fence).toBeUndefined()
    expect(one.main()).toMatchObject({
      stage: 'running',
      holder: { party: A, desk: 'back' },
      chargedTo: undefined,
      epoch: 2,
      clock: { name: 'main.running', budget: 20, receivedOn: '2026-10-12' },
    })
    expect(one.refused('silence')).toBe('step.wrong-stage')
    let folded = foldFacts(term, one.facts.slice(0, 1), A)
    for (const fact of one.facts.slice(1)) folded = fold(term, folded, fact, () => [])
    expect(folded).toEqual(one.view())
    expect(one.view().shared.flags).toEqual([])
  })
  it('leaves the track with its holder, who goes on in a new tenure, and counts from the day of receipt', () => {
    const one = opened()
    one.step('offer')
    one.on('2026-10-20')
    one.step('silence')
    expect(one.main()).toMatchObject({
      stage: 'running',
      holder: { party: B, desk: 'window' },
      chargedTo: undefined,
      epoch: 2,
      clock: { name: 'main.running', budget: 20, receivedOn: '2026-10-12' },
    })
    one.step('submit', {}, B)
    expect(one.main()?.stage).toBe('reviewing')
    expect(one.view().shared.flags).toEqual([])
  })
  it('overtakes what the holder wrote too late to be seen, and keeps what was seen', () => {
    const one = opened()
    one.step('offer')
    one.on('2026-10-20')
    // The holder returned it on the same day, and that had not arrived when the silence was stated.
    const before = one.facts.length
    const late = one.step('refuse', {}, B)
    const known = one.facts.slice(0, before)
    one.sees(0)
    const silence = decide(
      term,
      one.view(known),
      'silence',
      { data: {} },
      {
        ...contextOf({ party: A, desk: 'window', role: 'system', officer: 'o1' }),
        agreement: underAgreement([A, B]),
        isRed: () => true,
        seen: () => ({ generation: 1, entries: 0 }),
        lastInLog: known.filter(({ log }) => log.startsWith(A)).at(-1)?.leaf as string,
      },
    )
    const fact = factOf(granted(silence), `${A}/${agreement}/1`, known.length)
    const state = one.view([...one.facts, fact]).shared
    expect(state.tracks.main).toMatchObject({ stage: 'running', holder: { party: B } })
    expect(state.flags).toMatchObject([{ leaf: late.leaf, why: 'overtaken', cause: fact.leaf }])
  })
})
