import {
  type Envelope,
  type Flag,
  isStoredFile,
  type Kind,
  type LeafHex,
  type LogId,
  type Matter,
  mayErase,
  type PartContent,
  type PartName,
  type PartyId,
  parseOrigin,
  partNames,
  type StoredFile,
  sealedEntries,
  sealedNumber,
  type Text,
} from '@lianyu/kernel'
import type { HeldFact } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { type Acting, mayReadPartOf, type Seen } from '../door.ts'
import { entryEvidence, evidenceOfLogs, type LogEvidence } from '../evidence.ts'
import { sayFact } from '../say/say-fact.ts'
import { flagWords } from '../say/say-flag.ts'
import type { NamedParty } from './matter-rows.ts'
import { orderFacts } from './order-facts.ts'
import { partsToErase } from './who-erases.ts'

type Parts = { [P in PartName]?: PartContent | null }

/** Clocks differ by minutes; more is shown. Nothing is ordered by what they say. */
const aheadMs = 5 * 60_000

/** A fact as a person may see it. */
export interface FactView {
  leaf: LeafHex
  log: LogId
  index: number
  seq: number
  envelope: Envelope
  parts: Parts
  masked: PartName[]
  internal: boolean
  sentence: Text
  actor: { party: PartyId; desk: string; role: string; partyName: Text; deskLabel: Text; title: string | null }
  other: boolean
  /** Its writer's time is more than five minutes ahead of this node's clock: that clock or ours is wrong. */
  ahead: boolean
  evidence: 'self-signed' | 'mirrored' | 'witnessed'
  keepers: NamedParty[]
  flag?: Text & { why: Flag['why']; cause?: LeafHex }
  files: StoredFile[]
  /** Parts of this fact whose erasure this duty may ask for. */
  erasable: PartName[]
}

/** A fact with its envelope read and its place in the matter; its parts are still bytes. */
export interface PlacedFact extends HeldFact {
  envelope: Envelope
  seq: number
}

const text = new TextDecoder()

/** The facts that the session's party holds of a matter, oldest first. */
export async function placedFacts(
  deps: Pick<NodeDeps, 'journal'>,
  session: Acting,
  { matter }: Seen,
): Promise<PlacedFact[]> {
  const held = await deps.journal.facts(session.party, matter.shared.matter)
  const read = held.map((fact) => ({ ...fact, envelope: JSON.parse(text.decode(fact.bytes)) as Envelope }))
  return orderFacts(read).map((fact, at) => ({ ...fact, seq: at + 1 }))
}

/** Does a fact stay inside the party: nothing of it is shared, or it stands in the home log of a shared matter? */
export function isInternal(fact: Pick<PlacedFact, 'log' | 'envelope'>, matter: Matter): boolean {
  const origin = parseOrigin(fact.log)
  const home = 'refusal' in origin || origin.log === 'home'
  if (matter.shared.agreement !== undefined && home) return true
  const { shared, internal } = fact.envelope.parts
  return shared === undefined && internal !== undefined
}

/** Puts facts into words for one duty: parts by the door, evidence from the stored cosignatures, files by their fields. */
export async function factViews(
  deps: NodeDeps,
  session: Acting,
  { matter, kind }: Seen,
  facts: readonly PlacedFact[],
): Promise<FactView[]> {
  const last = new Map<LogId, number>()
  for (const { log, index } of facts) last.set(log, Math.max(index, last.get(log) ?? -1))
  const logs = await evidenceOfLogs(deps, session.party, [...last.keys()], last)
  const flags = new Map(matter.shared.flags.map((flag) => [flag.leaf, flag]))
  const erasing = partsToErase(deps, session, kind, matter)
  const readable = new Set(partNames.filter((part) => mayReadPartOf(deps, session, kind, matter, part)))
  return facts.map((fact) =>
    viewOf(deps, session, { matter, kind }, fact, {
      log: logs.get(fact.log),
      flag: flags.get(fact.leaf),
      readable,
      erasing,
    }),
  )
}

interface Beside {
  log: LogEvidence | undefined
  flag: Flag | undefined
  readable: ReadonlySet<PartName>
  erasing: readonly PartName[]
}

function viewOf(deps: NodeDeps, session: Acting, { matter, kind }: Seen, fact: PlacedFact, beside: Beside): FactView {
  const { leaf, log, index, seq, envelope } = fact
  const parts: Parts = {}
  const masked: PartName[] = []
  for (const name of partNames) {
    const held = fact.parts[name]
    if (fact.erased.includes(name)) parts[name] = null
    else if (held !== undefined && !beside.readable.has(name)) masked.push(name)
    else if (held !== undefined) parts[name] = JSON.parse(text.decode(held.bytes)) as PartContent
  }
  // An older fact of a kind's earlier version is worded by that version.
  const worded = deps.kindsByHash(envelope.kind) ?? kind
  const evidence = entryEvidence(beside.log, index)
  const { by } = envelope
  const { flag } = beside
  return {
    leaf,
    log,
    index,
    seq,
    envelope,
    parts,
    masked,
    internal: isInternal(fact, matter),
    sentence: sayFact(worded, envelope, parts, {
      names: deps.names,
      offsetMinutes: deps.offsetMinutes,
      party: by.party,
      sealed: openedBy(worded, matter, parts),
    }),
    actor: {
      party: by.party,
      desk: by.desk,
      role: by.role,
      partyName: deps.names.party(by.party),
      deskLabel: deps.names.desk(by.party, by.desk),
      title: by.party === session.party ? (deps.names.officer(by.party, by.officer) ?? null) : null,
    },
    other: by.party !== session.party,
    ahead: Date.parse(envelope.at) > deps.now() + aheadMs,
    // A log that is behind after a restore signs nothing; its facts are shown with the weakest word there is.
    evidence: evidence.level === 'unsigned' ? 'self-signed' : evidence.level,
    keepers: [...new Set([...evidence.mirroredBy, ...evidence.witnessedBy])].map((party) => ({
      party,
      name: deps.names.party(party),
    })),
    ...(flag === undefined
      ? {}
      : {
          flag: { why: flag.why, ...flagWords[flag.why], ...(flag.cause === undefined ? {} : { cause: flag.cause }) },
        }),
    files: filesOf(worded, parts),
    erasable: beside.erasing.filter(
      (part) => parts[part] && mayErase(session.party, { envelope }, part, matter.shared.origin),
    ),
  }
}

/** The files that the parts in sight name. */
function filesOf(kind: Kind, parts: Parts): StoredFile[] {
  const files: StoredFile[] = []
  for (const part of Object.values(parts)) {
    for (const [field, value] of Object.entries(part?.fields ?? {})) {
      const type = kind.declaration.fields[field]?.type
      if (type !== 'file' && type !== 'files') continue
      for (const file of Array.isArray(value) ? value : [value]) if (isStoredFile(file)) files.push(file)
    }
  }
  return files
}

/** Which of the sealed entries this fact opened, by the number that it was handed in under. */
function openedBy(kind: Kind, matter: Matter, { shared }: Parts): string | undefined {
  const leaf = shared?.fields?.leaf
  if (leaf === undefined) return undefined
  const found = sealedEntries(kind, matter).find(({ entry }) => entry.leaf === leaf)
  return found && sealedNumber(kind, found.step, found.entry)
}
