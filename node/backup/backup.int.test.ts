import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { LianyuError } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest'
import { restoreBackup } from './restore-backup.ts'
import { ours, RestoredPair, restoreMany, urlOf } from './restore-many.testing.ts'
import { takeBackup } from './take-backup.ts'

let pair: RestoredPair
beforeEach(async () => {
  pair = await new RestoredPair(inject).start()
})
afterEach(() => pair.close())

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error) => (error instanceof LianyuError ? error.refusal.refusal : String(error)),
  )
const say = (words: string) => pair.here.comment(ours, pair.agreement, words)

describe('a backup of a node that is running', () => {
  it('holds every log as its checkpoint says, is never written over anything, and never restored over live data', async () => {
    await say('一')
    const to = await pair.backup()
    const options = { dataDir: pair.here.folder, database: urlOf(pair.here.connection) }
    expect(await refusal(takeBackup({ ...options, to }))).toBe('backup.not-empty')
    expect(await refusal(restoreBackup({ ...options, from: to }))).toBe('backup.not-empty')
    expect(await refusal(restoreBackup({ ...options, dataDir: `${to}-new`, from: to }))).toBe('backup.database-in-use')
    expect(await refusal(restoreBackup({ ...options, dataDir: `${to}-newer`, from: `${to}-nowhere` }))).toBe(
      'backup.not-one',
    )
    const keys = path.join(to, 'keys', `${ours}.json`)
    await writeFile(keys, `${await readFile(keys, 'utf8')} `)
    expect(await refusal(restoreBackup({ ...options, dataDir: `${to}-newest`, from: to }))).toBe('backup.damaged')
    expect(await pair.here.comments(ours, pair.agreement)).toEqual(['一'])
  })

  it('comes back: what peers hold by itself, home and audit log once an operator says so', async () => {
    await say('一')
    await pair.look()
    const backup = await pair.backup()
    await say('二')
    await pair.look()
    const restored = await pair.restore(backup, false)
    expect(restored).toMatchObject({ faults: [], checkpointsKept: false })
    expect(restored.behind.map(({ log }) => log.scope).sort()).toEqual([pair.agreement, 'audit', 'home'].sort())
    await pair.look()
    expect(await pair.comments()).toEqual([
      ['一', '二'],
      ['一', '二'],
    ])
    expect(pair.here.journal.behind(ours).map(({ scope }) => scope)).toEqual(['home', 'audit'])
    await expect(say('未确认')).rejects.toMatchObject({ refusal: { refusal: 'journal.behind' } })
    await pair.confirm()
    await pair.look()
    expect(pair.isMarked).toBe(false)
    await say('三')
    await pair.look()
    expect((await pair.comments())[1]).toEqual(['一', '二', '三'])
    expect(await pair.here.journal.logOf(ours, 'home')).toMatch(/^360313\/home\/\d{13}$/)
    expect(await pair.here.journal.logOf(ours, pair.agreement)).toBe(`${ours}/${pair.agreement}/1`)
    expect(await pair.faults()).toEqual([])
  })

  it('with the checkpoints that survived goes on by itself where nothing is lost', async () => {
    await say('一')
    const backup = await pair.backup()
    await say('二')
    await pair.look()
    await pair.restore(backup, true)
    await pair.look()
    expect(pair.here.journal.behind(ours)).toEqual([])
    expect(await pair.here.journal.logOf(ours, 'home')).toBe(`${ours}/home/1`)
    expect((await pair.comments())[0]).toEqual(['一', '二'])
  })

  it('does not bring back what was erased since, even where no peer says so', async () => {
    const receipt = await say('请删除这一句')
    const backup = await pair.backup()
    const { leaf } = receipt.facts[0] as { leaf: string }
    const actor = { party: ours, desk: 'office', role: 'officer', officer: 'officer-1' }
    const command = '019bb000-0000-7000-8000-0000000000e1'
    const ground = '示例：本人要求'
    await pair.here.journal.erase({ party: ours, actor, command, matter: pair.agreement, leaf, part: 'shared', ground })
    const restored = await pair.restore(backup, true)
    expect(restored).toMatchObject({ erased: 1, faults: [] })
    const facts = await pair.here.journal.facts(ours, pair.agreement)
    expect(facts.find((fact) => fact.leaf === leaf)).toMatchObject({ parts: {}, erased: ['shared'] })
  })

  it('twice from one old backup without checkpoints, and then from a later one: no name is signed for two histories', async () => {
    await say('一')
    const old = await pair.backup()
    const lives: string[] = []
    const come = async (backup: string, keeps: boolean) => {
      expect(await pair.restore(backup, keeps)).toMatchObject({ faults: [] })
      await pair.look()
      await pair.confirm()
      await pair.look(2)
      expect(pair.here.journal.behind(ours)).toEqual([])
      expect(pair.here.journal.readOnly(ours)).toBeUndefined()
      lives.push(await pair.here.journal.logOf(ours, 'home'))
    }
    await come(old, false)
    const later = await pair.backup()
    await come(old, false)
    await come(later, true)
    expect(new Set(lives).size).toBe(3)
    await come(later, true)
    // Its clock was ahead when the generation in the backup was opened, which says nothing about whether that one grew on.
    await come(later, false)
    expect(lives.slice(0, -1)).not.toContain(lives.at(-1))
    expect(await pair.faults()).toEqual([])
  })

  it('5 times to older points of a running pair: no fork, the peer follows, everything shared is there again', async () => {
    expect(await restoreMany(pair, 5, 20261122)).toEqual([])
  })
})
