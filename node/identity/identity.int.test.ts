import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal } from '@lianyu/kernel'
import { generateSync } from 'otplib'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { openSealing, type Sealing } from '../journal/seal.ts'
import { readInOneTrip } from '../store/read-trip.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { Departments } from './departments.ts'
import { lockMs } from './lock-out.ts'
import { People } from './people.ts'
import type { InIdentity, ReadIdentity } from './people-port.ts'
import { SecondFactor } from './second-factor.ts'
import { Sessions } from './sessions.ts'

const from = { address: '127.0.0.1', agent: 'test' }
const minute = 60_000

describe('the people of a party', () => {
  let database: FreshDatabase
  let store: Store
  let inIdentity: InIdentity
  let readIdentity: ReadIdentity
  let now = Date.parse('2026-11-20T01:00:00.000Z')
  let people: People
  let sessions: Sessions
  let secondFactor: SecondFactor
  let sealing: Sealing
  const keys = mkdtempSync(join(tmpdir(), 'lianyu-seal-'))

  beforeAll(async () => {
    database = await freshDatabase(inject)
    store = openStore({ schema: database.connection })
    sealing = await openSealing({ folder: keys })
    inIdentity = (party, work) => inParty(store, party, 'identity', work)
    readIdentity = (party, reads) => readInOneTrip(store, party, 'identity', reads)
    for (const party of ['360313', '430281']) {
      const departments = new Departments(inIdentity, () => now)
      await departments.putDepartment(party, 'service-window', { zh: '政务大厅', en: 'Service hall' })
      await departments.putDesk(party, {
        id: 'service-window',
        department: 'service-window',
        label: { zh: '窗口', en: 'Window' },
      })
    }
  })
  afterAll(async () => {
    await store.close()
    await database.drop()
    rmSync(keys, { recursive: true })
  })
  beforeEach(async () => {
    now += 24 * 60 * minute
    people = new People(inIdentity, () => now)
    secondFactor = new SecondFactor(inIdentity, sealing, () => now)
    sessions = new Sessions(inIdentity, readIdentity, secondFactor, () => now)
  })

  const add = async (username: string, role = 'clerk', party = '360313') => {
    const added = await people.add(party, {
      username,
      title: '示例窗口人员',
      password: '登记 一件 示例 事情',
      duties: [{ desk: 'service-window', role }],
    })
    if (isRefusal(added)) throw new Error(added.en)
    return added.id
  }
  const signIn = async (username: string, password = '登记 一件 示例 事情', party = '360313') =>
    sessions.signIn(party, username, password, from)
  const mustSignIn = async (username: string) => {
    const answer = await signIn(username)
    if (isRefusal(answer)) throw new Error(answer.en)
    return answer
  }

  it('signs in with the duties it was given, and the cookie’s token stands nowhere in the table', async () => {
    await add('one')
    const { token, session } = await mustSignIn('one')
    expect(session.acting).toEqual({ desk: 'service-window', role: 'clerk' })
    expect((await sessions.read('360313', token))?.username).toBe('one')
    const rows = await inIdentity('360313', (tx) =>
      tx.query<{ token_hash: string }>('select token_hash from session where party = $1', ['360313']),
    )
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('answers a wrong name and a wrong password alike', async () => {
    await add('two')
    const wrongName = await signIn('nobody')
    const wrongWord = await signIn('two', 'not the password')
    expect(wrongName).toEqual(wrongWord)
    expect(wrongName).toMatchObject({ refusal: 'identity.wrong-credentials' })
  })

  it('is unknown to another party with the same name and password', async () => {
    await add('three')
    expect(await signIn('three', undefined, '430281')).toMatchObject({ refusal: 'identity.wrong-credentials' })
    const { token } = await mustSignIn('three')
    expect(await sessions.read('430281', token)).toBeUndefined()
  })

  it('locks a name after five misses, longer each time, and lets it back in afterwards', async () => {
    await add('four')
    for (let miss = 0; miss < 5; miss++) await signIn('four', 'wrong wrong wrong')
    expect(await signIn('four')).toMatchObject({ refusal: 'identity.locked', facts: { minutes: 1 } })
    now += minute + 1
    await signIn('four', 'wrong wrong wrong')
    expect(await signIn('four')).toMatchObject({ refusal: 'identity.locked', facts: { minutes: 2 } })
    now += 2 * minute + 1
    expect(isRefusal(await signIn('four'))).toBe(false)
    expect(lockMs(100)).toBe(60 * minute)
  })

  it('locks a name while the clock is ahead no longer than its lock once the clock is set back, nor lets it in at once', async () => {
    await add('ahead')
    now += 24 * 60 * minute
    for (let miss = 0; miss < 5; miss++) await signIn('ahead', 'wrong wrong wrong')
    now -= 24 * 60 * minute
    expect((await sessions.lockOut.locked('360313')).get('ahead')).toBe(1)
    expect(await signIn('ahead')).toMatchObject({ refusal: 'identity.locked', facts: { minutes: 1 } })
    now += minute + 1
    expect(isRefusal(await signIn('ahead'))).toBe(false)
  })

  it('gives many guesses at once no more than as many one by one', async () => {
    await add('crowd')
    const guesses = await Promise.all(Array.from({ length: 40 }, (_, n) => signIn('crowd', `guess number ${n}`)))
    const tried = guesses.filter((answer) => isRefusal(answer) && answer.refusal === 'identity.wrong-credentials')
    expect(tried.length).toBeLessThanOrEqual(5)
    expect(guesses.filter((answer) => isRefusal(answer) && answer.refusal === 'identity.locked')).toHaveLength(
      40 - tried.length,
    )
  })

  it('is let back in by an administrator at once, with the same password', async () => {
    await add('back')
    for (let miss = 0; miss < 5; miss++) await signIn('back', 'wrong wrong wrong')
    expect(await signIn('back')).toMatchObject({ refusal: 'identity.locked' })
    expect((await sessions.lockOut.locked('360313')).get('back')).toBeGreaterThan(0)
    await sessions.lockOut.unlock('360313', 'back')
    expect(await sessions.lockOut.locked('360313')).toEqual(new Map())
    expect(isRefusal(await signIn('back'))).toBe(false)
  })

  it('lists where it is signed in, and ends one session of the list and no other', async () => {
    const id = await add('eleven')
    const [one, two] = [await mustSignIn('eleven'), await mustSignIn('eleven')]
    const list = await sessions.list('360313', id)
    expect(list).toHaveLength(2)
    expect(JSON.stringify(list)).not.toContain(one.token)
    const gone = list.find((open) => one.session.tokenHash.toString('hex').startsWith(open.id))
    expect(gone).toMatchObject({ way: 'password', address: '127.0.0.1', agent: 'test' })
    expect(await sessions.revoke('430281', id, gone?.id ?? '')).toMatchObject({ refusal: 'identity.no-such-session' })
    expect(isRefusal(await sessions.revoke('360313', id, gone?.id ?? ''))).toBe(false)
    expect(await sessions.read('360313', one.token)).toBeUndefined()
    expect(await sessions.read('360313', two.token)).toBeDefined()
  })

  it('ends after half an hour unused and after twelve hours in any case', async () => {
    await add('five')
    const idle = await mustSignIn('five')
    now += 31 * minute
    expect(await sessions.read('360313', idle.token)).toBeUndefined()
    const busy = await mustSignIn('five')
    for (let passed = 0; passed < 12 * 60; passed += 20) {
      expect(await sessions.read('360313', busy.token)).toBeDefined()
      now += 20 * minute
    }
    expect(await sessions.read('360313', busy.token)).toBeUndefined()
  })

  it('acts in its own duties only', async () => {
    await add('six')
    const { session } = await mustSignIn('six')
    expect(await sessions.actAs(session, { desk: 'service-window', role: 'administrator' })).toMatchObject({
      refusal: 'identity.no-such-duty',
    })
  })

  it('must change a password that was made for it, which ends its other sessions', async () => {
    const added = await people.add('360313', {
      username: 'seven',
      title: '示例',
      duties: [{ desk: 'service-window', role: 'clerk' }],
    })
    if (isRefusal(added) || added.password === undefined) throw new Error('no password was made')
    const first = await signIn('seven', added.password)
    const second = await signIn('seven', added.password)
    if (isRefusal(first) || isRefusal(second)) throw new Error('refused')
    expect(first.session.mustChange).toBe(true)
    expect(await sessions.changePassword(first.session, added.password, 'short')).toMatchObject({
      refusal: 'identity.password-length',
    })
    expect(await sessions.changePassword(first.session, added.password, 'seven seven seven')).toMatchObject({
      refusal: 'identity.password-weak',
    })
    const changed = await sessions.changePassword(first.session, added.password, '一句 谁也 猜不到 的话')
    if (isRefusal(changed)) throw new Error(changed.en)
    expect(await sessions.read('360313', second.token)).toBeUndefined()
    expect(await sessions.read('360313', first.token)).toBeUndefined()
    expect((await sessions.read('360313', changed.token))?.mustChange).toBe(false)
  })

  it('keeps the last administrator, and changes nothing when it refuses', async () => {
    const id = await add('eight', 'administrator')
    expect(await people.change('360313', id, { title: '新称呼', disabled: true })).toMatchObject({
      refusal: 'identity.last-administrator',
    })
    expect(
      await people.change('360313', id, { title: '新称呼', duties: [{ desk: 'nowhere', role: 'administrator' }] }),
    ).toMatchObject({
      refusal: 'identity.unknown-desk',
    })
    const kept = (await people.list('360313')).find((person) => person.id === id)
    expect(kept).toMatchObject({ title: '示例窗口人员', disabledAt: null })
  })

  it('does not let a disabled person in, nor go on', async () => {
    const id = await add('nine')
    const { token } = await mustSignIn('nine')
    expect(await people.change('360313', id, { disabled: true })).toBeUndefined()
    sessions.forget(id)
    expect(await sessions.read('360313', token)).toBeUndefined()
    expect(await signIn('nine')).toMatchObject({ refusal: 'identity.disabled' })
  })

  describe('with a second factor', () => {
    const step = 30_000
    const enrol = async (username: string) => {
      const id = await add(username)
      const begun = await secondFactor.begin('360313', id, username)
      if (isRefusal(begun)) throw new Error(begun.en)
      const code = (offset = 0) => generateSync({ secret: begun.secret, epoch: Math.floor((now + offset) / 1000) })
      const codes = await secondFactor.confirm('360313', id, code())
      if (isRefusal(codes)) throw new Error(codes.en)
      now += step
      return { id, code, codes, secret: begun.secret }
    }
    const enter = (username: string, code?: string) =>
      sessions.signIn('360313', username, '登记 一件 示例 事情', from, code)

    it('wants the code after the right password, and tells nobody else that there is one', async () => {
      const { code } = await enrol('totp')
      expect(await enter('totp')).toMatchObject({ refusal: 'identity.code-needed' })
      expect(await signIn('totp', 'not the password')).toMatchObject({ refusal: 'identity.wrong-credentials' })
      const entered = await enter('totp', code())
      expect(entered).toMatchObject({ session: { way: 'code', mustEnrol: false } })
    })
    it('takes a code once, also where it comes twice at the same moment', async () => {
      const { code } = await enrol('once')
      const both = await Promise.all([enter('once', code()), enter('once', code())])
      expect(both.filter((answer) => isRefusal(answer) && answer.refusal === 'identity.code-wrong')).toHaveLength(1)
      expect(await enter('once', code())).toMatchObject({ refusal: 'identity.code-wrong' })
      now += step
      expect(isRefusal(await enter('once', code()))).toBe(false)
    })
    it('takes the code of one step before and after, and none further off', async () => {
      const { code } = await enrol('skew')
      for (const [offset, taken] of [
        [-2 * step, false],
        [2 * step, false],
        [-step, true],
        [step, true],
      ] as const) {
        now += 10 * minute
        expect(isRefusal(await enter('skew', code(offset))), `${offset / step} steps`).toBe(!taken)
      }
    })
    it('counts wrong codes as misses, so that they cannot be tried through', async () => {
      const { code } = await enrol('tries')
      const wrong = () => (code() === '000000' ? '111111' : '000000')
      for (let miss = 0; miss < 5; miss++) await enter('tries', wrong())
      expect(await enter('tries', code())).toMatchObject({ refusal: 'identity.locked' })
    })
    it('takes each recovery code once, however it is typed; new ones replace the old', async () => {
      const { id, codes } = await enrol('lost')
      expect(new Set(codes).size).toBe(10)
      const first = codes[0] ?? ''
      expect(isRefusal(await enter('lost', first.toUpperCase().replaceAll('-', ' ')))).toBe(false)
      expect(await enter('lost', first)).toMatchObject({ refusal: 'identity.code-wrong' })
      expect(await secondFactor.status('360313', id)).toEqual({ on: true, recoveryLeft: 9 })
      const renewed = await secondFactor.renewCodes('360313', id)
      expect(await enter('lost', codes[1])).toMatchObject({ refusal: 'identity.code-wrong' })
      expect(isRefusal(await enter('lost', renewed[0]))).toBe(false)
    })
    it('keeps its secret sealed and bound to the person, and recovery codes as hashes', async () => {
      const { id, codes, secret } = await enrol('sealed')
      const rows = await inIdentity('360313', async (tx) => {
        const totp = await tx.query<{ sealed: Buffer }>(
          'select sealed from person_totp where party = $1 and person = $2',
          [tx.party, id],
        )
        const hashed = await tx.query('select * from recovery_code where party = $1 and person = $2', [tx.party, id])
        return { sealed: totp.rows[0]?.sealed ?? Buffer.alloc(0), hashed: JSON.stringify(hashed.rows) }
      })
      expect(rows.sealed.toString('latin1')).not.toContain(secret)
      expect(codes.some((code) => rows.hashed.includes(code.replaceAll('-', '')))).toBe(false)
      expect(sealing.open(rows.sealed, `lianyu second factor 360313 ${id}`)?.toString()).toBe(secret)
      expect(sealing.open(rows.sealed, 'lianyu second factor 360313 somebody-else')).toBeUndefined()
    })
    it('must be set up before anything else where the party wants it of a role', async () => {
      await add('wanted', 'approver')
      const { token, session } = await mustSignIn('wanted')
      expect(session.mustEnrol).toBe(false)
      await secondFactor.want('360313', ['approver'])
      sessions.forgetParty('360313')
      expect((await sessions.read('360313', token))?.mustEnrol).toBe(true)
      await secondFactor.want('360313', [])
      sessions.forgetParty('360313')
      expect((await sessions.read('360313', token))?.mustEnrol).toBe(false)
    })
  })
})
