import { type Card, fingerprint, parseCard, publicKeyOf, sameFingerprint } from '../agreement/card.ts'
import { instantOf } from '../clock/instant.ts'
import { type Fact, partNames } from '../fact/envelope.ts'
import { foldAll } from '../lifecycle/fold.ts'
import type { Kind } from '../lifecycle/kind.ts'
import type { KindLabels } from '../lifecycle/kind-labels.ts'
import { kindHash } from '../lifecycle/kind-of.ts'
import type { SharedState } from '../lifecycle/matter.ts'
import { stageText, stepText, trackText } from '../lifecycle/words-of.ts'
import { decodeBase64 } from '../log/base64.ts'
import type { OpenedCheckpoint } from '../log/checkpoint.ts'
import { evidenceOf } from '../log/evidence.ts'
import { type Verifier, verifierOf } from '../log/signer.ts'
import type { PartyId, Text } from '../names.ts'
import { isRefusal, type Refusal } from '../refusal/refusal.ts'
import { checkFactProof } from './check-fact.ts'
import { checkTimeline } from './check-timeline.ts'
import { erasuresIn } from './erasures-in.ts'
import { readEvidence, type SealedEvidenceFile, sealedBytes } from './evidence-file.ts'
import { hexOf } from './hex.ts'
import type { LogProof } from './matter-proof.ts'
import { type EvidenceKeys, type OpenedEvidenceLog, openEvidenceLog } from './open-evidence-log.ts'
import { type OpenedLog, proofSchemes } from './open-log.ts'
import type { EvidenceFact, EvidenceFault, EvidenceParty, EvidenceReport } from './report.ts'

const promises = ['mirror', 'witness'] as const

/**
 * Checks an exported file by public keys alone. A key in it is trusted only where its card's fingerprint is among those
 * that the verifier compared: everything else is said, and counts for nothing.
 *
 * @param compared  fingerprints that the verifier holds to be true, as typed (spaces and dashes do not matter)
 * @returns what was found, or why the bytes are no such file
 */
export function verifyEvidence(bytes: Uint8Array, compared: readonly string[]): EvidenceReport | Refusal {
  const file = readEvidence(bytes)
  if (isRefusal(file)) return file
  const faults: EvidenceFault[] = []
  const cards = cardsOf(file, faults)
  const trusted = new Set(
    [...cards.values()]
      .filter((card) => compared.some((typed) => sameFingerprint(typed, card)))
      .map(({ party }) => party),
  )
  checkSeal(file, cards, faults)
  const kinds = kindsOf(file, faults)
  const logs = logsOf(file, cards, faults)
  const checked = file.facts.map((given) => checkFactProof(given, file.matter, openedAt(logs.get(given.log))))
  for (const { faults: found, found: fact } of checked) {
    faults.push(...found)
    // A record of a log that does not open has no place, whatever it says of itself.
    if (!file.logs.some(({ origin }) => origin === fact.log)) {
      faults.push({ what: 'not-in-log', leaf: fact.leaf, log: fact.log, index: fact.index })
    }
  }
  for (const [at, { leaf }] of file.facts.entries()) {
    if (file.facts.findIndex((one) => one.leaf === leaf) < at) faults.push({ what: 'doubled', leaf })
  }
  const facts = checked.flatMap(({ fact }) => fact ?? [])
  faults.push(...checkTimeline(facts))
  const kind = kinds.get(file.kind)
  const { erasures, faults: kept } = erasuresIn(facts)
  faults.push(...kept)
  const asked = new Set(erasures.map(({ leaf, part }) => `${leaf} ${part}`))
  for (const { leaf, parts } of facts) {
    for (const name of partNames) if (parts[name] === null && !asked.has(`${leaf} ${name}`)) delete parts[name]
  }
  const state = kind && folded(kind, facts)
  const found = checked.map(({ found: fact }): EvidenceFact => {
    const { evidence: _, ...rest } = fact
    const flag = state?.flags.find(({ leaf }) => leaf === fact.leaf)?.why
    // What no erasing fact in the file speaks of is not here, whatever the exporter calls it.
    const parts = rest.parts.map(({ part, state: was }) => ({
      part,
      state: was === 'erased' && !asked.has(`${fact.leaf} ${part}`) ? ('not-here' as const) : was,
    }))
    return {
      ...rest,
      parts,
      label: labelOf(kinds, facts, fact.leaf, fact.step),
      ...(flag === undefined ? {} : { flag }),
      ...levelsOf(logs.get(fact.log), fact.index, fact.holds, trusted),
    }
  })
  const parties = partiesOf(cards, logs, trusted)
  const writers = parties.filter(({ writes }) => writes)
  const verdict =
    faults.length > 0 || file.facts.length === 0
      ? 'fails'
      : writers.every((one) => one.compared)
        ? 'holds'
        : 'uncompared'
  return {
    v: 1,
    verdict,
    matter: file.matter,
    title: file.title,
    kind: kind?.labels.kind ?? { zh: file.kind.slice(0, 12), en: file.kind.slice(0, 12) },
    by: file.by,
    at: file.at,
    parties,
    logs: [...logs.values()].map(logFound),
    facts: found,
    erasures,
    ...(kind && state ? { stages: stagesOf(kind, state) } : {}),
    faults,
  }
}

function cardsOf(file: SealedEvidenceFile, faults: EvidenceFault[]): Map<PartyId, Card> {
  const cards = new Map<PartyId, Card>()
  for (const [place, encoded] of file.cards.entries()) {
    const card = parseCard(decodeBase64(encoded) as Uint8Array, proofSchemes)
    if (isRefusal(card)) faults.push({ what: 'card', place, code: card.refusal, says: { zh: card.zh, en: card.en } })
    else cards.set(card.party, card)
  }
  return cards
}

function verifierOn(card: Card, use: 'log' | 'mirror' | 'witness'): Verifier[] {
  const key = publicKeyOf(card, use)
  const scheme = proofSchemes.find(({ algorithm }) => algorithm === key.algorithm)
  return scheme === undefined ? [] : [verifierOf(key, scheme)]
}

function checkSeal(file: SealedEvidenceFile, cards: ReadonlyMap<PartyId, Card>, faults: EvidenceFault[]): void {
  const card = cards.get(file.by)
  if (card === undefined) {
    if (!faults.some(({ what }) => what === 'card')) faults.push({ what: 'no-card', party: file.by })
    return
  }
  const [key] = verifierOn(card, 'log')
  if (key === undefined || !key.verify(sealedBytes(file), decodeBase64(file.seal) as Uint8Array)) {
    faults.push({ what: 'seal' })
  }
}

function kindsOf(file: SealedEvidenceFile, faults: EvidenceFault[]): Map<string, Kind> {
  const kinds = new Map<string, Kind>()
  for (const { hash, pack, declaration, labels } of file.kinds) {
    if (kindHash(declaration) !== hash) faults.push({ what: 'kind', kind: hash })
    else kinds.set(hash, { hash, pack, declaration, labels: wordsIn(labels) })
  }
  if (!kinds.has(file.kind) && !faults.some(({ what }) => what === 'kind')) {
    faults.push({ what: 'kind', kind: file.kind })
  }
  return kinds
}

/** The words are the exporter's: what is no word is left out, and the ids have to do. */
function wordsIn(labels: Partial<KindLabels>): KindLabels {
  const isText = (value: unknown): value is Text =>
    typeof (value as Text | null)?.zh === 'string' && typeof (value as Text | null)?.en === 'string'
  const words = (value: unknown): Record<string, Text> =>
    Object.fromEntries(Object.entries(Object(value)).filter((one): one is [string, Text] => isText(one[1])))
  const { kind, fields, tracks, stages, steps, gates } = labels
  return {
    kind: isText(kind) ? kind : { zh: '—', en: '—' },
    fields: words(fields),
    tracks: words(tracks),
    stages: words(stages),
    steps: words(steps),
    gates: words(gates),
  }
}

function logsOf(
  file: SealedEvidenceFile,
  cards: ReadonlyMap<PartyId, Card>,
  faults: EvidenceFault[],
): Map<string, OpenedEvidenceLog> {
  const keys: EvidenceKeys = {
    log: (party) => {
      const card = cards.get(party)
      return card && verifierOn(card, 'log')[0]
    },
    cosigners: (except) =>
      [...cards.values()]
        .filter(({ party }) => party !== except)
        .flatMap((card) => promises.flatMap((use) => verifierOn(card, use))),
  }
  const logs = new Map<string, OpenedEvidenceLog>()
  for (const log of file.logs) {
    const opened = openEvidenceLog(log, keys)
    if (isRefusal(opened)) {
      const says = { zh: opened.zh, en: opened.en }
      faults.push({ what: 'log', log: log.origin, code: opened.refusal, says })
    } else logs.set(log.origin, opened)
  }
  return logs
}

/** A record is proven at the last head; the earlier ones are proven to be what that one began with. */
function openedAt(log: OpenedEvidenceLog | undefined): OpenedLog | undefined {
  if (log === undefined) return undefined
  const checkpoint = log.checkpoints.at(-1) as OpenedCheckpoint
  return {
    log: { origin: log.origin } as LogProof,
    party: log.party,
    scope: '',
    generation: 0,
    suite: log.suite,
    checkpoint,
    checkpoints: log.checkpoints,
  }
}

function levelsOf(
  log: OpenedEvidenceLog | undefined,
  index: number,
  holds: boolean,
  trusted: ReadonlySet<PartyId>,
): Pick<EvidenceFact, 'evidence' | 'claimed' | 'mirroredBy' | 'witnessedBy'> {
  if (log === undefined || !holds) return { evidence: 'unsigned', claimed: 'unsigned', mirroredBy: [], witnessedBy: [] }
  const claimed = evidenceOf(index, log.checkpoints)
  const counted = log.checkpoints.map((checkpoint) => ({
    ...checkpoint,
    cosignatures: checkpoint.cosignatures.filter(({ party }) => trusted.has(party)),
  }))
  const { level, mirroredBy, witnessedBy } = evidenceOf(index, counted)
  const evidence = trusted.has(log.party) ? level : 'uncompared'
  return { evidence, claimed: claimed.level, mirroredBy, witnessedBy }
}

function labelOf(kinds: ReadonlyMap<string, Kind>, facts: readonly Fact[], leaf: string, step: string): Text {
  const hash = facts.find((fact) => fact.leaf === leaf)?.envelope.kind
  const kind = hash === undefined ? undefined : kinds.get(hash)
  const reserved = reservedWords[step]
  return reserved ?? (kind === undefined ? { zh: step, en: step } : stepText(kind, step))
}

const reservedWords: Record<string, Text> = {
  open: { zh: '开始', en: 'Opened' },
  share: { zh: '转入协议', en: 'Taken under an agreement' },
  erase: { zh: '要求删除一项内容', en: 'Asked to erase a part' },
  erased: { zh: '确认已删除', en: 'Confirmed an erasure' },
}

/** Folded only where nothing is missing: a shared part that is not here would give another state without any wrong. */
function folded(kind: Kind, facts: readonly Fact[]): SharedState | undefined {
  const missing = facts.some(({ envelope, parts }) => envelope.parts.shared !== undefined && parts.shared === undefined)
  if (missing || facts.length === 0) return undefined
  try {
    const state = foldAll(kind, facts)
    return state.first === '' ? undefined : state
  } catch (error) {
    // Its hash is right, but what it declares is whatever the exporter wrote: by a declaration that is none, nothing folds.
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function stagesOf(kind: Kind, { tracks }: SharedState) {
  return Object.entries(tracks).map(([id, { stage }]) => ({
    track: trackText(kind, id),
    stage: stageText(kind, id, stage),
  }))
}

function partiesOf(
  cards: ReadonlyMap<PartyId, Card>,
  logs: ReadonlyMap<string, OpenedEvidenceLog>,
  trusted: ReadonlySet<PartyId>,
): EvidenceParty[] {
  return [...cards.values()].map((card) => {
    const { party, name } = card
    const given = [...logs.values()].flatMap((log) => log.checkpoints.flatMap(({ cosignatures }) => cosignatures))
    return {
      party,
      name,
      fingerprint: fingerprint(card),
      compared: trusted.has(party),
      writes: [...logs.values()].some((log) => log.party === party),
      vouches: promises.filter((promise) => given.some((one) => one.party === party && one.promise === promise)),
    }
  })
}

function logFound({ origin, party, checkpoints }: OpenedEvidenceLog): EvidenceReport['logs'][number] {
  const { size, root } = checkpoints.at(-1) as OpenedCheckpoint
  const cosigned = checkpoints.flatMap((checkpoint) =>
    checkpoint.cosignatures.map(({ party: by, promise, atSeconds }) => ({
      party: by,
      promise,
      size: checkpoint.size,
      at: instantOf(atSeconds * 1000),
    })),
  )
  return { origin, party, size, root: hexOf(root), cosigned }
}
