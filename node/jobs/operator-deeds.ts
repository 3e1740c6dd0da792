import { existsSync } from 'node:fs'
import { appendFile, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import type { PartyId } from '@lianyu/kernel'
import type { Audit } from '../identity/audit.ts'
import type { Journal } from '../journal/types.ts'

/** What an operator did to a person's account on the node's machine. */
export interface OperatorDeed {
  party: PartyId
  about: string
  note: string
}

const waiting = (dataDir: string) => path.join(dataDir, 'operator-deeds.jsonl')
const lookEveryMs = 2_000

/** Leaves a line for the node, which alone writes its logs: the running one takes it at its next look, else the next start. */
export async function noteOperatorDeed(dataDir: string, deed: OperatorDeed): Promise<void> {
  await appendFile(waiting(dataDir), `${JSON.stringify(deed)}\n`, { mode: 0o600, flush: true })
}

/** Writes into the audit logs what operators did on the machine. A line is gone once its fact is committed. */
export class OperatorDeeds {
  readonly #dataDir: string
  readonly #audit: Pick<Audit, 'note'>
  readonly #journal: Pick<Journal, 'parties' | 'readOnly'>
  readonly #onTrouble: (what: string, error: unknown) => void
  #timer: NodeJS.Timeout | undefined
  #tail: Promise<void> = Promise.resolve()

  constructor(
    dataDir: string,
    audit: Pick<Audit, 'note'>,
    journal: Pick<Journal, 'parties' | 'readOnly'>,
    onTrouble: (what: string, error: unknown) => void,
  ) {
    this.#dataDir = dataDir
    this.#audit = audit
    this.#journal = journal
    this.#onTrouble = onTrouble
  }

  start(): void {
    this.#look()
    this.#timer = setInterval(() => this.#look(), lookEveryMs)
    this.#timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#tail
  }

  #look(): void {
    const taken = `${waiting(this.#dataDir)}.taken`
    if (!existsSync(waiting(this.#dataDir)) && !existsSync(taken)) return
    this.#tail = this.#tail
      .then(() => this.#take(taken))
      .catch((error: unknown) => this.#onTrouble('noting what an operator did', error))
  }

  async #take(taken: string): Promise<void> {
    // What was taken and not finished comes first; told twice is better than never.
    if (!existsSync(taken)) await rename(waiting(this.#dataDir), taken)
    const lines = (await readFile(taken, 'utf8')).split('\n').filter((line) => line !== '')
    const deeds = lines.map((line) => JSON.parse(line) as OperatorDeed)
    if (deeds.some(({ party }) => this.#journal.parties().includes(party) && this.#journal.readOnly(party))) return
    for (const { party, about, note } of deeds) await this.#audit.note(party, 'person-changed', { about, note })
    await rm(taken)
  }
}
