import { isRefusal } from '@lianyu/kernel'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { Departments } from './departments.ts'
import { lockMs } from './lock-out.ts'
import { People } from './people.ts'
import type { InIdentity } from './people-port.ts'
import { Sessions } from './sessions.ts'

const from = { address: '127.0.0.1', agent: 'test' }
const minute = 60_000

describe('the people of a party', () => {
  let database: FreshDatabase
  let store: Store
  let inIdentity: InIdentity
  let now = Date.parse('2026-11-20T01:00:00.000Z')
  let people: People
  let sessions: Sessions

  beforeAll(async () => {
    database = await freshDatabase(inject)
    store = openStore({ schema: database.connection })
    inIdentity = (party, work) => inParty(store, party, 'identity', work)
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
  })
  beforeEach(async () => {
    now += 24 * 60 * minute
    people = new People(inIdentity, () => now)
    sessions = new Sessions(inIdentity, () => now)
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
    expect(await sessions.changePassword(first.session, added.password, '一句 谁也 猜不到 的话')).toBeUndefined()
    expect(await sessions.read('360313', second.token)).toBeUndefined()
    expect((await sessions.read('360313', first.token))?.mustChange).toBe(false)
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
})
