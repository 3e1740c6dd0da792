import { join } from 'node:path'
import {
  type Computation,
  type Indicator,
  type Instant,
  isRefusal,
  LianyuError,
  type MatterId,
  type MonthRule,
  type PartyId,
  type Refusal,
  refuse,
  type WorkCalendar,
} from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'
import { isAudit } from './audit-matter.ts'
import { CheckpointFile } from './checkpoint-file.ts'
import { checkCommandId, erasedJob, eraseJob, openJob, type Routed, shareJob, stepJob, unsealJob } from './commands.ts'
import { KindIndicators } from './counted.ts'
import { withCutParts } from './cut-parts.ts'
import type { Engine, FaultPoint, Kinds } from './engine.ts'
import { findReceipts } from './find-receipts.ts'
import { GatheredReads } from './gathered-reads.ts'
import { factOf, heldFactOf } from './held-entry.ts'
import { hexOf } from './hex.ts'
import { HostedParty } from './hosted-party.ts'
import { leanOf } from './lean-matter.ts'
import { loadMatters, readApart, readTogether } from './load-matters.ts'
import { type HeldMatter, MatterCache } from './matter-cache.ts'
import { mirrorBatch } from './mirror-batch.ts'
import { noteMissingParts } from './missing-parts.ts'
import { noteErasedBefore } from './note-erased.ts'
import { Outside } from './outside.ts'
import { openKeyFolder } from './party-keys.ts'
import { entriesOfMatter, entriesOfMatters } from './read-entries.ts'
import { rebuildParty } from './rebuild.ts'
import { recountIfOther } from './recount.ts'
import { SettingValues } from './setting-values.ts'
import { SignedCheckpoints } from './signed-checkpoints.ts'
import { Turns } from './turns.ts'
import type { Commit, Journal, Receipt } from './types.ts'
import { verifyParty } from './verify.ts'
import { verifyHeld } from './verify-held.ts'

export interface JournalOptions {
  store: Store
  kinds: Kinds
  calendar: WorkCalendar
  /** What is counted of the kinds. With others than last time, every total is counted again at the opening. */
  indicators: readonly Indicator[]
  /** Where kinds keep their months: planned, and reported. */
  months?: Readonly<Record<string, MonthRule>>
  /** Functions that the kinds' declarations name; without one, a step that needs it is refused. */
  computations?: Readonly<Record<string, Computation>>
  /** Keys stand in `<dataDir>/keys`, the last signed checkpoints in `<dataDir>/checkpoints`. */
  dataDir: string
  now: () => Instant
  /** Memory for matters in use. */
  cacheBytes?: number
  /** How long a commit may stand unsigned. */
  checkpointDelayMs?: number
  keySecret?: string
  fault?: (point: FaultPoint, party: PartyId) => void | Promise<void>
  onTrouble?: (what: string, error: unknown) => void
  /** Why nothing is written to logs of a scope now (no room on the disk), or undefined. Asked for each batch. */
  barred?: (scope?: string) => Refusal | undefined
  /** Told when the database found no room. */
  onFull?: (error: unknown) => void
}

/** Batches on their way to the database at once, over all logs of the node. */
const writersAtOnce = 3

/** Opens the journal over a migrated database: reads where every log of the hosted parties stands. */
export async function openJournal(options: JournalOptions): Promise<Journal> {
  const listeners = new Set<(commit: Commit) => void>()
  const hosted = new Map<PartyId, HostedParty>()
  const keys = await openKeyFolder({
    folder: join(options.dataDir, 'keys'),
    ...(options.keySecret ? { secret: options.keySecret } : {}),
  })
  const settings = new SettingValues(options.store)
  const trouble = options.onTrouble ?? (() => {})
  const engine: Engine = {
    store: options.store,
    kinds: options.kinds,
    calendar: options.calendar,
    indicators: new KindIndicators(options.indicators, options.months),
    computations: options.computations ?? {},
    keys,
    checkpoints: await CheckpointFile.open(join(options.dataDir, 'checkpoints', 'signed.jsonl')),
    outside: await Outside.open(options.dataDir),
    nothingBehind: () => [...hosted.values()].every((one) => one.recovery.logs().length === 0),
    cache: new MatterCache(options.cacheBytes ?? 64 * 1024 * 1024, (held) => leanOf(held, engine.indicators)),
    reads: new GatheredReads(
      (party, matters) => readTogether(engine, party, matters),
      (party, matters) => readApart(engine, party, matters),
    ),
    turns: new Turns(writersAtOnce),
    now: options.now,
    fault: options.fault ?? (() => {}),
    trouble,
    readOnly: (party, scope) => hosted.get(party)?.readOnly ?? options.barred?.(scope),
    full: options.onFull ?? (() => {}),
    emit(commit) {
      const { party, log, facts } = commit
      if (facts.some((fact) => fact.kind === 'setting')) {
        settings.forget(party)
      }
      const writer = hosted.get(party)?.ownLog(log)
      if (writer) {
        // The head moves when this returns; the signature comes later still.
        signed.soon(party, () => writer.head)
      }
      for (const listener of listeners) {
        try {
          listener(commit)
        } catch (error) {
          trouble('a listener to commits failed', error)
        }
      }
    },
  }
  const signed = new SignedCheckpoints(engine, options.checkpointDelayMs ?? 250)

  const partyOf = (party: PartyId): HostedParty => {
    const found = hosted.get(party)
    if (found === undefined) {
      throw new LianyuError(refuse('journal.no-party', { party }))
    }
    return found
  }
  const host = async (party: PartyId): Promise<HostedParty> => {
    const one = new HostedParty(engine, signed, party)
    await one.load()
    await noteErasedBefore(engine, party)
    await recountIfOther(engine, one)
    hosted.set(party, one)
    return one
  }
  for (const party of keys.parties()) {
    await host(party)
  }
  // The word was kept, and the process died before it was taken off: it does not hold for what is lost another time.
  if (engine.outside.mark?.confirmed !== undefined && engine.nothingBehind()) {
    await engine.outside.unmark()
  }

  const sourcesOf = (party: HostedParty) => ({
    engine,
    settings,
    party: party.party,
    mirrored: (writer: PartyId, scope: string) => party.mirroredSize(writer, scope),
  })
  const held = async (party: PartyId, matter: MatterId, use: 'decide' | 'read') =>
    (await loadMatters(engine, party, [matter], use)).get(matter)
  const opened = (one: HeldMatter | undefined) => (one && one.folded.shared.first !== '' ? one.folded : undefined)
  const inFlight = new InFlight()

  const run = async (party: HostedParty, job: Routed): Promise<Receipt | Refusal> => {
    await settings.ready(party.party)
    const writer = await party.writer(job.scope)
    return writer.submit(job)
  }
  /** The same command twice at once: the second waits for the first and gets its answer, if it says the same. */
  const once = (
    party: HostedParty,
    command: string,
    route: () => Promise<Routed | Refusal>,
  ): Promise<Receipt | Refusal> => {
    const bad = checkCommandId(command)
    if (bad) {
      return Promise.resolve(bad)
    }
    return inFlight.once(`${party.party} ${command}`, async () => {
      for (;;) {
        const job = await route()
        const answer = isRefusal(job) ? job : await run(party, job)
        if (!isRefusal(answer) || answer.refusal !== 'journal.meanwhile-shared') {
          return answer
        }
      }
    })
  }

  const journal: Journal = {
    keys,
    parties: () => [...hosted.keys()],
    async addParty({ party, name, level, form }) {
      await keys.ensure(party)
      await inParty(engine.store, party, 'app', (tx) =>
        tx.query(
          `insert into party_self (party, name_zh, name_en, level, form, created_at) values ($1, $2, $3, $4, $5, $6)
            on conflict (party) do nothing`,
          [party, name.zh, name.en, level, form, engine.now()],
        ),
      )
      const one = hosted.get(party) ?? (await host(party))
      await one.writer('home')
      await one.writer('audit')
    },

    async open(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => openJob(sourcesOf(party), c))
    },
    async openedBefore(c) {
      const job = openJob(sourcesOf(partyOf(c.party)), c)
      return isRefusal(job) ? undefined : (await findReceipts(engine.store, c.party, [job])).get(c.command)
    },
    async step(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => {
        const found = await held(c.party, c.matter, 'decide')
        return found ? stepJob(sourcesOf(party), c, found) : refuse('journal.no-matter', { matter: c.matter })
      })
    },
    async steppedBefore(c) {
      const found = await held(c.party, c.matter, 'decide')
      const job = found && stepJob(sourcesOf(partyOf(c.party)), c, found)
      return job && (await findReceipts(engine.store, c.party, [job])).get(c.command)
    },
    async share(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => {
        const home = await party.writer('home')
        const checkpoint = await signed.latest(c.party, () => home.head)
        return shareJob(sourcesOf(party), c, checkpoint)
      })
    },
    async erase(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => {
        const found = await held(c.party, c.matter, 'decide')
        const rows = await inParty(engine.store, c.party, 'app', (tx) => entriesOfMatters(tx, [c.matter]))
        const row = rows.find((candidate) => hexOf(candidate.leaf) === c.leaf)
        if (found === undefined || row === undefined) {
          return refuse('journal.no-fact', { leaf: c.leaf })
        }
        return eraseJob(sourcesOf(party), c, found, { ...factOf(row), logNumber: row.log })
      })
    },
    async erased(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => {
        const found = await held(c.party, c.matter, 'decide')
        const rows = await inParty(engine.store, c.party, 'app', (tx) => entriesOfMatters(tx, [c.matter]))
        const asked = rows.find((row) => hexOf(row.leaf) === c.asked)
        if (found === undefined || asked === undefined) return refuse('journal.no-fact', { leaf: c.asked })
        const target = rows.find((row) => hexOf(row.leaf) === c.leaf)
        if (target !== undefined && target[c.part] !== null) return refuse('erase.still-here', { leaf: c.leaf })
        return erasedJob(sourcesOf(party), c, found, asked.origin)
      })
    },

    async unseal(c) {
      const party = partyOf(c.party)
      return once(party, c.command, async () => {
        const found = await held(c.party, c.matter, 'decide')
        return found ? unsealJob(sourcesOf(party), c, found) : refuse('journal.no-matter', { matter: c.matter })
      })
    },

    async mirror(batch) {
      const party = partyOf(batch.party)
      const barred = options.barred?.()
      if (barred !== undefined) {
        return barred
      }
      return party.inTurn(async () => {
        try {
          const whole = await withCutParts(engine, party, batch)
          await noteMissingParts(engine, party, whole)
          return await mirrorBatch(engine, party, whole)
        } catch (error) {
          // Whether it was committed is not known: what the database says is what counts from here on.
          await party.reload(batch.origin).catch((failed) => trouble('a mirrored log cannot be read', failed))
          throw error
        }
      })
    },

    async get(party, matter) {
      return opened(await held(partyOf(party).party, matter, 'read'))
    },
    async getToDecide(party, matter) {
      return opened(await held(partyOf(party).party, matter, 'decide'))
    },
    async getMany(party, matters) {
      const found = await loadMatters(engine, partyOf(party).party, matters, 'read')
      const open = [...found].filter(([, { folded }]) => folded.shared.first !== '')
      return new Map(open.map(([matter, { folded }]) => [matter, folded]))
    },
    async facts(party, matter) {
      const rows = await inParty(engine.store, partyOf(party).party, 'app', (tx) =>
        isAudit(matter) ? Promise.resolve([]) : entriesOfMatters(tx, [matter]),
      )
      return rows.map(heldFactOf)
    },
    async page(party, matter, { log, before, limit }) {
      const number = (partyOf(party).ownHead(log) ?? partyOf(party).mirrored(log))?.log
      if (number === undefined) {
        return []
      }
      const rows = await inParty(engine.store, party, 'app', (tx) => entriesOfMatter(tx, matter, number, before, limit))
      return rows.map(heldFactOf)
    },

    async checkpoint(party, origin) {
      const writer = partyOf(party).ownLog(origin)
      const closed = partyOf(party).ownHead(origin)
      if (writer === undefined && closed !== undefined) {
        return signed.closing(party, closed)
      }
      if (writer === undefined) {
        throw new LianyuError(refuse('node.not-found', { what: origin }))
      }
      return signed.latest(party, () => writer.head)
    },
    logOf: async (party, scope) => (await partyOf(party).writer(scope)).head.origin,

    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    rebuild: (party) => rebuildParty(engine, partyOf(party)),
    verify: (party) => verifyParty(engine, partyOf(party)),
    verifyHeld: (party) => verifyHeld(engine, partyOf(party)),
    readOnly: (party) => partyOf(party).readOnly,
    behind: (party) => partyOf(party).recovery.logs(),
    async noticeBehind(party, origin, signedSize) {
      const one = partyOf(party)
      const scope = origin.split('/')[1] as string
      const head = one.ownHead(origin)
      if (head?.state !== 'closed' && (head?.frontier.size ?? 0) < signedSize) {
        one.recovery.put(origin, scope, signedSize)
      }
    },
    settle(party, notAsked) {
      const one = partyOf(party)
      return one.inTurn(() => one.recovery.settle(notAsked))
    },
    losses: (party) => engine.outside.lossesOf(party),
    async stop() {
      const all = [...hosted.values()]
      await Promise.all(all.flatMap((one) => one.writers().map((writer) => writer.drained())))
      await signed.stop(
        all.flatMap((one) => one.writers().map((writer) => ({ party: one.party, headNow: () => writer.head }))),
      )
      await engine.checkpoints.close()
    },
  }
  return journal
}

/** Commands on their way, so that one sent twice at once is decided once. */
class InFlight {
  readonly #running = new Map<string, Promise<unknown>>()

  async once<T>(key: string, begin: () => Promise<T>): Promise<T> {
    // Whatever became of the first, this one is then an ordinary repetition.
    for (let first = this.#running.get(key); first !== undefined; first = this.#running.get(key)) {
      await first.catch(() => {})
    }
    const mine = begin()
    this.#running.set(key, mine)
    try {
      return await mine
    } finally {
      this.#running.delete(key)
    }
  }
}
