import type { Kind } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import { expect, it } from 'vitest'
import type { MatterAnswer } from '../../api/types.ts'
import { wayOn } from './step-rank.ts'

const review = packs.flatMap(({ kinds }) => kinds).find(({ declaration }) => declaration.id === 'review') as Kind

/** A review in its voting with a jury of two, of whom these have voted. */
function voting(voted: string[]): Pick<MatterAnswer, 'steps' | 'matter'> {
  const jury = ['finance', 'ecology'].map((desk) => ({ fields: { juror: desk, jurorDesk: desk, jurorOffice: desk } }))
  const ballots = voted.map((desk) => ({ by: '360322', desk, leaf: desk, fields: {} }))
  return {
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
  } as unknown as Pick<MatterAnswer, 'steps' | 'matter'>
}

it('the ballots are opened once all are in: until then that is no way on, though it may be done', () => {
  expect(wayOn(review, voting([]))).toBeUndefined()
  expect(wayOn(review, voting(['finance']))).toBeUndefined()
  expect(wayOn(review, voting(['finance', 'ecology']))?.step).toBe('open-ballots')
})
