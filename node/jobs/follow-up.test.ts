import { describe, expect, it } from 'vitest'
import type { Commit } from '../journal/types.ts'
import { type FollowingJob, FollowUp } from './follow-up.ts'

/** Commits as a journal tells of them, and a job that writes down its turns. */
function following(change: Partial<FollowingJob> = {}, parties = ['360313']) {
  const listeners = new Set<(commit: Commit) => void>()
  const taken: string[] = []
  const troubles: unknown[] = []
  const job: FollowingJob = {
    doing: '示例',
    follows: ({ step }) => step === 'erase',
    left: async () => [],
    take: async (party, matter) => taken.push(`${party} ${matter}`) > 0,
    ...change,
  }
  const journal = {
    parties: () => parties,
    onCommit: (listener: (commit: Commit) => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const one = new FollowUp({ journal, onTrouble: (_what, error) => troubles.push(error) }, job)
  const commit = (matter: string, step = 'erase', party = '360313') => {
    const fact = { matter, kind: 'letter', step, leaf: '', index: 0, at: '2026-11-22T08:00:00.000Z' }
    for (const tell of listeners) tell({ party, log: '', own: true, size: 1, facts: [fact] })
  }
  return { one, commit, taken, troubles, listeners }
}

describe('what follows from facts', () => {
  it('is done for each matter that a commit touches, and for no other', async () => {
    const { one, commit, taken } = following()
    await one.start()
    commit('a')
    commit('b', 'comment')
    commit('c')
    await one.again()
    expect(taken).toEqual(['360313 a', '360313 c'])
    await one.stop()
  })
  it('is looked for at a start, in every party, also where one of them cannot be asked', async () => {
    const left = async (party: string) => {
      if (party === '360313') throw new Error('示例：数据库断开')
      return ['m']
    }
    const { one, taken, troubles } = following({ left }, ['360313', '430281'])
    await one.start()
    expect(taken).toEqual(['430281 m'])
    expect(troubles).toHaveLength(1)
    await one.stop()
  })
  it('is looked for again in a party that could not be asked, and not in the others', async () => {
    const asked: string[] = []
    const left = async (party: string) => {
      if (asked.push(party) === 1) throw new Error('示例：数据库断开')
      return ['m']
    }
    const { one, taken } = following({ left }, ['360313', '430281'])
    await one.start()
    await one.again()
    expect(asked).toEqual(['360313', '430281', '360313'])
    expect(taken).toEqual(['430281 m', '360313 m'])
    await one.stop()
  })
  it('is tried again where it was refused or failed, until it goes', async () => {
    const answers = [false, new Error('示例：磁盘已满'), true]
    const turns: unknown[] = []
    const take = async () => {
      const answer = answers[turns.length]
      turns.push(answer)
      if (answer instanceof Error) throw answer
      return answer === true
    }
    const { one, commit } = following({ take })
    await one.start()
    commit('a')
    for (let i = 0; i < 4; i++) await one.again()
    expect(turns).toEqual(answers)
    await one.stop()
  })
  it('has one turn for many touches before it, and another for a touch while it lasts', async () => {
    let go = () => {}
    let turns = 0
    const take = async () => {
      turns += 1
      if (turns === 1) await new Promise<void>((resolve) => (go = resolve))
      return true
    }
    const { one, commit } = following({ take })
    await one.start()
    commit('a')
    commit('a')
    commit('a')
    expect(turns).toBe(1)
    go()
    await one.again()
    expect(turns).toBe(2)
    await one.stop()
  })
  it('ends with the turn that lasts: nothing more is heard or begun after a stop', async () => {
    let go = () => {}
    const begun: string[] = []
    const take = async (_party: string, matter: string) => {
      begun.push(matter)
      await new Promise<void>((resolve) => (go = resolve))
      return true
    }
    const { one, commit, listeners } = following({ take })
    await one.start()
    commit('a')
    commit('b')
    const stopped = one.stop()
    commit('c')
    go()
    await stopped
    expect(begun).toEqual(['a'])
    expect(listeners.size).toBe(0)
  })
})
