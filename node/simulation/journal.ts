import {
  chinaCalendar,
  copyFolded,
  type Fact,
  type FactDraft,
  type Folded,
  foldFacts,
  foldInto,
  instantOf,
  isRefusal,
  type Kind,
  leafHash,
  type MatterId,
  openPart,
  type PartContent,
  type PartName,
  type PartyId,
  partNames,
  type Refusal,
  readEnvelope,
  refuse,
  sealFact,
} from '@lianyu/kernel'
import { openJob, type Routed, stepJob } from '../journal/commands.ts'
import type { Engine } from '../journal/engine.ts'
import { factOf, storedPart } from '../journal/held-entry.ts'
import { hexOf } from '../journal/hex.ts'
import type { LogHead } from '../journal/log-head.ts'
import type { HeldMatter } from '../journal/matter-cache.ts'
import type { SettingValues } from '../journal/setting-values.ts'
import { sha256Node } from '../journal/sha256.ts'
import { SignedCheckpoints } from '../journal/signed-checkpoints.ts'
import type { Commit, HeldFact, Journal, MirrorBatch, MirrorEntry, OpenCommand, StepCommand } from '../journal/types.ts'
import type { Store } from '../store/store.ts'
import type { Disk, DiskEntry, DiskLog } from './disk.ts'
import { keys } from './keys.ts'
import { kinds } from './sample-kind.ts'

/** What the journal needs of the simulated process that it runs in. */
export interface Process {
  party: PartyId
  disk: Disk
  store: Store
  /** The process's own clock, in milliseconds. */
  now: () => number
  /** Resolves a little later, or never where the process has died meanwhile. */
  pause: () => Promise<void>
  salt: () => Uint8Array
  /** The facts of a commit have reached the disk. */
  onDurable: (command: string | undefined, facts: readonly { leaf: string; log: string; index: number }[]) => void
}

const calendar = chinaCalendar()

/**
 * The journal's promises over a disk in memory: commands are judged by the node's own `commands.ts`, sealed, appended,
 * folded by the kernel, and signed by the node's own `SignedCheckpoints`. A batch is durable at one moment and answered
 * at a later one; between the two the process may die.
 */
export class SimulatedJournal {
  readonly journal: Journal
  readonly #process: Process
  readonly #held = new Map<MatterId, HeldMatter>()
  readonly #engine: Engine
  readonly #signed: SignedCheckpoints
  readonly #listeners = new Set<(commit: Commit) => void>()
  /** One after another: whatever reads a state in order to write. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(process: Process) {
    this.#process = process
    const { party, disk } = process
    this.#engine = {
      kinds,
      calendar,
      keys,
      store: process.store,
      fault: () => process.pause(),
      trouble: () => {},
      checkpoints: {
        last: (origin: string) => disk.signed.get(origin),
        append: async (head: { origin: string }) => void disk.signed.set(head.origin, head as never),
      },
    } as unknown as Engine
    this.#signed = new SignedCheckpoints(this.#engine, 0)
    for (const matter of new Set([...disk.logs.values()].flatMap(({ entries }) => entries.map((one) => one.matter)))) {
      this.#refold(matter)
    }
    for (const log of disk.logs.values()) if (log.own) this.#signed.begin(headOf(log))
    const get = async (_: PartyId, matter: MatterId) => this.get(matter)
    this.journal = {
      keys,
      parties: () => [party],
      get,
      getMany: async (_: PartyId, matters: readonly MatterId[]) =>
        new Map(matters.flatMap((id) => (this.get(id) ? [[id, this.get(id) as Folded]] : []))),
      facts: async (_: PartyId, matter: MatterId) => this.#factsOf(matter),
      checkpoint: (_: PartyId, origin: string) => this.#signed.latest(party, () => headOf(disk.log(origin))),
      readOnly: () => undefined,
      onCommit: (listener: (commit: Commit) => void) => {
        this.#listeners.add(listener)
        return () => this.#listeners.delete(listener)
      },
      mirror: (batch: MirrorBatch) => this.#inTurn(() => this.#mirror(batch)),
      open: (command: OpenCommand) =>
        this.#inTurn(() => this.#carryOut(command.command, () => openJob(this.#sources(), command))),
      step: (command: StepCommand) =>
        this.#inTurn(() =>
          this.#carryOut(command.command, () => {
            const held = this.#held.get(command.matter)
            return held ? stepJob(this.#sources(), command, held) : refuse('journal.no-matter', command)
          }),
        ),
    } as unknown as Journal
  }

  get(matter: MatterId): Folded | undefined {
    const folded = this.#held.get(matter)?.folded
    return folded === undefined || folded.shared.first === '' ? undefined : folded
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => {})
    return turn
  }

  #sources() {
    const { party, disk } = this.#process
    const settings = { valueOn: () => undefined } as unknown as SettingValues
    const mirrored = (writer: PartyId, scope: string) => {
      const log = disk.logs.get(`${writer}/${scope}/1`)
      return log && { generation: 1, entries: log.entries.length }
    }
    return { engine: this.#engine, settings, party, mirrored }
  }

  async #carryOut(command: string, route: () => Routed | Refusal) {
    const { disk, party } = this.#process
    const before = [...disk.logs.values()].filter(({ own }) => own)
    for (const log of before) {
      const index = log.entries.findIndex((entry) => entry.command === command)
      const entry = log.entries[index]
      if (entry === undefined) continue
      return { matter: entry.matter, facts: [{ leaf: hexOf(entry.leaf), log: log.origin, index }], replayed: true }
    }
    const job = route()
    if (isRefusal(job)) return job
    const log = disk.own(job.scope)
    const held = this.#held.get(job.matter)
    const now = instantOf(this.#process.now())
    const contextOf = (one: HeldMatter | undefined) => {
      const lastInLog = one?.folded.memory.logs.find((head) => head.log === log.origin)?.leaf
      return { now, ...(lastInLog ? { lastInLog } : {}) }
    }
    const drafted = job.decide({
      held,
      other: (matter) => this.#held.get(matter),
      lastInLog: (matter) => contextOf(this.#held.get(matter)),
      context: contextOf(held),
    })
    if (isRefusal(drafted)) return drafted
    const sealed = drafted.drafts.map((draft) => sealFact(draft, sha256Node, this.#salts(draft)))
    const entries = sealed.map((fact): DiskEntry => {
      const stored = (part: PartName) => {
        const found = fact.parts[part]
        return found === undefined ? null : storedPart(found.salt, found.bytes)
      }
      const parts = { shared: stored('shared'), internal: stored('internal'), personal: stored('personal') }
      return { bytes: fact.bytes, leaf: Buffer.from(fact.leaf, 'hex'), matter: job.matter, command, ...parts }
    })
    const from = log.entries.length
    const facts = sealed.map(({ leaf }, i) => ({ leaf, log: log.origin, index: from + i }))
    await this.#process.pause()
    disk.append(log, entries)
    disk.flush(log)
    this.#process.onDurable(command, facts)
    await this.#process.pause()
    this.#fold(drafted.kind, job.matter, log, from)
    this.#emit({ party, log: log.origin, own: true, size: log.entries.length, facts: [] })
    return { matter: job.matter, facts, replayed: false }
  }

  #salts({ parts }: FactDraft): { [P in PartName]?: Uint8Array } {
    return Object.fromEntries(partNames.filter((name) => parts[name]).map((name) => [name, this.#process.salt()]))
  }

  async #mirror({ origin, from, entries, checkpoint }: MirrorBatch): Promise<{ size: number } | Refusal> {
    const { disk, party } = this.#process
    const log = disk.log(origin)
    const held = log.entries.length
    if (from > held) return refuse('journal.gap', { origin, held, from })
    const news: DiskEntry[] = []
    for (const entry of entries.slice(held - from)) {
      const read = readEntry(entry)
      if (isRefusal(read)) return read
      news.push(read)
    }
    if (news.length === 0) return { size: held }
    await this.#process.pause()
    disk.append(log, news)
    disk.flush(log)
    if (checkpoint !== undefined) disk.keepNote(log.log, log.entries.length, checkpoint)
    await this.#process.pause()
    for (const matter of new Set(news.map((entry) => entry.matter))) this.#foldNews(matter, log, held)
    this.#emit({ party, log: origin, own: false, size: log.entries.length, facts: [] })
    return { size: log.entries.length }
  }

  #foldNews(matter: MatterId, log: DiskLog, from: number): void {
    const held = this.#held.get(matter)
    if (held === undefined) this.#refold(matter)
    else this.#fold(held.kind, matter, log, from)
  }

  /** One fact after another where that can be told, or all of them again; as the node does it. */
  #fold(kind: Kind, matter: MatterId, log: DiskLog, from: number): void {
    const held = this.#held.get(matter)
    if (held === undefined) {
      this.#refold(matter)
      return
    }
    const folded = copyFolded(held.folded)
    for (let i = from; i < log.entries.length; i++) {
      if (log.entries[i]?.matter !== matter) continue
      if (!foldInto(kind, folded, factAt(log, i))) {
        this.#refold(matter)
        return
      }
    }
    this.#held.set(matter, { ...held, folded })
  }

  #refold(matter: MatterId): void {
    const facts = this.#factsHeld(matter)
    const opening = facts.find(({ envelope }) => envelope.step === 'open') ?? facts[0]
    const kind = opening && kinds.byHash(opening.envelope.kind)
    if (kind === undefined) return
    const folded = foldFacts(kind, facts, this.#process.party)
    this.#held.set(matter, { kind, folded, rows: undefined, changedAt: '', weight: 0, whole: true })
  }

  #factsHeld(matter: MatterId): Fact[] {
    return [...this.#process.disk.logs.values()].flatMap((log) =>
      log.entries.flatMap((entry, i) => (entry.matter === matter ? [factAt(log, i)] : [])),
    )
  }

  #factsOf(matter: MatterId): HeldFact[] {
    return [...this.#process.disk.logs.values()].flatMap((log) =>
      log.entries.flatMap((entry, index) => {
        if (entry.matter !== matter) return []
        const parts: HeldFact['parts'] = {}
        for (const name of partNames) {
          const stored = entry[name]
          if (stored) parts[name] = { salt: stored.subarray(0, 32), bytes: stored.subarray(32) }
        }
        return [{ leaf: hexOf(entry.leaf), log: log.origin, index, bytes: entry.bytes, parts, erased: [] }]
      }),
    )
  }

  #emit(commit: Commit): void {
    for (const listener of this.#listeners) listener(commit)
  }
}

/** Entries never change, so what was read out of one is kept with it. */
const read = new WeakMap<DiskEntry, Fact>()
function factAt(log: DiskLog, idx: number): Fact {
  const entry = log.entries[idx] as DiskEntry
  let fact = read.get(entry)
  if (fact === undefined || fact.log !== log.origin || fact.index !== idx) {
    fact = factOf({ ...entry, log: log.log, idx, origin: log.origin, erased: null })
    read.set(entry, fact)
  }
  return fact
}

export function headOf(log: DiskLog): LogHead {
  return { ...log, generation: 1 }
}

function readEntry({ bytes, parts }: MirrorEntry): DiskEntry | Refusal {
  const envelope = readEnvelope(bytes)
  if (isRefusal(envelope)) return envelope
  const stored: Pick<DiskEntry, PartName> = { shared: null, internal: null, personal: null }
  for (const name of partNames) {
    const part = parts[name]
    if (part === undefined) continue
    const content: PartContent | Refusal = openPart(envelope, name, part.salt, part.bytes, sha256Node)
    if (isRefusal(content)) return content
    stored[name] = storedPart(part.salt, part.bytes)
  }
  return { bytes, leaf: leafHash(sha256Node, bytes), matter: envelope.matter, ...stored }
}
