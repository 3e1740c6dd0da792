import type { Kind } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import { expect, it } from 'vitest'
import type { MatterAnswer } from '../../api/types.ts'
import { opensEarly, wayOn } from './step-rank.ts'

const kind = (id: string) =>
  packs.flatMap(({ kinds }) => kinds).find(({ declaration }) => declaration.id === id) as Kind
const review = kind('review')

/** A review in its voting with a jury of two, of whom these have voted. */
function voting(voted: string[]): Pick<MatterAnswer, 'steps' | 'matter' | 'readings'> {
  const jury = ['finance', 'ecology'].map((desk) => ({ fields: { juror: desk, jurorDesk: desk, jurorOffice: desk } }))
  const ballots = voted.map((desk) => ({ by: '360322', desk, leaf: desk, fields: {} }))
  return {
    readings: {},
    steps: [{ step: 'open-ballots', track: 'main', may: true, label: { zh: '开封', en: 'Open' } }],
    matter: {
      shared: {
        origin: '360322',
        tracks: { main: { stage: 'voting' } },
        adds: { 'name-juror': jury, 'cast-ballot': ballots },
        fields: {},
      },
      overlay: { tracks: {}, adds: {}, fields: {} },
    },
  } as unknown as Pick<MatterAnswer, 'steps' | 'matter' | 'readings'>
}

it('the ballots are opened once all are in: until then that is no way on, though it may be done', () => {
  expect(wayOn(review, voting([]))).toBeUndefined()
  expect(wayOn(review, voting(['finance']))).toBeUndefined()
  expect(wayOn(review, voting(['finance', 'ecology']))?.step).toBe('open-ballots')
})

it('a survey is opened once its day is past: before, the form says which day it is and that later answers are lost', () => {
  const survey = kind('survey')
  const until = (light: string) =>
    ({ ...voting([]), readings: { main: { due: '2026-12-02', left: 9, light } } }) as never
  const step = { step: 'open-ballots', track: 'main' }
  expect(wayOn(survey, until('on-time'))).toBeUndefined()
  expect(opensEarly(survey, step, until('on-time'))?.due).toBe('2026-12-02')
  expect(wayOn(survey, until('late'))?.step).toBe('open-ballots')
  expect(opensEarly(survey, { step: 'cancel-survey', track: 'main' }, until('on-time'))).toBeUndefined()
})
