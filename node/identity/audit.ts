import { type Actor, isRefusal, LianyuError, type MatterId, type PartyId } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import type { Journal } from '../journal/types.ts'

/** What a node writes down of itself; the open steps of the kind `audit`. */
export type Deed =
  | 'signed-in'
  | 'sign-in-refused'
  | 'locked-out'
  | 'signed-out'
  | 'person-added'
  | 'person-changed'
  | 'role-given'
  | 'role-taken'
  | 'card-pinned'
  | 'card-removed'
  | 'key-rotated'
  | 'setting-changed'
  | 'personal-read'
  | 'file-read'
  | 'exported'
  | 'erased-here'
  | 'quarantined'
  | 'released'
  | 'restored'

/** The one matter of a party's audit log; the same id on every start, so that opening it again changes nothing. */
export function auditMatter(party: PartyId): MatterId {
  return `${party}:${auditCommand}`
}
const auditCommand = '00000000-0000-7000-8000-000000000001'

/** Who acts where nobody is signed in: the node itself, in the party's name. */
export function nodeActor(party: PartyId): Actor {
  return { party, desk: 'administration', role: 'system', officer: 'node' }
}

/** Writes facts into the parties' audit logs. A deed that cannot be written down is not done: callers await it first. */
export class Audit {
  readonly #journal: Journal
  readonly #now: () => number

  constructor(journal: Journal, now: () => number) {
    this.#journal = journal
    this.#now = now
  }

  /** Opens the party's audit matter, if it is not open yet. */
  async begin(party: PartyId, title: string): Promise<void> {
    if ((await this.#journal.get(party, auditMatter(party))) !== undefined) return
    const receipt = await this.#journal.open({
      party,
      actor: nodeActor(party),
      command: auditCommand,
      kind: 'audit',
      matter: auditMatter(party),
      data: { title },
    })
    if (isRefusal(receipt)) throw new LianyuError(receipt)
  }

  /** @param about  an opaque id, a role, a peer, a file's hash; never a person's name or a password */
  async note(party: PartyId, deed: Deed, said: { about?: string; note?: string } = {}, actor?: Actor): Promise<void> {
    const field = deed.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
    const receipt = await this.#journal.step({
      party,
      actor: actor ?? nodeActor(party),
      command: newCommandId(this.#now()),
      matter: auditMatter(party),
      step: deed,
      data: {
        ...(said.about === undefined ? {} : { [`${field}About`]: said.about.slice(0, 200) }),
        ...(said.note === undefined ? {} : { [`${field}Note`]: said.note.slice(0, 1000) }),
      },
    })
    if (isRefusal(receipt)) throw new LianyuError(receipt)
  }
}
