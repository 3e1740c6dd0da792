import type { Card, DeskId, OfficerId, Pack, PartyId, RoleId, Text } from '@lianyu/kernel'
import type { Store } from '../store/store.ts'
import { inParty } from '../store/transaction.ts'

/**
 * Words for ids: parties by their own row or pinned card, desks by the party's own labels, roles by the packs. Held in
 * memory, read again when people change something; an id without a name is shown as it is.
 */
export class Names {
  readonly #store: Store
  readonly #packs: readonly Pack[]
  readonly #parties = new Map<PartyId, Text>()
  readonly #desks = new Map<string, Text>()
  readonly #officers = new Map<string, string>()
  #version = 0

  constructor(store: Store, packs: readonly Pack[]) {
    this.#store = store
    this.#packs = packs
  }

  /** Reads the names that one hosted party knows. */
  async load(party: PartyId): Promise<void> {
    await inParty(this.#store, party, 'app', async (tx) => {
      const own = await tx.query<{ name_zh: string; name_en: string }>(
        'select name_zh, name_en from party_self where party = $1',
        [party],
      )
      for (const row of own.rows) this.#parties.set(party, { zh: row.name_zh, en: row.name_en })
      const peers = await tx.query<{ peer: PartyId; card: Buffer }>('select peer, card from peer where party = $1', [
        party,
      ])
      for (const row of peers.rows) {
        // What a party of this node says of itself stands before what its card once said.
        if (!this.#parties.has(row.peer))
          this.#parties.set(row.peer, (JSON.parse(row.card.toString('utf8')) as Card).name)
      }
      const desks = await tx.query<{ id: DeskId; label_zh: string; label_en: string }>(
        'select id, label_zh, label_en from desk where party = $1',
        [party],
      )
      for (const row of desks.rows) this.#desks.set(`${party} ${row.id}`, { zh: row.label_zh, en: row.label_en })
      const people = await tx.query<{ id: OfficerId; title: string }>('select id, title from person where party = $1', [
        party,
      ])
      for (const row of people.rows) this.#officers.set(`${party} ${row.id}`, row.title)
    })
    this.#version += 1
  }

  /** Counts what was read again: an answer made with an earlier one may have other names. */
  get version(): number {
    return this.#version
  }

  party(id: PartyId): Text {
    return this.#parties.get(id) ?? { zh: id, en: id }
  }

  /** The party's own label; for another party's desk the packs' common one. */
  desk(party: PartyId, id: DeskId): Text {
    return this.#desks.get(`${party} ${id}`) ?? this.#common('desks', id)
  }

  role(id: RoleId): Text {
    return this.#common('roles', id)
  }

  /** A person's title; officers of other parties are opaque, so undefined. */
  officer(party: PartyId, id: OfficerId): string | undefined {
    return this.#officers.get(`${party} ${id}`)
  }

  #common(list: 'desks' | 'roles', id: string): Text {
    for (const pack of this.#packs) {
      const found = pack[list].find((entry) => entry.id === id)
      if (found !== undefined) return found.label
    }
    return { zh: id, en: id }
  }
}
