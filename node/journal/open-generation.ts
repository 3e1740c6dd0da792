import { randomBytes } from 'node:crypto'
import {
  appendLeaves,
  type Envelope,
  type FactDraft,
  generationStep,
  isRefusal,
  LianyuError,
  nextOpening,
  type PartContent,
  rootOf,
  SALT_BYTES,
  type SealedFact,
  sealFact,
} from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { inParty } from '../store/transaction.ts'
import { appendStatements, checkAppended } from './append-statements.ts'
import { auditMatterOf } from './audit-matter.ts'
import { ChangedRows } from './changed-rows.ts'
import type { Engine } from './engine.ts'
import type { NewEntry } from './entry-table.ts'
import { storedPart } from './held-entry.ts'
import type { HeldLogs } from './held-logs.ts'
import { hexOf } from './hex.ts'
import { loadMatters } from './load-matters.ts'
import type { LogHead } from './log-head.ts'
import { mirrorBatch } from './mirror-batch.ts'
import { entriesOfMatters } from './read-entries.ts'
import { sha256Node } from './sha256.ts'

/**
 * Writes the first fact of an own log's next generation, which says where the one before was closed and what is lost: in
 * the agreement's own matter for a shared log, so that every party of it reads it; in the audit matter for the others.
 *
 * @param signed  the size up to which the closed generation is known to have been signed
 */
export async function openGeneration(
  engine: Engine,
  hosted: HeldLogs,
  closed: LogHead,
  next: LogHead,
  signed: { size: number; uncertain: boolean },
): Promise<void> {
  const { party } = hosted
  const restored = { size: closed.frontier.size, root: closed.root }
  const opening = nextOpening(closed.generation, 'sha256', restored, signed, signed.uncertain, next.generation)
  const local = next.scope === 'home' || next.scope === 'audit'
  const { kind, matter, after } = local
    ? await auditGround(engine, hosted, closed)
    : await agreementGround(engine, hosted, next.scope, closed)
  const envelope: FactDraft['envelope'] = {
    v: 1,
    command: newCommandId(Date.parse(engine.now())),
    n: 0,
    kind,
    matter,
    step: generationStep,
    by: { party, desk: 'administration', role: 'system', officer: 'node' },
    at: engine.now(),
    after,
  }
  const shared = opening as unknown as PartContent
  const fact = sealFact({ envelope, parts: { shared } }, sha256Node, { shared: randomBytes(SALT_BYTES) })
  if (local) {
    await appendAlone(engine, hosted, next, fact)
  } else {
    const entries = [{ bytes: fact.bytes, parts: fact.parts }]
    const answer = await mirrorBatch(engine, hosted, { party, origin: next.origin, from: 0, entries })
    if (isRefusal(answer)) {
      throw new LianyuError(answer)
    }
  }
}

type Ground = Pick<Envelope, 'kind' | 'matter' | 'after'>

/** Nothing in the audit matter rests on what came before; the last fact of the closed log is as good a ground as any. */
async function auditGround(engine: Engine, { party }: HeldLogs, closed: LogHead): Promise<Ground> {
  const text = 'select leaf from entry where party = $1 and log = $2 order by idx desc limit 1'
  const { rows } = await inParty(engine.store, party, 'app', (tx) =>
    tx.query<{ leaf: Uint8Array }>(text, [party, closed.log]),
  )
  const kind = engine.kinds.byId('audit')?.hash ?? '0'.repeat(64)
  return { kind, matter: auditMatterOf(party), after: [hexOf(rows[0]?.leaf ?? closed.root)] }
}

async function agreementGround(engine: Engine, { party }: HeldLogs, id: string, closed: LogHead): Promise<Ground> {
  const held = (await loadMatters(engine, party, [id], 'decide')).get(id)
  if (held === undefined || held.folded.shared.first === '') {
    throw new Error(`the agreement ${id} of a log that is opened again is not here`)
  }
  const entries = await inParty(engine.store, party, 'app', (tx) => entriesOfMatters(tx, [id]))
  const last = entries.findLast((entry) => entry.log === closed.log)
  const after = [held.folded.shared.first, ...(last === undefined ? [] : [hexOf(last.leaf)])]
  return { kind: held.kind.hash, matter: id, after: [...new Set(after)].sort() }
}

/** The audit matter is never folded whole, so its fact is only appended. */
async function appendAlone(engine: Engine, hosted: HeldLogs, head: LogHead, fact: SealedFact): Promise<void> {
  const { party } = hosted
  const { command, n, matter } = fact.envelope
  const part = fact.parts.shared as { salt: Uint8Array; bytes: Uint8Array }
  const leaf = Buffer.from(fact.leaf, 'hex')
  const shared = storedPart(part.salt, part.bytes)
  const entry: NewEntry = {
    leaf,
    bytes: fact.bytes,
    matter,
    shared,
    internal: null,
    personal: null,
    command,
    n,
    input: null,
  }
  const rows = new ChangedRows()
  const next = appendLeaves(sha256Node, head.frontier, [leaf], (level, idx, hash) =>
    rows.addTile({ log: head.log, level, idx, hash }),
  )
  const root = rootOf(sha256Node, next)
  const append = { head, next, root, entries: [entry], erasures: [], rows }
  await inParty(engine.store, party, 'app', async (tx) =>
    checkAppended(await tx.all(appendStatements(party, append)), append),
  )
  engine.cache.drop(party, matter)
  hosted.setHead({ ...head, frontier: next, root })
}
