import {
  appendLeaves,
  type Card,
  cardKeyName,
  decodeBase64,
  emptyFrontier,
  isRefusal,
  openCheckpoint,
  type PartyId,
  type Refusal,
  refuse,
  type Verifier,
  verifierOf,
} from '@lianyu/kernel'
import { ed25519Node } from '../exchange/ed25519.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import { hexOf } from './hex.ts'
import type { HostedParty } from './hosted-party.ts'
import { type LogHead, readHeads } from './log-head.ts'
import { mattersAfter } from './read-entries.ts'
import { foldAgain } from './rebuild.ts'
import { sha256Node } from './sha256.ts'
import type { Fault } from './types.ts'
import { verifySealed } from './verify-sealed.ts'

const mattersAtOnce = 200
/** Faults of one sort and place that are told; the first says where to look. */
const mostTold = 20

const projected = [
  ['matter', 'id'],
  ['matter_now', 'id'],
  ['track', 'matter'],
  ['relation', 'matter'],
  ['term', 'matter'],
  ['file_use', 'matter'],
  ['disclosure', 'entry_matter'],
  ['setting_value', 'matter'],
  ['query_code', 'matter'],
  ['contribution', 'matter'],
] as const

/**
 * What no checkpoint says, but follows from what the checkpoints prove: parts that are gone without an erasure, the columns
 * beside an entry, what is kept of sealed ones, cosignatures, tiles, and every row of every projection. Ask it of logs whose entries hold.
 */
export async function* verifyHeld(engine: Engine, hosted: HostedParty): AsyncIterable<Fault> {
  const { party } = hosted
  const heads = await inParty(engine.store, party, 'app', readHeads)
  for (const head of heads) {
    const at = (fault: Refusal, place: { index: number } | { row: string }): Fault => ({
      party,
      log: head.origin,
      ...place,
      fault,
    })
    const says = `${head.writer}/${head.scope}/${head.generation}`
    if (head.origin !== says || head.own !== (head.writer === party)) {
      yield at(refuse('verify.head-changed', { origin: head.origin }), { row: 'head' })
    }
    for (const { idx, name } of await missingParts(engine, party, head)) {
      yield at(refuse('verify.part-missing', { index: idx, part: name }), { index: idx })
    }
    for (const idx of await changedColumns(engine, party, head))
      yield at(refuse('verify.column-changed', { index: idx }), { index: idx })
    for (const { by, size } of await badCosignatures(engine, party, head))
      yield at(refuse('verify.cosignature', { by, size }), { row: `cosignature ${size} ${by}` })
    const tile = await wrongTile(engine, party, head)
    if (tile !== undefined)
      yield at(refuse('verify.projection', { table: 'tile', of: head.origin }), { row: `tile ${tile}` })
  }
  yield* verifySealed(engine, party)
  yield* verifyProjections(engine, party, heads[0]?.log ?? 0)
}

/** Entries that are not even JSON were named by their checkpoint already. */
async function unlessUnreadable<R>(work: Promise<R[]>): Promise<R[]> {
  return work.catch((error: { code?: string }) => {
    if (error.code?.startsWith('22')) return []
    throw error
  })
}

async function missingParts(engine: Engine, party: PartyId, { log, origin, own, scope }: LogHead) {
  // Of a peer's log this party holds what it may see. That is all that the agreement itself shares; of other matters the
  // fold shows what is gone.
  const names = own ? ['shared', 'internal', 'personal'] : ['shared']
  const matter = own ? null : scope
  const text = `select e.idx, p.name from entry e cross join unnest($3::text[]) p (name)
    where e.party = $1 and e.log = $2 and convert_from(e.bytes, 'UTF8')::jsonb -> 'parts' ->> p.name is not null
      and case p.name when 'shared' then e.shared when 'internal' then e.internal else e.personal end is null
      and ($4::text is null or e.matter = $4)
      and not exists (select from erased_part x where x.party = $1 and x.log = e.log and x.idx = e.idx and x.part = p.name)
    order by e.idx`
  const found = await unlessUnreadable(
    inParty(
      engine.store,
      party,
      'app',
      async (tx) => (await tx.query<{ idx: number; name: string }>(text, [party, log, names, matter])).rows,
    ),
  )
  const known = engine.outside.lossesOf(party).filter((loss) => loss.what === 'internal' && loss.origin === origin)
  return found.filter(({ idx }) => !known.some(({ from, to }) => idx >= from && idx < to)).slice(0, mostTold)
}

async function changedColumns(engine: Engine, party: PartyId, { log, own }: LogHead): Promise<number[]> {
  const said = `convert_from(e.bytes, 'UTF8')::jsonb`
  const differs = own
    ? `(e.command::text is distinct from ${said} ->> 'command' or e.n is distinct from (${said} ->> 'n')::bigint
        or e.input is not null and (e.n <> 0 or length(e.input) <> 16))`
    : '(e.command is not null or e.n is not null or e.input is not null)'
  const text = `select e.idx from entry e where e.party = $1 and e.log = $2 and ${differs} order by e.idx limit ${mostTold}`
  const rows = await unlessUnreadable(
    inParty(engine.store, party, 'app', async (tx) => (await tx.query<{ idx: number }>(text, [party, log])).rows),
  )
  return rows.map(({ idx }) => idx)
}

async function badCosignatures(engine: Engine, party: PartyId, head: LogHead) {
  const { rows, cards } = await inParty(engine.store, party, 'app', async (tx) => {
    const text = `select c.size, c.by_party as by, c.promise, c.line, k.note from cosignature c
      join checkpoint k on k.log = c.log and k.size = c.size
      where c.party = $1 and k.party = $1 and c.log = $2 order by c.size`
    type Row = { size: number; by: PartyId; promise: 'mirror' | 'witness'; line: string; note: string }
    const peers = await tx.query<{ peer: PartyId; card: Uint8Array }>('select peer, card from peer where party = $1', [
      party,
    ])
    return { rows: (await tx.query<Row>(text, [party, head.log])).rows, cards: peers.rows }
  })
  const keyOf = (of: PartyId, use: 'log' | 'mirror' | 'witness', keyName: string): Verifier | undefined => {
    const row = cards.find(({ peer }) => peer === of)
    const card = row && (JSON.parse(Buffer.from(row.card).toString('utf8')) as Card)
    const publicKey = engine.keys.parties().includes(of)
      ? engine.keys.publicKey(of, use)
      : card && decodeBase64(card.keys[use].public)
    return publicKey && verifierOf({ keyName, algorithm: 'ed25519', publicKey }, ed25519Node)
  }
  const writer = keyOf(head.writer, 'log', head.origin)
  return rows.flatMap(({ size, by, promise, line, note }) => {
    const key = keyOf(by, promise, cardKeyName(by, promise))
    if (writer === undefined || key === undefined) return []
    const opened = openCheckpoint(`${note}${line}`, head.origin, writer, [key])
    const holds = !isRefusal(opened) && opened.cosignatures.some((one) => one.party === by && one.promise === promise)
    return holds ? [] : [{ by, size }]
  })
}

/** Level and index of the first tile hash that is not what the leaves make it, is not there, or should not be. */
async function wrongTile(engine: Engine, party: PartyId, head: LogHead): Promise<string | undefined> {
  const [leaves, stored] = await inParty(engine.store, party, 'app', async (tx) => [
    await tx.query<{ leaf: Uint8Array }>('select leaf from entry where party = $1 and log = $2 order by idx', [
      party,
      head.log,
    ]),
    await tx.query<{ level: number; idx: number; hash: Uint8Array }>(
      'select level, idx, hash from tile where party = $1 and log = $2',
      [party, head.log],
    ),
  ])
  const wanted = new Map<string, string>()
  const all = leaves.rows.map(({ leaf }) => leaf)
  appendLeaves(sha256Node, emptyFrontier, all, (level, idx, hash) => wanted.set(`${level} ${idx}`, hexOf(hash)))
  const held = new Map(stored.rows.map(({ level, idx, hash }) => [`${level} ${idx}`, hexOf(hash)]))
  return [...new Set([...wanted.keys(), ...held.keys()])].find((key) => wanted.get(key) !== held.get(key))
}

class Rollback extends Error {}

/** Makes the rows of some matters again beside those that are there, compares, and leaves everything as it was. */
async function* verifyProjections(engine: Engine, party: PartyId, log: number): AsyncIterable<Fault> {
  for (let after = ''; ; ) {
    const matters = await inParty(engine.store, party, 'app', (tx) => mattersAfter(tx, after, mattersAtOnce))
    const last = matters.at(-1)
    if (last === undefined) break
    after = last
    // What does not even read was named by its log already, and hides the other matters of the page until it is mended.
    const rows = await foldAgain(engine, party, matters).catch((error) => {
      if (error instanceof SyntaxError) return undefined
      throw error
    })
    if (rows === undefined) continue
    let differing: { table: string; matter: string }[] = []
    await inParty(engine.store, party, 'app', async (tx) => {
      const before = await digests(tx, matters)
      for (const [table, column] of projected) {
        await tx.query(`delete from ${table} where party = $1 and ${column} = any($2::text[])`, [party, matters])
      }
      await rows.write(tx, log)
      const wanted = await digests(tx, matters)
      const keys = [...new Set([...before.keys(), ...wanted.keys()])]
      differing = keys
        .filter((key) => before.get(key) !== wanted.get(key))
        .map((key) => ({ table: key.split(' ')[0] as string, matter: key.split(' ')[1] as string }))
      throw new Rollback()
    }).catch((error) => {
      if (!(error instanceof Rollback)) throw error
    })
    yield* differing.map(({ table, matter }) => faultOf(party, table, matter))
  }
  for (const [table, column] of projected) {
    const text = `select distinct t.${column} as matter from ${table} t where t.party = $1
      and not exists (select from entry e where e.party = $1 and e.matter = t.${column}) limit ${mostTold}`
    const { rows } = await inParty(engine.store, party, 'app', (tx) => tx.query<{ matter: string }>(text, [party]))
    yield* rows.map(({ matter }) => faultOf(party, table, matter))
  }
}

function faultOf(party: PartyId, table: string, matter: string): Fault {
  return { party, log: table, row: matter, fault: refuse('verify.projection', { table, of: matter }) }
}

/** By table and matter. A track's next rung is the timers' affair, which move it as they fire. */
async function digests(tx: Tx, matters: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [table, column] of projected) {
    const row = `(to_jsonb(t) - 'rung_at')::text`
    const text = `select t.${column} as matter, md5(string_agg(${row}, ',' order by ${row})) as digest
      from ${table} t where t.party = $1 and t.${column} = any($2::text[]) group by 1`
    const { rows } = await tx.query<{ matter: string; digest: string }>(text, [tx.party, matters])
    for (const { matter, digest } of rows) found.set(`${table} ${matter}`, digest)
  }
  return found
}
