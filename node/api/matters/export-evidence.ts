import {
  type Card,
  cardBytes,
  consistencyProof,
  type EvidenceFile,
  type EvidenceKind,
  type EvidenceLog,
  encodeBase64,
  inclusionProof,
  isRefusal,
  type LogId,
  type MatterId,
  type PartName,
  type PartyId,
  parseCosignerName,
  parseNote,
  parseOrigin,
  type Refusal,
  refuse,
  sealEvidence,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { tileReader } from '../../journal/read-tiles.ts'
import { sha256Node } from '../../journal/sha256.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { mayReadPartOf, openDoor, type Seen } from '../door.ts'
import { isInternal, type PlacedFact, placedFacts } from './fact-views.ts'
import { notePersonalRead } from './personal-read.ts'
import { factOf, hex, remembering } from './proof.ts'
import { signedHeads } from './signed-heads.ts'

export interface EvidenceExport {
  name: string
  bytes: Uint8Array
}

/**
 * The matter as one file that anybody checks by public keys alone (docs/evidence-file.md). Shared parts go in; internal
 * and personal ones only where the person asks for them and may see them. Written down in the audit log first.
 */
export async function exportEvidence(
  deps: NodeDeps,
  session: SignedIn,
  asked: { matter: MatterId; with: readonly PartName[] },
): Promise<EvidenceExport | Refusal> {
  const seen = await openDoor(deps, session, asked.matter)
  if (isRefusal(seen)) return seen
  const parts = (['shared', ...asked.with] as const).filter((part) =>
    mayReadPartOf(deps, session, seen.kind, seen.matter, part),
  )
  const facts = (await placedFacts(deps, session, seen)).filter(
    (fact) => parts.includes('internal') || !isInternal(fact, seen.matter),
  )
  const logs: EvidenceLog[] = []
  const proven = new Map<string, string[]>()
  for (const [origin, inLog] of Map.groupBy(facts, ({ log }) => log)) {
    const log = await provenLog(deps, session.party, origin, inLog, proven)
    if (isRefusal(log)) return log
    logs.push(log)
  }
  const cards = await cardsFor(deps, session.party, logs)
  if (isRefusal(cards)) return cards
  const { party } = session
  const told = parts.includes('personal') && facts.some((fact) => fact.parts.personal)
  if (told) await notePersonalRead(deps, session, asked.matter)
  await deps.audit.note(
    party,
    'exported',
    { about: asked.matter, note: `evidence: ${parts.join(', ')}` },
    actorOf(session),
  )
  const file: EvidenceFile = {
    form: 'lianyu-evidence',
    v: 1,
    matter: asked.matter,
    kind: seen.kind.hash,
    title: titleOf(seen),
    by: party,
    at: deps.instant(),
    kinds: kindsOf(deps, facts),
    cards: cards.map((card) => encodeBase64(cardBytes(card))),
    logs,
    facts: facts.map((fact) => factOf(fact, proven.get(fact.leaf) as string[], parts)),
  }
  const bytes = sealEvidence(file, deps.journal.keys.signer(party, 'log', `${party}/log`))
  return { name: `evidence-${asked.matter.replace(':', '-')}-${deps.today()}.lianyu.json`, bytes }
}

async function provenLog(
  deps: NodeDeps,
  party: PartyId,
  origin: LogId,
  facts: readonly PlacedFact[],
  proven: Map<string, string[]>,
): Promise<EvidenceLog | Refusal> {
  const named = parseOrigin(origin)
  const own = !isRefusal(named) && named.party === party
  // Signed now if need be: what is exported is signed for.
  if (own && deps.journal.readOnly(party) === undefined) await deps.journal.checkpoint(party, origin)
  const least = Math.max(...facts.map(({ index }) => index)) + 1
  return inParty(deps.store, party, 'app', async (tx) => {
    const found = await signedHeads(tx, origin, least)
    const size = found?.heads.at(-1)?.size ?? 0
    if (found === undefined || size < least) return refuse('evidence.not-yet-signed', { log: origin })
    const { log, heads } = found
    const readTile = remembering(tileReader(tx, log))
    for (const { leaf, index } of facts) {
      proven.set(leaf, (await inclusionProof(sha256Node, index, size, readTile)).map(hex))
    }
    const consistency: string[][] = []
    for (const [at, head] of heads.slice(1).entries()) {
      const steps = await consistencyProof(sha256Node, heads[at]?.size as number, head.size, readTile)
      consistency.push(steps.map(hex))
    }
    return { origin, checkpoints: heads.map(({ note }) => note), consistency }
  })
}

/** Of all who wrote or cosigned, and of the exporter; of a cosigner that is not known here there is none to give. */
async function cardsFor(deps: NodeDeps, party: PartyId, logs: readonly EvidenceLog[]): Promise<Card[] | Refusal> {
  const writers = new Set<PartyId>([party])
  const wanted = new Set<PartyId>([party])
  for (const { origin, checkpoints } of logs) {
    const named = parseOrigin(origin)
    if (!isRefusal(named)) writers.add(named.party)
    for (const note of checkpoints) for (const cosigner of cosignersOn(note)) wanted.add(cosigner)
  }
  const pinned = deps.exchange.cards(party)
  const cards: Card[] = []
  for (const one of [...new Set([...wanted, ...writers])].sort()) {
    const local = deps.journal.parties().includes(one)
    const card = local ? await deps.exchange.ownCard(one) : pinned.find((card) => card.party === one)
    if (card !== undefined) cards.push(card)
    else if (writers.has(one)) return refuse('evidence.no-card', { party: one })
  }
  return cards
}

function cosignersOn(note: string): PartyId[] {
  const parsed = parseNote(note)
  if (isRefusal(parsed)) return []
  return parsed.signatures.flatMap(({ keyName }) => {
    const named = parseCosignerName(keyName)
    return isRefusal(named) ? [] : [named.party]
  })
}

function kindsOf({ kindsByHash }: NodeDeps, facts: readonly PlacedFact[]): EvidenceKind[] {
  const hashes = new Set(facts.map(({ envelope }) => envelope.kind))
  return [...hashes].sort().flatMap((hash) => {
    const kind = kindsByHash(hash)
    return kind ? [{ hash, pack: kind.pack, declaration: kind.declaration, labels: kind.labels }] : []
  })
}

/** Of shared fields only: what nobody outside may read must not stand at the head of the file. */
function titleOf({ kind, matter }: Seen): string {
  const title = matter.shared.fields[kind.declaration.title]
  return typeof title === 'string' ? title : ''
}
