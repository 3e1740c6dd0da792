import { isRefusal, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import { openMatter } from '../api/matters/open-matter.ts'
import { takeStep } from '../api/matters/take-step.ts'
import type { SignedIn } from '../identity/session.ts'
import { inParty, inPartyToWrite, type Tx } from '../store/transaction.ts'
import { faultOf } from './check-rows.ts'
import {
  countsOf,
  findRun,
  keepWritten,
  moveRun,
  nextRows,
  type Outcome,
  type Plan,
  type Run,
  runsIn,
  type ToWrite,
  type Written,
} from './import-store.ts'

/** Rows read together, and commands under way at once: the log writes them as one batch. */
const page = 500
const atOnce = 50

/**
 * Writes the rows of imports, one command each. What a row becomes does not depend on when it is written: its command id is
 * made from what it says, so a run that was cut off anywhere goes on and writes nothing twice.
 */
export class ImportRuns {
  readonly #deps: NodeDeps
  readonly #running = new Map<string, Promise<void>>()
  #stopping = false

  constructor(deps: NodeDeps) {
    this.#deps = deps
  }

  /** Begins to write; answers at once. */
  async start(session: SignedIn, run: Run): Promise<Refusal | undefined> {
    const counts = await this.#read(session.party, (tx) => countsOf(tx, run.id, run.plan.sheet))
    if (wantedOf(run.plan).every((outcome) => (counts[outcome] ?? 0) === 0)) return refuse('import.nothing-ready', {})
    const { stopped: _, ...plan } = run.plan
    const moved = await this.#write(session.party, (tx) =>
      moveRun(tx, run.id, ['checked', 'stopped', 'cancelled'], 'running', this.#deps.instant(), plan),
    )
    if (!moved) return refuse('import.wrong-state', { state: run.state })
    this.#go(session.party, { ...run, plan })
    return undefined
  }

  /** What was written stays; nothing more is. */
  async cancel(party: PartyId, run: Run): Promise<Refusal | undefined> {
    const moved = await this.#write(party, (tx) => moveRun(tx, run.id, ['running'], 'cancelled', this.#deps.instant()))
    if (!moved) return refuse('import.wrong-state', { state: run.state })
    await this.#running.get(run.id)
    return undefined
  }

  /** Goes on with what was running when the node went down, under the duty it began with, if its officer still has that. */
  async resume(): Promise<void> {
    for (const party of this.#deps.journal.parties()) {
      for (const run of await this.#read(party, (tx) => runsIn(tx, 'running'))) this.#go(party, run)
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true
    await Promise.all(this.#running.values())
  }

  /** Resolves when the run is at rest; for those who wait for it. */
  async settled(id: string): Promise<void> {
    await this.#running.get(id)
  }

  #go(party: PartyId, run: Run): void {
    if (this.#running.has(run.id)) return
    const work = this.#work(party, run)
      .catch((error: unknown) => this.#halt(party, run, refusalOf(error)))
      // A node that cannot even write down that it stopped goes on with it when it starts again.
      .catch(() => {})
      .finally(() => this.#running.delete(run.id))
    this.#running.set(run.id, work)
  }

  async #work(party: PartyId, run: Run): Promise<void> {
    const session = await this.#sessionOf(party, run)
    if (session === undefined) return this.#halt(party, run, refuse('import.not-your-duty', { what: run.kind }))
    const { sheet } = run.plan
    const wanted = wantedOf(run.plan)
    for (;;) {
      const rows = await this.#read(party, async (tx) => {
        const now = await findRun(tx, run.id)
        return now?.state === 'running' ? await nextRows(tx, run.id, sheet, wanted, page) : undefined
      })
      if (rows === undefined || this.#stopping) return
      if (rows.length === 0) break
      for (let from = 0; from < rows.length && !this.#stopping; from += atOnce) {
        const written = await Promise.all(
          rows.slice(from, from + atOnce).map((row) => this.#writeRow(session, run, row)),
        )
        const hindered = written.find(isRefusal)
        const known = written.filter((one): one is Written => !isRefusal(one))
        const goesOn = await this.#write(party, async (tx) => {
          if (known.length > 0) await keepWritten(tx, run.id, sheet, known)
          return (await findRun(tx, run.id))?.state === 'running'
        })
        if (hindered !== undefined) return this.#halt(party, run, hindered)
        if (!goesOn) return
      }
    }
    await this.#write(party, (tx) => moveRun(tx, run.id, ['running'], 'done', this.#deps.instant()))
  }

  /** @returns what became of the row, or the refusal for which no row can be written now (a full disk, a log behind) */
  async #writeRow(session: SignedIn, run: Run, row: ToWrite): Promise<Written | Refusal> {
    const { command, data, line, matter } = row
    const answer =
      run.step === ''
        ? await openMatter(this.#deps, session, { command, kind: run.kind, data })
        : await takeStep(this.#deps, session, { command, matter: matter ?? '', step: run.step, data })
    if ('stale' in answer) return { line, outcome: 'refused', faults: [faultOf(answer.stale, undefined, line)] }
    if (!isRefusal(answer)) return { line, outcome: answer.replayed ? 'same' : 'done', matter: answer.matter }
    if (answer.sort === 'unavailable' || answer.sort === 'no-room' || answer.sort === 'unfinished') return answer
    return { line, outcome: 'refused', faults: [faultOf(answer, undefined, line)] }
  }

  async #halt(party: PartyId, run: Run, refusal: Refusal): Promise<void> {
    const plan: Plan = { ...run.plan, stopped: faultOf(refusal, undefined, 0) }
    await this.#write(party, (tx) => moveRun(tx, run.id, ['running'], 'stopped', this.#deps.instant(), plan))
  }

  /** The duty under which the run began, as long as its officer has it. */
  async #sessionOf(party: PartyId, { officer, desk, role }: Run): Promise<SignedIn | undefined> {
    const { rows } = await this.#read(party, (tx) =>
      tx.query<{ username: string; title: string }>(
        `select p.username, p.title from person p join person_desk d on d.party = $1 and d.person = p.id
           where p.party = $1 and p.id = $2 and p.disabled_at is null and d.desk = $3 and d.role = $4`,
        [party, officer, desk, role],
      ),
    )
    const [person] = rows
    const acting = { desk, role }
    return (
      person && {
        ...person,
        party,
        officer,
        acting,
        duties: [acting],
        mustChange: false,
        mustEnrol: false,
        way: 'password',
        tokenHash: Buffer.alloc(0),
      }
    )
  }

  #read<T>(party: PartyId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.#deps.store, party, 'app', work)
  }

  #write<T>(party: PartyId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inPartyToWrite(this.#deps.store, party, work)
  }
}

/** What of the dry run is to be written. */
function wantedOf({ duplicates }: Plan): Outcome[] {
  return duplicates === 'import' ? ['ready', 'duplicate'] : ['ready']
}

function refusalOf(error: unknown): Refusal {
  const { refusal } = error as { refusal?: Refusal }
  return refusal !== undefined && isRefusal(refusal) ? refusal : refuse('node.unfinished', { requestId: 'import' })
}

const made = new WeakMap<NodeDeps, ImportRuns>()

/** The one writer of imports of a node. */
export function importRunsOf(deps: NodeDeps): ImportRuns {
  let runs = made.get(deps)
  if (runs === undefined) {
    runs = new ImportRuns(deps)
    made.set(deps, runs)
  }
  return runs
}
