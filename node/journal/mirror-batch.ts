import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  appendLeaves,
  copyFolded,
  copyToAdd,
  type Envelope,
  type Fact,
  type Folded,
  foldFacts,
  foldInto,
  goesBy,
  isRefusal,
  leafHash,
  type MatterId,
  mayErase,
  openPart,
  originOf,
  type PartyId,
  parseOrigin,
  partNames,
  type Refusal,
  readEnvelope,
  refuse,
  rootOf,
} from '@lianyu/kernel'
import type { Statement } from '../store/one-trip.ts'
import { inParty, inPartyToWrite, type Tx } from '../store/transaction.ts'
import { addsOnly } from './adds-only.ts'
import { appendStatements, checkAppended } from './append-statements.ts'
import { ChangedRows } from './changed-rows.ts'
import { dropCutParts } from './cut-parts.ts'
import { disclosureRowsOf } from './disclosure-rows.ts'
import type { Erasure } from './draft-batch.ts'
import type { Engine } from './engine.ts'
import type { NewEntry } from './entry-table.ts'
import { fileUsesOf } from './file-uses.ts'
import { factOf, storedPart } from './held-entry.ts'
import type { HeldLogs } from './held-logs.ts'
import { hexOf } from './hex.ts'
import { foldFactsOf, loadMatters } from './load-matters.ts'
import { insertHead, type LogHead } from './log-head.ts'
import type { HeldMatter } from './matter-cache.ts'
import { noteErased } from './note-erased.ts'
import { projectMatter } from './project-matter.ts'
import { entriesOfMatters } from './read-entries.ts'
import { sha256Node } from './sha256.ts'
import type { CheckedEntry, MirrorBatch, MirrorEntry } from './types.ts'

/** Facts that are folded before others have their turn. */
const factsATurn = 256

interface Read {
  envelope: Envelope
  leaf: Uint8Array
  entry: NewEntry
  parts: Fact['parts']
}

/**
 * Takes a peer's entries in, in one transaction: bytes, the parts that came along, the head, the checkpoint, and what all
 * of it folds to. Nothing is applied unless every entry reads and every part is the one that its envelope committed to.
 */
export async function mirrorBatch(
  engine: Engine,
  hosted: HeldLogs,
  batch: MirrorBatch,
): Promise<{ size: number } | Refusal> {
  const origin = parseOrigin(batch.origin)
  if (isRefusal(origin)) {
    return origin
  }
  // What the peers hold of an own log comes back this way, as long as the log may not be written to.
  const own = origin.party === hosted.party
  if (own && !hosted.recovery.isBehind(batch.origin)) {
    return refuse('journal.not-mirrored', { origin: batch.origin })
  }
  const head =
    (own ? hosted.ownHead(batch.origin) : hosted.mirrored(batch.origin)) ??
    (await inParty(engine.store, hosted.party, 'app', (tx) =>
      insertHead(tx, origin.party, origin.log, origin.generation),
    ))
  hosted.setHead(head)
  const held = head.frontier.size
  const stopped = await quarantinedFrom(engine, hosted.party, head)
  if (stopped !== undefined && batch.from + batch.entries.length > stopped) {
    return refuse('journal.quarantined', { origin: batch.origin, index: stopped })
  }
  if (batch.from > held) {
    return refuse('journal.gap', { origin: batch.origin, held, from: batch.from })
  }
  const reads: Read[] = []
  for (const entry of batch.entries.slice(held - batch.from)) {
    const read = readEntry(entry, origin.party)
    if (isRefusal(read)) {
      return read
    }
    if (own) {
      const { command, n } = read.envelope
      Object.assign(read.entry, { command, n, input: n === 0 ? (entry.input ?? null) : null })
    }
    reads.push(read)
  }
  if (reads.length === 0) {
    return { size: held }
  }
  const matters = [...new Set(reads.map(({ envelope }) => envelope.matter))].sort()
  return hosted.withMatters(matters, () => apply(engine, hosted, head, reads, matters, batch.checkpoint))
}

/** From which index on nothing of the log applies any more. */
async function quarantinedFrom(engine: Engine, party: string, head: LogHead): Promise<number | undefined> {
  const text = `select min(idx) as idx from quarantine where party = $1 and log = $2 and released_at is null`
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<{ idx: number | null }>(text, [party, head.log]),
  )
  return rows[0]?.idx ?? undefined
}

function readEntry({ bytes, parts, checked }: MirrorEntry, writer: string): Read | Refusal {
  const read = checked ?? checkEntry(bytes, parts)
  if (isRefusal(read)) {
    return read
  }
  const { envelope, leaf, contents } = read
  if (envelope.by.party !== writer) {
    return refuse('agreement.another-writer', { party: envelope.by.party, writer })
  }
  const stored: Pick<NewEntry, 'shared' | 'internal' | 'personal'> = { shared: null, internal: null, personal: null }
  for (const name of partNames) {
    const part = parts[name]
    if (part !== undefined && contents[name] !== undefined) {
      stored[name] = storedPart(part.salt, part.bytes)
    }
  }
  const entry = { leaf, bytes, matter: envelope.matter, ...stored, command: null, n: null, input: null }
  return { envelope, leaf, entry, parts: contents }
}

function checkEntry(bytes: Uint8Array, parts: MirrorEntry['parts']): CheckedEntry | Refusal {
  const envelope = readEnvelope(bytes)
  if (isRefusal(envelope)) {
    return envelope
  }
  const contents: CheckedEntry['contents'] = {}
  for (const name of partNames) {
    const part = parts[name]
    if (part === undefined) {
      continue
    }
    const content = openPart(envelope, name, part.salt, part.bytes, sha256Node)
    if (isRefusal(content)) {
      return content
    }
    contents[name] = content
  }
  return { envelope, leaf: leafHash(sha256Node, bytes), contents }
}

async function apply(
  engine: Engine,
  hosted: HeldLogs,
  head: LogHead,
  reads: readonly Read[],
  matters: readonly MatterId[],
  checkpoint: string | undefined,
): Promise<{ size: number }> {
  const { party } = hosted
  const facts = reads.map(
    ({ envelope, leaf, parts }, i): Fact => ({
      leaf: hexOf(leaf),
      log: head.origin,
      index: head.frontier.size + i,
      envelope,
      parts,
    }),
  )
  const loaded = await loadMatters(engine, party, matters, 'decide')
  const byMatter = Map.groupBy(facts, (fact) => fact.envelope.matter)
  const rows = new ChangedRows()
  const after = new Map<MatterId, HeldMatter>()
  const erasures: (Erasure & { by: string; at: string })[] = []
  await inPartyToWrite(engine.store, party, async (tx) => {
    const before = await heldBefore(
      tx,
      matters.filter((matter) => !loaded.has(matter)),
    )
    let folded = 0
    for (const [matter, news] of byMatter) {
      // A long log that is taken over must not keep those waiting who work here.
      const turn = Math.floor(folded / factsATurn)
      folded += news.length
      if (Math.floor(folded / factsATurn) > turn) await nextTurn()
      for (const fact of news) rows.addDisclosures(disclosureRowsOf(fact, head.log))
      const taken = await erasuresOf(tx, matter, news, head.log, loaded.get(matter))
      leaveOut(taken, head, reads, facts)
      erasures.push(...taken)
      const held = await foldNews(engine, tx, matter, news, loaded.get(matter) ?? before.get(matter) ?? [], taken)
      if (held === undefined) {
        continue
      }
      for (const fact of news) {
        rows.addFileUses(fileUsesOf(engine.kinds.byHash(fact.envelope.kind), fact, head.log))
      }
      rows.add(loaded.get(matter)?.rows, held.rows)
      after.set(matter, held)
    }
    const next = appendLeaves(
      sha256Node,
      head.frontier,
      reads.map(({ leaf }) => leaf),
      (level, idx, hash) => rows.addTile({ log: head.log, level, idx, hash }),
    )
    const root = rootOf(sha256Node, next)
    await engine.fault('before-insert', party)
    const append = {
      head,
      next,
      root,
      entries: reads.map(({ entry }) => entry),
      erasures,
      rows,
      also: [
        ...(checkpoint === undefined ? [] : [keepCheckpoint(party, head.log, next.size, checkpoint)]),
        ...(head.own ? [dropCutParts(party, head.origin, next.size)] : []),
      ],
    }
    checkAppended(await tx.all(appendStatements(party, append)), append)
    await engine.fault('before-commit', party)
    hosted.setHead({ ...head, frontier: next, root })
  }).catch((error) => {
    // What became of it is not known; the database is asked again before the next batch.
    hosted.setHead(head)
    throw error
  })
  await noteErased(engine, party, erasures)
  for (const [matter, held] of after) {
    engine.cache.put(party, matter, held)
  }
  const size = head.frontier.size + facts.length
  engine.emit({
    party,
    log: head.origin,
    own: false,
    size,
    facts: facts.map(({ leaf, index, envelope: { matter, kind, step, at } }) => {
      const known = engine.kinds.byHash(kind)
      const name = known ? goesBy(known, after.get(matter)?.folded.shared ?? {}) : kind
      return { matter, kind: name, step, leaf, index, at }
    }),
  })
  return { size }
}

function keepCheckpoint(party: PartyId, log: number, size: number, note: string): Statement {
  return {
    name: 'keep checkpoint',
    text: `insert into checkpoint (party, log, size, note) values ($1, $2, $3, $4) on conflict (party, log, size) do nothing`,
    values: [party, log, size, note],
  }
}

/** Facts that are here of matters that could not be folded so far: mostly none, for these matters are new. */
async function heldBefore(tx: Tx, matters: readonly MatterId[]): Promise<Map<MatterId, Fact[]>> {
  const rows = matters.length === 0 ? [] : await entriesOfMatters(tx, matters)
  return new Map([...Map.groupBy(rows, ({ matter }) => matter)].map(([matter, held]) => [matter, held.map(factOf)]))
}

/** The matter with the new facts: one by one where that can tell, else folded whole. `before`: folded, or its facts. */
async function foldNews(
  engine: Engine,
  tx: Tx,
  matter: MatterId,
  news: readonly Fact[],
  before: HeldMatter | Fact[],
  taken: readonly (Erasure & { by: string })[],
): Promise<HeldMatter | undefined> {
  if (Array.isArray(before) || before.folded.shared.first === '') {
    // Without its opening a matter was kept as the kind that somebody said it is; which one it is shows now, or later.
    const facts = [...(Array.isArray(before) ? before : await held(tx, matter, taken)), ...news]
    // Of a kind unknown here the bytes are kept; the matter appears when this node learns its kind and is rebuilt.
    return foldFactsOf(engine, tx.party, facts, 2000 + facts.length * 1500)
  }
  const { kind } = before
  const { calendar, indicators } = engine
  const steps = new Set(news.map(({ envelope }) => envelope.step))
  const [step = ''] = steps
  let added = [...steps].every((one) => addsOnly(kind, one))
  let folded: Folded = added && steps.size === 1 ? copyToAdd(before.folded, step) : copyFolded(before.folded)
  let { whole } = before
  if (taken.length > 0 || !news.every((fact) => foldInto(kind, folded, fact))) {
    folded = foldFacts(kind, [...(await held(tx, matter, taken)), ...news], tx.party)
    whole = true
    added = false
  }
  const changedAt = news.reduce(
    (latest, { envelope }) => (envelope.at > latest ? envelope.at : latest),
    before.changedAt,
  )
  const weight = before.weight + news.length * 1500
  const { rows } = before
  if (added && rows !== undefined) {
    const counts = [...steps].some((one) => indicators.countsEntry(kind, one))
    const timed = { ...rows, now: { ...rows.now, changedAt } }
    const counted = counts ? { ...timed, ...indicators.of(kind, folded) } : timed
    return { kind, folded, changedAt, rows: counted, weight, whole }
  }
  const projecting = { kind, matter: folded, viewer: tx.party, changedAt, calendar, indicators }
  const projected = projectMatter({ ...projecting, ...(rows ? { before: rows } : {}) })
  return { kind, folded, changedAt, rows: projected, weight, whole }
}

async function held(tx: Tx, matter: MatterId, taken: readonly Erasure[]): Promise<Fact[]> {
  const rows = await entriesOfMatters(tx, [matter])
  return rows.map((row) => {
    const fact = factOf(row)
    for (const { log, idx, part } of taken) {
      if (log === row.log && idx === row.idx) {
        fact.parts[part] = null
      }
    }
    return fact
  })
}

/** Parts that these facts ask every holder to erase, as far as they are here. */
async function erasuresOf(
  tx: Tx,
  matter: MatterId,
  news: readonly Fact[],
  log: number,
  before: HeldMatter | undefined,
): Promise<(Erasure & { by: string; at: string })[]> {
  const asking = news.filter(({ envelope }) => envelope.step === 'erase')
  const asked = before !== undefined && before.folded.shared.waiting.length > 0
  if (asking.length === 0 && !asked) {
    return []
  }
  const origin = originOf(matter)
  const rows = before === undefined ? [] : await entriesOfMatters(tx, [matter])
  const found: (Erasure & { by: string; at: string })[] = []
  for (const { leaf: by, envelope, parts } of asking) {
    const { leaf, part } = (parts.shared?.fields ?? {}) as Record<string, unknown>
    const name = partNames.find((candidate) => candidate === part)
    const row = rows.find((candidate) => hexOf(candidate.leaf) === leaf)
    // What was erased long ago comes together with the fact that asked for it.
    const fresh = news.find((candidate) => candidate.leaf === leaf)
    const target = row === undefined ? fresh && { fact: fresh, log } : { fact: factOf(row), log: row.log }
    if (target === undefined || name === undefined || !envelope.after.includes(target.fact.leaf)) {
      continue
    }
    if (mayErase(envelope.by.party, target.fact, name, origin)) {
      found.push({ log: target.log, idx: target.fact.index, part: name, by, at: envelope.at })
    }
  }
  return asked ? [...found, ...alreadyAsked(rows.map(factOf), news, log, origin)] : found
}

/** A part that goes with the batch that it came in is not stored at all. */
function leaveOut(taken: readonly Erasure[], head: LogHead, reads: readonly Read[], facts: readonly Fact[]): void {
  for (const { log, idx, part } of taken) {
    const at = idx - head.frontier.size
    if (log !== head.log || at < 0) {
      continue
    }
    const [read, fact] = [reads[at] as Read, facts[at] as Fact]
    read.entry[part] = null
    fact.parts[part] = null
  }
}

/** Logs come in any order: a part that arrives after the fact that asked to erase it is not kept at all. */
function alreadyAsked(
  held: readonly Fact[],
  news: readonly Fact[],
  log: number,
  origin: PartyId,
): (Erasure & { by: string; at: string })[] {
  return held.flatMap(({ leaf: by, envelope, parts }) => {
    if (envelope.step !== 'erase') return []
    const { leaf, part } = (parts.shared?.fields ?? {}) as Record<string, unknown>
    const target = news.find((fact) => fact.leaf === leaf && envelope.after.includes(fact.leaf))
    const name = partNames.find((candidate) => candidate === part)
    if (target === undefined || name === undefined || !mayErase(envelope.by.party, target, name, origin)) return []
    return [{ log, idx: target.index, part: name, by, at: envelope.at }]
  })
}
