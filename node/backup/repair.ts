import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import {
  appendLeaves,
  chinaCalendar,
  emptyFrontier,
  frontierToBytes,
  instantOf,
  leafHash,
  type PartyId,
  rootOf,
  type Text,
  text,
} from '@lianyu/kernel'
import { allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import pg from 'pg'
import { openJournal } from '../journal/journal.ts'
import { sha256Node } from '../journal/sha256.ts'
import type { Fault, Journal } from '../journal/types.ts'
import { type Connection, configOf } from '../store/connection.ts'
import type { Store } from '../store/store.ts'
import { mendHeads } from './mend-heads.ts'

export interface RepairOptions {
  /** A connection that may change what the node's own roles may not: the owner of the tables. */
  owner: Connection
  store: Store
  dataDir: string
  now?: () => number
  onProgress?: (what: Text) => void
}

export interface Repaired {
  /** What was found at first. */
  faults: Fault[]
  /** Logs that were cut back to their last sound entry; the peers give the rest back when the node is up. */
  cut: { party: PartyId; origin: string; from: number; to: number; kept: number }[]
  /** What nobody else holds and nothing here can make again. */
  left: Fault[]
}

/** Rounds of looking and mending; one fault may hide another of the same log. */
const mostRounds = 4

/**
 * Mends a database that was tampered with, while the node is down. What follows from sound entries is made again; a shared
 * log is cut back to its last sound entry and comes back from the peers, to the same bytes. Home and audit logs are held by
 * nobody else: their faults are named and left for a backup.
 */
export async function repairData(options: RepairOptions): Promise<Repaired> {
  const say = options.onProgress ?? (() => {})
  const owner = new pg.Client(configOf(options.owner))
  await owner.connect()
  try {
    const repaired: Repaired = { faults: [], cut: [], left: [] }
    const renamed = await mendHeads(owner)
    for (let round = 0; round < mostRounds; round++) {
      say(text('核验', 'verifying'))
      const found = await look(options, new Set(repaired.cut.map(({ origin }) => origin)))
      if (round === 0) repaired.faults = [...renamed, ...found]
      repaired.left = found
      if (found.length === 0) break
      say(text('修复', 'mending'))
      let mended = false
      for (const fault of found) if (await mend(owner, fault, repaired)) mended = true
      if (!mended) break
      await mkdir(path.join(options.dataDir, 'checkpoints'), { recursive: true })
      await withJournal(options, async (journal) => {
        for (const party of journal.parties()) for await (const _ of journal.rebuild(party));
      })
    }
    return repaired
  } finally {
    await owner.end()
  }
}

async function withJournal<T>({ store, dataDir, now }: RepairOptions, work: (journal: Journal) => Promise<T>) {
  const kinds = allKinds(sha256Node)
  const journal = await openJournal({
    store,
    dataDir,
    kinds: { byId: (id) => kindById(kinds, id), byHash: kindsByHash(kinds) },
    indicators: allIndicators,
    months: allMonths,
    calendar: chinaCalendar(),
    now: () => instantOf((now ?? Date.now)()),
  })
  try {
    return await work(journal)
  } finally {
    await journal.stop()
  }
}

/** Everything that is wrong, but not that a log which was cut waits for its peers. */
function look(options: RepairOptions, cut: ReadonlySet<string>): Promise<Fault[]> {
  return withJournal(options, async (journal) => {
    const faults: Fault[] = []
    for (const party of journal.parties()) {
      const waiting = new Set(journal.behind(party).map(({ origin }) => origin))
      for await (const line of journal.verify(party)) {
        if (!('fault' in line)) continue
        // A copy that was cut short has its next checkpoint from the peer.
        if (line.fault.refusal === 'verify.no-checkpoint' && cut.has(line.log)) continue
        if (line.fault.refusal === 'log.entries-missing' && waiting.has(line.log) && !(await isGap(journal, line)))
          continue
        faults.push(line)
      }
      for await (const line of journal.verifyHeld(party)) faults.push(line)
    }
    return faults
  })
}

/** Missing in the middle, not at the end that is known to be behind. */
async function isGap(journal: Journal, { party, log, index }: Fault): Promise<boolean> {
  return journal.behind(party).find(({ origin }) => origin === log)?.held !== index
}

interface HeadRow {
  log: string
  scope: string
  own: boolean
  size: string
  generation: string
}

/** @returns whether anything was changed */
async function mend(
  owner: pg.Client,
  { party, log: origin, index, fault }: Fault,
  repaired: Repaired,
): Promise<boolean> {
  if (fault.refusal === 'verify.projection') return true
  await owner.query('begin')
  try {
    await owner.query('select enter($1)', [party])
    const text = `select log, scope, own, size, generation from head where party = $1 and origin = $2 for update`
    const head = (await owner.query<HeadRow>(text, [party, origin])).rows[0]
    const changed = head !== undefined && (await mendLog(owner, { party, origin, head, index, fault }, repaired))
    await owner.query('commit')
    return changed
  } catch (error) {
    await owner.query('rollback')
    throw error
  }
}

type Mending = { party: PartyId; origin: string; head: HeadRow; index: number | undefined; fault: Fault['fault'] }

async function mendLog(owner: pg.Client, mending: Mending, repaired: Repaired): Promise<boolean> {
  const { party, origin, head, fault } = mending
  const { log, scope } = head
  // A copy that nothing proves is taken over anew.
  const index = fault.refusal === 'verify.no-checkpoint' ? 0 : mending.index
  switch (fault.refusal) {
    case 'log.leaf-changed':
      await owner.query(
        `update entry set leaf = sha256('\\x00'::bytea || bytes) where party = $1 and log = $2
          and leaf is distinct from sha256('\\x00'::bytea || bytes)`,
        [party, log],
      )
      return true
    case 'log.bad-frontier':
      await setHead(owner, party, log, Number.POSITIVE_INFINITY)
      return true
    case 'verify.column-changed':
      await mendColumns(owner, party, log, head.own)
      return true
    case 'verify.cosignature':
      await owner.query('delete from cosignature where party = $1 and log = $2 and size = $3 and by_party = $4', [
        party,
        log,
        fault.facts.size,
        fault.facts.by,
      ])
      return true
    case 'log.bad-signature':
    case 'log.note-unsigned':
    case 'log.bad-note':
    case 'log.bad-checkpoint':
    case 'log.wrong-origin':
      // The last word on an own log stands outside the database; a peer gives its own again.
      await owner.query('delete from checkpoint where party = $1 and log = $2', [party, log])
      return true
  }
  if (index === undefined || scope === 'home' || scope === 'audit') return false
  const { rows } = await owner.query<{ to: string | null }>(
    'select max(idx) + 1 as to from entry where party = $1 and log = $2',
    [party, log],
  )
  const to = Math.max(Number(head.size), Number(rows[0]?.to ?? 0))
  const kept = head.own ? await keepParts(owner, party, origin, log, index) : 0
  repaired.cut.push({ party, origin, from: index, to, kept })
  for (const [table, column] of [
    ['entry', 'idx'],
    ['file_use', 'idx'],
    ['disclosure', 'idx'],
  ] as const) {
    await owner.query(`delete from ${table} where party = $1 and log = $2 and ${column} >= $3`, [party, log, index])
  }
  for (const table of ['checkpoint', 'cosignature'] as const) {
    await owner.query(`delete from ${table} where party = $1 and log = $2 and size > $3`, [party, log, index])
  }
  await setHead(owner, party, log, index)
  await owner.query(
    `update head set state = case when own then 'behind' else 'open' end where party = $1 and log = $2`,
    [party, log],
  )
  return true
}

/**
 * Peers never had the inner parts of what is cut, so they are put aside; each goes back to the entry whose commitment it
 * opens (`node/journal/cut-parts.ts`). What is put aside already came from an earlier round, and is older.
 */
async function keepParts(owner: pg.Client, party: PartyId, origin: string, log: string, from: number) {
  const { rowCount } = await owner.query(
    `insert into cut_part (party, origin, idx, part, stored)
      select e.party, $3, e.idx, p.name, p.stored from entry e
        cross join lateral (values ('shared', e.shared), ('internal', e.internal), ('personal', e.personal), ('input', e.input))
          p (name, stored)
        where e.party = $1 and e.log = $2 and e.idx >= $4 and p.stored is not null
      on conflict (party, origin, idx, part) do nothing`,
    [party, log, origin, from],
  )
  return rowCount ?? 0
}

/** What the envelope says stands beside the entry again; the digest of what was typed is nobody's to make up. */
async function mendColumns(owner: pg.Client, party: PartyId, log: string, own: boolean): Promise<void> {
  const said = `convert_from(bytes, 'UTF8')::jsonb`
  if (own) {
    // A digest that cannot be one: without it the same command sent again counts as done, whatever it holds.
    await owner.query(
      'update entry set input = null where party = $1 and log = $2 and input is not null and (n <> 0 or length(input) <> 16)',
      [party, log],
    )
  }
  const text = own
    ? `update entry set command = (${said} ->> 'command')::uuid, n = (${said} ->> 'n')::bigint where party = $1 and log = $2
        and (command::text is distinct from ${said} ->> 'command' or n is distinct from (${said} ->> 'n')::bigint)`
    : `update entry set command = null, n = null, input = null where party = $1 and log = $2
        and (command is not null or n is not null or input is not null)`
  await owner.query(text, [party, log])
}

/** The head row as the entries below a size make it. */
async function setHead(owner: pg.Client, party: PartyId, log: string, size: number): Promise<void> {
  const { rows } = await owner.query<{ bytes: Uint8Array }>(
    'select bytes from entry where party = $1 and log = $2 order by idx',
    [party, log],
  )
  const leaves = rows.slice(0, Math.min(size, rows.length)).map(({ bytes }) => leafHash(sha256Node, bytes))
  const frontier = appendLeaves(sha256Node, emptyFrontier, leaves)
  await owner.query('update head set size = $3, root = $4, frontier = $5 where party = $1 and log = $2', [
    party,
    log,
    frontier.size,
    Buffer.from(rootOf(sha256Node, frontier)),
    Buffer.from(frontierToBytes(frontier)),
  ])
}
