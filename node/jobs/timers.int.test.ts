import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import { configOf } from '../store/connection.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { Timers } from './timers.ts'

const party = '360322'
const minute = 60_000
const rung = (id: string, at: number, what = 'remind') => ({ id, at: new Date(at).toISOString(), what })

describe('the rungs of the ladder', () => {
  let database: FreshDatabase
  let store: Store
  let now: number
  let told: string[]

  beforeAll(async () => {
    database = await freshDatabase(inject)
    store = openStore({ schema: database.connection })
  })
  afterAll(async () => {
    await store.close()
    await database.drop()
  })
  beforeEach(async () => {
    now = Date.parse('2026-11-20T01:00:00.000Z')
    told = []
    for (const table of ['track', 'notice']) {
      await inParty(store, party, 'app', (tx) => tx.query(`delete from ${table} where party = $1`, [party]))
    }
  })

  const timers = () =>
    new Timers({ store, journal: { parties: () => [party] }, now: () => now, onNotice: (_, desk) => told.push(desk) })

  /** As the journal writes a track with a running clock. */
  const track = (matter: string, rungs: ReturnType<typeof rung>[], clock = 'land.applied@2026-11-16') =>
    inParty(store, party, 'app', (tx) =>
      tx.query(
        `insert into track (party, matter, track, kind, stage, holder_party, holder_desk, charged_party, since,
           amber_at, red_at, clock, rungs, rung_at)
         values ($1, $2, 'land', 'project', 'applied', $1, 'natural-resources', $1, $3, $3, $3, $4, $5, $6)
         on conflict (party, matter, track) do update set clock = excluded.clock, rungs = excluded.rungs, rung_at = excluded.rung_at`,
        [party, matter, new Date(now).toISOString(), clock, JSON.stringify(rungs), rungs[0]?.at],
      ),
    )
  const notices = () =>
    inParty(store, party, 'app', (tx) =>
      tx.query<{ desk: string; what: string; matter: string }>(
        'select desk, what, matter from notice where party = $1 order by at, id',
        [party],
      ),
    ).then(({ rows }) => rows)

  it('fire when they are due, each for whom it is', async () => {
    const matter = `${party}:a`
    await track(matter, [rung('remind', now + minute), rung('leader', now + 2 * minute, 'leader')])
    expect(await timers().fireDue()).toBe(0)
    now += minute
    expect(await timers().fireDue()).toBe(1)
    now += minute
    expect(await timers().fireDue()).toBe(1)
    expect(await notices()).toEqual([
      { desk: 'natural-resources', what: 'remind', matter },
      { desk: 'leader', what: 'leader', matter },
    ])
    expect(told).toEqual(['natural-resources', 'leader'])
  })

  it('fire once, though the clock jumps back and the rows are derived again', async () => {
    const matter = `${party}:b`
    const rungs = [rung('remind', now)]
    await track(matter, rungs)
    expect(await timers().fireDue()).toBe(1)
    now -= 24 * 60 * minute
    await track(matter, rungs)
    expect(await timers().fireDue()).toBe(0)
    now += 48 * 60 * minute
    expect(await timers().fireDue()).toBe(0)
    expect(await notices()).toHaveLength(1)
  })

  it('fire once each, whichever way the clock jumps by a day, and in a party that was behind it', async () => {
    const day = 24 * 60 * minute
    for (let n = 0; n < 12; n++) await track(`${party}:j${n}`, [rung('remind', now + n * 4 * 60 * minute)])
    let fired = 0
    for (const jump of [0, day, -2 * day, day, 3 * day, -day, day]) {
      now += jump
      fired += await timers().fireDue()
    }
    expect(fired).toBe(12)
    expect(await notices()).toHaveLength(12)
  })

  it('wait while nothing can be written, and fire when it can', async () => {
    await track(`${party}:w`, [rung('remind', now)])
    const waiting = new Timers({ store, journal: { parties: () => [party] }, now: () => now, barred: () => 'full' })
    expect(await waiting.fireDue()).toBe(0)
    expect(await timers().fireDue()).toBe(1)
  })

  it('fire again for a clock that began anew', async () => {
    const matter = `${party}:c`
    await track(matter, [rung('remind', now)], 'land.applied@2026-11-16')
    await timers().fireDue()
    await track(matter, [rung('remind', now)], 'land.applied@2026-11-18')
    expect(await timers().fireDue()).toBe(1)
  })

  it('are shared by two processes without missing or doubling one', async () => {
    for (let n = 0; n < 250; n++) await track(`${party}:d${n}`, [rung('remind', now - n)])
    const fired = await Promise.all([timers().fireDue(), timers().fireDue()])
    // What one skipped as locked, a later turn finds.
    const rest = await timers().fireDue()
    expect(fired[0] + fired[1] + rest).toBe(250)
    expect(await notices()).toHaveLength(250)
  })

  it('fire once each though both processes race and their connections are killed in the middle', async () => {
    const due = 1_200
    const owner = new pg.Client(configOf(database.connection))
    await owner.connect()
    await owner.query(
      `insert into track (party, matter, track, kind, stage, holder_party, holder_desk, charged_party, since, amber_at,
         red_at, clock, rungs, rung_at)
       select $1, $1 || ':e' || n, 'land', 'project', 'applied', $1, 'natural-resources', $1, $2::timestamptz,
         $2::timestamptz, $2::timestamptz, 'land.applied@2026-11-16', $3, $2::timestamptz from generate_series(1, $4::int) n`,
      [party, new Date(now).toISOString(), JSON.stringify([rung('remind', now)]), due],
    )
    const killed = openStore({ schema: database.connection })
    const racing = [store, killed].map((one) =>
      new Timers({ store: one, journal: { parties: () => [party] }, now: () => now }).fireDue().catch(() => 'killed'),
    )
    for (let kills = 0; kills < 3; kills++) {
      await owner.query(`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`)
    }
    await Promise.all(racing)
    await killed.close()
    // A connection that was killed while it lay idle is found dead only now; the next look has another.
    while (
      (await timers()
        .fireDue()
        .catch(() => 1)) > 0
    );
    const matters = (await notices()).map(({ matter }) => matter)
    expect(matters).toHaveLength(due)
    expect(new Set(matters).size).toBe(due)
    await owner.end()
  })
})
