import {
  bytesOfHex,
  type CheckedFact,
  checkFactProof,
  checkTimeline,
  consistencyProof,
  evidenceOf,
  type Fact,
  hexOf,
  type Instant,
  type Kind,
  LianyuError,
  type MatterProof,
  type OpenedLog,
  openLogProof,
  type PartyId,
  type ReadTile,
  readFrom,
  type SharedState,
  type TreeHead,
  verifyConsistency,
} from '@lianyu/kernel'
import { checkState } from './check-state.ts'
import { readTail } from './read-tail.ts'
import type { Fault, Gap, LogFound, PartyFound, Progress, VerifyResult } from './result.ts'

/** Entries read of one log at most, before the reader is asked: about 5 MB. */
export const tailCap = 8_192

/** A log's head as this browser verified it before. */
export interface KnownHead {
  origin: string
  size: number
  /** Hex. */
  root: string
  /** The writer's key under which it was verified. */
  key: string
  at: Instant
}

export interface ToVerify {
  proof: MatterProof
  /** The kind as the node declares it; absent where it could not be had. */
  kind?: Kind
  /** The shared state that the screen shows. */
  shown: SharedState
  /** Whose copy is read. */
  viewer: PartyId
  readTile: (origin: string) => ReadTile
  /** The newest signed note of a log, as the node has it now. */
  newest: (origin: string) => Promise<string>
  known?: (origin: string) => Promise<KnownHead | undefined>
  now: () => Instant
  /** Milliseconds of any steady clock. */
  clock: () => number
  most?: number
  told?: (progress: Progress) => void
  /** Lets the page draw in between; throws where the reader cancelled. */
  breathe?: () => Promise<void>
}

/** Checks everything about a matter that can be checked from bytes. Throws only what `breathe` throws. */
export async function verifyMatter(work: ToVerify): Promise<VerifyResult> {
  const { proof, viewer } = work
  const began = work.clock()
  const told = work.told ?? (() => {})
  const breathe = work.breathe ?? (async () => {})
  const faults: Fault[] = []
  const gaps: Gap[] = []

  const open = new Map<string, OpenedLog>()
  for (const [at, log] of proof.logs.entries()) {
    told({ doing: 'logs', done: at, all: proof.logs.length })
    await breathe()
    const opened = openLogProof(log)
    if ('refusal' in opened) {
      const { refusal: code, zh, en } = opened
      faults.push({ what: 'signature', log: log.origin, code, zh, en })
    } else open.set(log.origin, opened)
  }

  const checked: CheckedFact[] = []
  for (const [at, given] of proof.facts.entries()) {
    if (at % 25 === 0) {
      told({ doing: 'facts', done: at, all: proof.facts.length })
      await breathe()
    }
    const one = checkFactProof(given, proof.matter, open.get(given.log))
    if (!open.has(given.log) && !proof.logs.some((log) => log.origin === given.log)) {
      one.faults.push({ what: 'not-in-log', leaf: given.leaf, log: given.log, index: given.index })
    }
    checked.push(one)
    faults.push(...one.faults)
  }
  told({ doing: 'facts', done: proof.facts.length, all: proof.facts.length })
  const facts = checked.flatMap(({ fact }) => fact ?? [])
  faults.push(...checkTimeline(facts))

  const logs: LogFound[] = []
  for (const one of open.values()) logs.push(await checkLog(work, one, facts, faults, gaps, told, breathe))
  gaps.push(...missingLogs(work, open))

  told({ doing: 'state', done: 0, all: 1 })
  await breathe()
  const state = checkState(work.kind, proof.kind, facts, work.shown)
  if (state.fault) faults.push(state.fault)
  if (state.gap) gaps.push(state.gap)

  const shared = work.shown.agreement !== undefined
  const parties = others(work, open, checked)
  return {
    v: 1,
    matter: proof.matter,
    verdict: faults.length > 0 ? 'fails' : verdictOf(gaps),
    at: work.now(),
    tookMs: Math.round(work.clock() - began),
    viewer,
    shared,
    facts: checked.map(({ found }) => found),
    logs,
    parties,
    faults,
    gaps,
    state: state.state,
  }
}

function verdictOf(gaps: readonly Gap[]): VerifyResult['verdict'] {
  if (gaps.some((gap) => gap.what !== 'not-cosigned')) return 'partly'
  return gaps.length > 0 ? 'alone' : 'holds'
}

/** The last word of each party, by promise, on any of the log's heads. */
function furthest({ checkpoints }: OpenedLog): (Cosigned & { size: number })[] {
  const found = new Map<string, Cosigned & { size: number }>()
  for (const { size, cosignatures } of checkpoints) {
    for (const one of cosignatures) found.set(`${one.party}/${one.promise}`, { ...one, size })
  }
  return [...found.values()]
}
type Cosigned = OpenedLog['checkpoint']['cosignatures'][number]

async function checkLog(
  work: ToVerify,
  one: OpenedLog,
  facts: readonly Fact[],
  faults: Fault[],
  gaps: Gap[],
  told: (progress: Progress) => void,
  breathe: () => Promise<void>,
): Promise<LogFound> {
  const { origin } = one.log
  const { size, root } = one.checkpoint
  const own = facts.filter((fact) => fact.log === origin)
  const readTile = work.readTile(origin)
  // The cosigned head covers the records that were handed over; what was left out would stand behind it.
  const newest = await newestHead(work, one, readTile, faults, gaps)
  const from = readFrom(facts, origin)
  const found: LogFound = {
    origin,
    party: one.party,
    facts: own.length,
    size: newest.size,
    root: hexOf(newest.root),
    covered: { size, root: hexOf(root) },
    cosigned: furthest(one).map(({ party, promise, atSeconds, size: upTo }) => ({
      party,
      promise,
      name: one.log.cosigners.find((cosigner) => cosigner.party === party)?.name ?? { zh: party, en: party },
      size: upTo,
      at: new Date(atSeconds * 1000).toISOString(),
    })),
    tail: { from, to: newest.size, read: 0, others: 0 },
  }
  // Home logs have no other keeper; of a shared one somebody else should have said that they hold it.
  if (one.scope !== 'home' && own.length > 0) {
    for (const party of shouldKeep(work.shown, one.party)) {
      if (!evidenceOf(Math.max(...own.map(({ index }) => index)), one.checkpoints).mirroredBy.includes(party)) {
        gaps.push({ what: 'not-cosigned', log: origin, party })
      }
    }
  }
  await checkGrowth(work, one, newest, found, readTile, faults, gaps)
  try {
    const all = Math.max(0, newest.size - from)
    const tail = await readTail({
      suite: one.suite,
      from,
      size: newest.size,
      root: newest.root,
      matter: work.proof.matter,
      most: work.most ?? tailCap,
      readTile: async (tile) => {
        await breathe()
        return readTile(tile)
      },
      told: (read) => told({ doing: 'tail', done: read, all }),
    })
    found.tail.read = tail.read
    found.tail.others = tail.read - tail.ours.length
    const shownHere = new Set(own.map((fact) => fact.leaf))
    for (const { index, leaf } of tail.ours) {
      if (!shownHere.has(leaf)) faults.push({ what: 'hidden', log: origin, index, leaf })
    }
    if (tail.sound === false) faults.push({ what: 'tail-changed', log: origin, from })
    if (tail.sound === undefined) gaps.push({ what: 'tail-capped', log: origin, read: tail.read, all })
  } catch (error) {
    if (isStop(error)) throw error
    if (error instanceof LianyuError) faults.push({ what: 'tail-changed', log: origin, from })
    else gaps.push({ what: 'unfetched', log: origin, of: 'tail' })
  }
  return found
}

/** The newest head that the writer signed, proven to continue the one that covers the records. */
async function newestHead(
  work: ToVerify,
  one: OpenedLog,
  readTile: ReadTile,
  faults: Fault[],
  gaps: Gap[],
): Promise<TreeHead> {
  const { origin } = one.log
  const { size, root } = one.checkpoint
  try {
    const note = await work.newest(origin)
    const opened = openLogProof({ ...one.log, checkpoint: note, cosigners: [], others: [] })
    if ('refusal' in opened) {
      const { refusal: code, zh, en } = opened
      faults.push({ what: 'signature', log: origin, code, zh, en })
      return one.checkpoint
    }
    const head = opened.checkpoint
    // It may be older where the log is another's and its writer's next word came before the copy: nothing is lost by it.
    if (head.size < size) return one.checkpoint
    // Every log begins with nothing, so there is nothing that the newer head could contradict.
    if (size === 0) return head
    const steps = head.size === size ? [] : await consistencyProof(one.suite, size, head.size, readTile)
    if (verifyConsistency(one.suite, size, head.size, steps, root, head.root)) return head
    faults.push({ what: 'forked', log: origin, was: size })
  } catch (error) {
    if (isStop(error)) throw error
    gaps.push({ what: 'unfetched', log: origin, of: 'newest' })
  }
  return one.checkpoint
}

/** Since this browser looked last, the log may only have grown; the proof of it is made from the node's own tiles. */
async function checkGrowth(
  work: ToVerify,
  one: OpenedLog,
  { size, root }: TreeHead,
  found: LogFound,
  readTile: ReadTile,
  faults: Fault[],
  gaps: Gap[],
): Promise<void> {
  const { origin } = one.log
  const known = await work.known?.(origin)
  if (known === undefined) return
  if (known.key !== one.log.keys.log) faults.push({ what: 'key-changed', log: origin })
  if (size < known.size) {
    faults.push({ what: 'shrunk', log: origin, was: known.size, now: size })
    return
  }
  const before = bytesOfHex(known.root)
  if (before === undefined || known.size === 0) return
  try {
    const steps = size === known.size ? [] : await consistencyProof(one.suite, known.size, size, readTile)
    if (!verifyConsistency(one.suite, known.size, size, steps, before, root)) {
      faults.push({ what: 'forked', log: origin, was: known.size })
      return
    }
    found.growth = { was: known.size, at: known.at }
  } catch (error) {
    if (isStop(error)) throw error
    gaps.push({ what: 'unfetched', log: origin, of: 'growth' })
  }
}

const isStop = (error: unknown) => error instanceof DOMException && error.name === 'AbortError'

/** The matter's other parties: those who answer for it with the writer, so that each should hold the other's log. */
function shouldKeep(shown: SharedState, writer: PartyId): PartyId[] {
  return shown.parties.filter((party) => party !== writer)
}

function missingLogs(work: ToVerify, open: Map<string, OpenedLog>): Gap[] {
  const { agreement, parties, origin } = work.shown
  const wanted = agreement === undefined ? [origin] : parties
  const has = (party: PartyId) =>
    [...open.values()].some((log) => log.party === party && log.scope === (agreement ?? 'home')) ||
    // A log that does not open is a fault already, and no gap besides.
    work.proof.logs.some((log) => log.origin.startsWith(`${party}/${agreement ?? 'home'}/`))
  return wanted.filter((party) => !has(party)).map((party) => ({ what: 'log-missing', party }))
}

/** Everybody but the viewer who wrote, keeps or witnesses records of this matter. */
function others(work: ToVerify, open: Map<string, OpenedLog>, checked: readonly CheckedFact[]): PartyFound[] {
  const found = new Map<PartyId, PartyFound>()
  const of = (party: PartyId, name?: PartyFound['name']) => {
    const one = found.get(party) ?? { party, name: name ?? { zh: party, en: party }, keeps: 0, witnesses: 0 }
    if (name) one.name = name
    found.set(party, one)
    return one
  }
  for (const log of work.proof.logs) {
    for (const cosigner of log.cosigners) if (cosigner.party !== work.viewer) of(cosigner.party, cosigner.name)
  }
  for (const log of work.proof.logs) {
    const writer = log.origin.slice(0, log.origin.indexOf('/'))
    if (writer !== work.viewer) of(writer, log.name)
  }
  for (const { found: fact } of checked) {
    const log = open.get(fact.log)
    if (!fact.holds || log === undefined) continue
    if (log.party !== work.viewer) of(log.party).keeps++
    const { mirroredBy, witnessedBy } = evidenceOf(fact.index, log.checkpoints)
    for (const party of mirroredBy) if (party !== work.viewer) of(party).keeps++
    for (const party of witnessedBy) if (party !== work.viewer) of(party).witnesses++
    for (const { party, atSeconds } of furthest(log)) {
      const one = found.get(party)
      const at = new Date(atSeconds * 1000).toISOString()
      if (one !== undefined && (one.at === undefined || at > one.at)) one.at = at
    }
  }
  return [...found.values()].filter(
    (one) => one.keeps > 0 || one.witnesses > 0 || work.shown.parties.includes(one.party),
  )
}

/** What this browser remembers of a verified log; nothing of a log that does not hold. */
export function headsToRemember(proof: MatterProof, result: VerifyResult): KnownHead[] {
  if (result.verdict === 'fails') return []
  return result.logs.map(({ origin, size, root }) => ({
    origin,
    size,
    root,
    key: proof.logs.find((log) => log.origin === origin)?.keys.log ?? '',
    at: result.at,
  }))
}
