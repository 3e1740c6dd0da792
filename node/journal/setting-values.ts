import type { MatterId, PartyId, PlainDay } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

interface SettingRow {
  key: string
  valid_from: PlainDay
  matter: MatterId
  value: string
}

/** The approved settings of the hosted parties, read when first asked for and after each change. */
export class SettingValues {
  readonly #store: Store
  readonly #loaded = new Map<PartyId, Promise<Map<string, SettingRow[]>>>()
  readonly #ready = new Map<PartyId, Map<string, SettingRow[]>>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Must have settled before `valueOn`. */
  async ready(party: PartyId): Promise<void> {
    if (this.#ready.has(party)) {
      return
    }
    let loading = this.#loaded.get(party)
    if (loading === undefined) {
      loading = this.#load(party)
      this.#loaded.set(party, loading)
    }
    const values = await loading.catch((error) => {
      this.#loaded.delete(party)
      throw error
    })
    if (this.#loaded.get(party) === loading) {
      this.#ready.set(party, values)
    }
  }

  /** The value that holds on a day: of the latest valid-from day, and of those the latest matter. */
  valueOn(party: PartyId, key: string, day: PlainDay): unknown {
    const row = this.#ready
      .get(party)
      ?.get(key)
      ?.findLast((candidate) => candidate.valid_from <= day)
    return row && JSON.parse(row.value)
  }

  /** Every value that was approved for a key, by the day it holds from; after `ready`. */
  approvedOf(party: PartyId, key: string): { matter: MatterId; value: unknown; validFrom: PlainDay }[] {
    const rows = this.#ready.get(party)?.get(key) ?? []
    return rows.map(({ matter, value, valid_from }) => ({ matter, value: JSON.parse(value), validFrom: valid_from }))
  }

  /** Every key that was ever approved; after `ready`. */
  keysOf(party: PartyId): string[] {
    return [...(this.#ready.get(party)?.keys() ?? [])]
  }

  forget(party: PartyId): void {
    this.#loaded.delete(party)
    this.#ready.delete(party)
  }

  async #load(party: PartyId): Promise<Map<string, SettingRow[]>> {
    const text = `select key, valid_from, matter, value from setting_value where party = $1
      order by key, valid_from, matter`
    const { rows } = await inParty(this.#store, party, 'app', (tx) => tx.query<SettingRow>(text, [party]))
    return Map.groupBy(rows, (row) => row.key)
  }
}
