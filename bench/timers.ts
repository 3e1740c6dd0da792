import { mkdtempSync, rmSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import pg from 'pg'
import { Timers } from '../node/jobs/timers.ts'
import { configOf } from '../node/store/connection.ts'
import { migrate } from '../node/store/migrate.ts'
import { startOwnPostgres } from '../node/store/own-postgres.ts'
import { openStore } from '../node/store/store.ts'
import { type Figure, perSecond, ratio } from './figure.ts'
import { startProfile, topOf } from './profile.ts'

const party = '360322'
const now = Date.parse('2026-11-20T01:00:00.000Z')

/** Clocks that all turn at once, as after a long stop, fired by two nodes on one database; every one is counted. */
export const timers: Figure = {
  name: 'timers that are due, fired by two nodes at once, each told to its desk',
  goal: '≥ 2,000/s, none missed or doubled in 100,000',
  run: async (size, profiles) => {
    const due = size === 'full' ? 100_000 : 20_000
    const folder = mkdtempSync('/tmp/lianyu-bench-')
    await chmod(folder, 0o711)
    const server = await startOwnPostgres({ dataDir: path.join(folder, 'data') })
    const owner = new pg.Client(configOf(server.connection))
    try {
      await migrate(server.connection)
      await owner.connect()
      await owner.query(tracksDue, [party, new Date(now).toISOString(), due])
      await owner.query('analyze track')
      const stores = [0, 1].map(() => openStore({ schema: server.connection, login: 'role' }))
      const nodes = stores.map((store) => new Timers({ store, journal: { parties: () => [party] }, now: () => now }))
      const writeProfile = profiles === undefined ? undefined : await startProfile()
      const began = performance.now()
      let fired = 0
      for (let more = 1; more > 0; fired += more) {
        more = (await Promise.all(nodes.map((node) => node.fireDue()))).reduce((sum, one) => sum + one, 0)
      }
      const rate = (fired * 1000) / (performance.now() - began)
      if (profiles !== undefined) {
        await mkdir(profiles, { recursive: true })
        const file = path.join(profiles, 'timers.cpuprofile')
        await writeProfile?.(file)
        await writeFile(path.join(profiles, 'timers.txt'), topOf(JSON.parse(await readFile(file, 'utf8')), fired, 40))
      }
      await Promise.all(stores.map((store) => store.close()))
      const { rows } = await owner.query<{ rungs: number; notices: number; left: number }>(counted)
      const { rungs = 0, notices = 0, left = 0 } = rows[0] ?? {}
      const exact = fired === due && rungs === due && notices === due && left === 0
      const bare = await bareRate(owner, due)
      return {
        measured: `${perSecond(rate)}; of ${due.toLocaleString('en-US')} due ${fired} fired, ${notices} notices, ${left} left over`,
        limit: `bare PostgreSQL, the same rows copied ${perSecond(bare)}, ratio ${ratio(rate, bare)}`,
        met: rate >= 2_000 && exact,
      }
    } finally {
      await owner.end()
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

const tracksDue = `insert into track (party, matter, track, kind, stage, holder_party, holder_desk, charged_party, since,
    amber_at, red_at, clock, rungs, rung_at)
  select $1, $1 || ':' || n, 'land', 'project', 'applied', $1, 'natural-resources', $1, $2::timestamptz, $2::timestamptz,
    $2::timestamptz, 'land.applied#0',
    '[{"id":"remind","at":"2026-11-20T01:00:00.000Z","what":"remind"}]', $2::timestamptz
  from generate_series(1, $3::int) n`

const counted = `select (select count(*) from rung_fired)::int as rungs, (select count(*) from notice)::int as notices,
  (select count(*) from track where rung_at is not null)::int as left`

/** The rows that firing left behind, written once more into tables like theirs, a statement for each table. */
async function bareRate(owner: pg.Client, due: number): Promise<number> {
  const tables = ['rung_fired', 'notice', 'track']
  for (const table of tables) await owner.query(`create table bare_${table} (like ${table} including all)`)
  const began = performance.now()
  for (const table of tables) await owner.query(`insert into bare_${table} select * from ${table}`)
  return (due * 1000) / (performance.now() - began)
}
