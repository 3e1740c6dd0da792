import {
  type Card,
  decodeBase64,
  type Envelope,
  emptyFrontier,
  frontierToBytes,
  holdsPart,
  isRefusal,
  openCheckpoint,
  partNames,
  type Refusal,
  readEnvelope,
  refuse,
  rootOf,
  SALT_BYTES,
  type TreeHead,
  type Verifier,
  verifierOf,
  verifyEntries,
} from '@lianyu/kernel'
import { ed25519Node } from '../exchange/ed25519.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import type { Engine } from './engine.ts'
import type { HostedParty } from './hosted-party.ts'
import { type LogHead, readHeads } from './log-head.ts'
import { sha256Node } from './sha256.ts'
import type { Fault, Progress } from './types.ts'

const atOnce = 4000

/**
 * Checks everything of a party that is on disk: every entry's bytes against the signed checkpoints of its log, its stored
 * hash, and every held part against its commitment. Names the first entry of a log that does not hold; what follows it in
 * that log is not looked at.
 */
export async function* verifyParty(engine: Engine, hosted: HostedParty): AsyncIterable<Progress | Fault> {
  const { party } = hosted
  const heads = await inParty(engine.store, party, 'app', readHeads)
  const of = heads.reduce((sum, head) => sum + head.frontier.size, 0)
  let done = 0
  for (const head of heads) {
    const signed = await signedHeads(engine, party, head)
    if ('fault' in signed) {
      yield { party, log: head.origin, ...signed }
      continue
    }
    for await (const found of verifyLog(engine, party, head, signed)) {
      if (typeof found !== 'number') {
        yield found
        break
      }
      done += found
      yield { party, log: head.origin, done, of }
    }
  }
}

async function* verifyLog(
  engine: Engine,
  party: string,
  head: LogHead,
  signed: TreeHead[],
): AsyncIterable<number | Fault> {
  const fault = (refusal: Refusal, index?: number): Fault => ({
    party,
    log: head.origin,
    ...(index === undefined ? { row: 'head' } : { index }),
    ...(refusal.refusal === 'log.root-mismatch' ? { until: Number(refusal.facts.size) } : {}),
    fault: refusal,
  })
  let before = emptyFrontier
  const { size } = head.frontier
  // Of a closed generation more was signed once: its successor says so.
  const beyond = head.state === 'closed' ? undefined : signed.find((one) => one.size > size)
  const read = (from: number) => inParty(engine.store, party, 'app', (tx) => readEntries(tx, head.log, from, size))
  let page = read(0)
  while (before.size < size) {
    const rows = await page
    // The database reads the next page while this one is hashed.
    page = before.size + rows.length < size ? read(before.size + rows.length) : Promise.resolve([])
    page.catch(() => {})
    const gap = rows.findIndex((row, i) => row.idx !== before.size + i)
    const whole = gap === -1 ? rows : rows.slice(0, gap)
    if (whole.length === 0) {
      yield fault(refuse('log.entries-missing', { index: before.size, size }), before.size)
      return
    }
    const until = before.size + whole.length
    const result = verifyEntries({
      suite: sha256Node,
      before,
      entries: whole.map((row) => row.bytes),
      leaves: whole.map((row) => row.leaf),
      heads: signed.filter((one) => one.size > before.size && one.size <= until),
      origin: head.origin,
      check: (_, index) => checkParts(whole[index - before.size] as EntryBytes, index),
    })
    if ('refusal' in result) {
      yield fault(result.refusal, result.index)
      return
    }
    before = result.after
    yield whole.length
  }
  const sameRoot = Buffer.compare(rootOf(sha256Node, before), head.root) === 0
  const sameFrontier = Buffer.compare(frontierToBytes(before), frontierToBytes(head.frontier)) === 0
  const covered = signed.findLast((one) => one.size <= size)?.size ?? 0
  if (!sameRoot && !sameFrontier && covered < size) {
    // Nothing signed says which: it is among those that were committed after the last checkpoint.
    yield fault(refuse('log.root-mismatch', { index: covered, size }), covered)
    return
  }
  if (!sameRoot || !sameFrontier) {
    // Entries and checkpoints agree, so it is the head row that was changed.
    yield fault(refuse('log.bad-frontier', { size: String(size) }))
    return
  }
  if (beyond !== undefined) {
    yield fault(refuse('log.entries-missing', { index: size, size: beyond.size }), size)
  }
}

interface EntryBytes {
  idx: number
  leaf: Uint8Array
  bytes: Uint8Array
  shared: Uint8Array | null
  internal: Uint8Array | null
  personal: Uint8Array | null
  matter: string
}

async function readEntries(tx: Tx, log: number, from: number, size: number): Promise<EntryBytes[]> {
  const text = `select idx, leaf, bytes, shared, internal, personal, matter from entry
    where party = $1 and log = $2 and idx >= $3 and idx < $4 order by idx`
  return (await tx.query<EntryBytes>(text, [tx.party, log, from, Math.min(from + atOnce, size)])).rows
}

/** The entry is what was signed; are the parts beside it those that it committed to, and is it filed under its matter? */
function checkParts(row: EntryBytes, index: number): Refusal | undefined {
  const envelope = envelopeOf(row.bytes)
  if (isRefusal(envelope)) {
    return envelope
  }
  for (const name of partNames) {
    const stored = row[name]
    if (stored === null) {
      continue
    }
    const commitment = envelope.parts[name]
    const holds =
      commitment !== undefined &&
      holdsPart(sha256Node, commitment, stored.subarray(0, SALT_BYTES), stored.subarray(SALT_BYTES))
    if (!holds) {
      return refuse('fact.commitment', { part: name })
    }
  }
  return envelope.matter === row.matter ? undefined : refuse('log.entry-changed', { index })
}

const text = new TextDecoder()

/** Its form was checked before it was signed or taken over, and the bytes are those: only what cannot be read is asked again. */
function envelopeOf(bytes: Uint8Array): Envelope | Refusal {
  try {
    const envelope = JSON.parse(text.decode(bytes)) as Envelope
    if (typeof envelope.parts === 'object' && envelope.parts !== null) {
      return envelope
    }
  } catch {
    // Said below, with the reason.
  }
  return readEnvelope(bytes)
}

/** The signed heads of a log that are kept, in rising size; a note whose signature does not hold is itself a fault. */
async function signedHeads(
  engine: Engine,
  party: string,
  head: LogHead,
): Promise<TreeHead[] | Pick<Fault, 'row' | 'fault'>> {
  const text = 'select size, note from checkpoint where party = $1 and log = $2'
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<{ size: number; note: string }>(text, [party, head.log]),
  )
  const notes = rows.map(({ size, note }) => ({ row: `checkpoint ${size}`, note }))
  const outside = engine.checkpoints.last(head.origin)
  if (outside) {
    notes.push({ row: 'signed.jsonl', note: outside.note })
  }
  const verifier = await verifierFor(engine, party, head)
  if (verifier === undefined) {
    return []
  }
  if (notes.length === 0 && !head.own && head.frontier.size > 0) {
    return { row: 'checkpoint', fault: refuse('verify.no-checkpoint', { origin: head.origin }) }
  }
  const heads: TreeHead[] = []
  for (const { row, note } of notes) {
    const opened = openCheckpoint(note, head.origin, verifier)
    if (isRefusal(opened)) {
      return { row, fault: opened }
    }
    heads.push({ size: opened.size, root: opened.root })
  }
  return heads.sort((a, b) => a.size - b.size).filter((one) => one.size > 0)
}

/** The log key of the writer: our own, or the one on the pinned card. */
async function verifierFor(engine: Engine, party: string, head: LogHead): Promise<Verifier | undefined> {
  if (head.own) {
    return ed25519Verifier(head.origin, engine.keys.publicKey(party, 'log'))
  }
  const text = 'select card from peer where party = $1 and peer = $2'
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<{ card: Uint8Array }>(text, [party, head.writer]),
  )
  const card = rows[0] && (JSON.parse(Buffer.from(rows[0].card).toString('utf8')) as Card)
  const key = card && decodeBase64(card.keys.log.public)
  return key && ed25519Verifier(head.origin, key)
}

function ed25519Verifier(keyName: string, publicKey: Uint8Array): Verifier {
  return verifierOf({ keyName, algorithm: 'ed25519', publicKey }, ed25519Node)
}
