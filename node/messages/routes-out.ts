import { instantOf, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { Sealing } from '../journal/seal.ts'
import type { Store } from '../store/store.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import { isMailAddress } from './mail.ts'
import type { MessageOptions } from './options.ts'
import { type Robot, webhookOf } from './robots.ts'
import type { Channel, Sort } from './sorts.ts'

/** Whose way out it is: a person's (`desk` empty) or a desk's (`person` empty). */
export interface RouteKey {
  desk: string
  person: string
  channel: Channel
}

/** What a person or an administrator decides about a way out. */
export interface RouteWishes {
  sorts: Sort[]
  quietFrom: string
  quietTo: string
  redPasses: boolean
  digestTimes: string[]
}

/** A way out as screens show it; where it leads to only in part. */
export interface RouteOut extends RouteKey, RouteWishes {
  shown: string
}

export type Target = { address: string } | Robot

export interface RouteRow {
  desk: string
  person: string
  channel: Channel
  sealed: Uint8Array
  shown: string
  sorts: string
  quiet_from: string
  quiet_to: string
  red_passes: boolean
  digest_times: string
  digested_to: string
}

export const routeColumns = `r.desk, r.person, r.channel, r.sealed, r.shown, r.sorts, r.quiet_from, r.quiet_to, r.red_passes,
  r.digest_times, r.digested_to`

const labelOf = (party: PartyId, { desk, person, channel }: RouteKey) =>
  `message route ${party} ${desk} ${person} ${channel}`

/** Ways out of a party: kept sealed, shown in part, changed by who may. */
export class RoutesOut {
  readonly #store: Store
  readonly #sealing: Sealing
  readonly #options: MessageOptions
  readonly #now: () => number

  constructor(store: Store, sealing: Sealing, options: MessageOptions, now: () => number) {
    this.#store = store
    this.#sealing = sealing
    this.#options = options
    this.#now = now
  }

  /** Those of one person, or of every desk. */
  async list(party: PartyId, whose: { person: string } | 'desks'): Promise<RouteOut[]> {
    const { rows } = await inParty(this.#store, party, 'app', (tx) =>
      tx.query<RouteRow>(
        `select ${routeColumns} from message_route r where r.party = $1 and r.person = $2 order by r.desk, r.channel`,
        [party, whose === 'desks' ? '' : whose.person],
      ),
    )
    return rows.map(routeOf)
  }

  /** Sets a way out; without a target it keeps the one it has. */
  async put(
    party: PartyId,
    key: RouteKey,
    wishes: RouteWishes,
    target: Target | undefined,
    by: string,
  ): Promise<Refusal | undefined> {
    const wrong = target && this.#check(key, target)
    if (wrong !== undefined) return wrong
    const now = instantOf(this.#now())
    const sealed = target && this.#sealing.seal(Buffer.from(JSON.stringify(target)), labelOf(party, key))
    const decided = [
      JSON.stringify(wishes.sorts),
      wishes.quietFrom,
      wishes.quietTo,
      wishes.redPasses,
      JSON.stringify(wishes.digestTimes),
      by,
      now,
    ]
    const { count } = await inParty(this.#store, party, 'app', (tx) =>
      sealed === undefined
        ? tx.query(
            `update message_route r set sorts = $5, quiet_from = $6, quiet_to = $7, red_passes = $8, digest_times = $9,
               digested_to = $11, changed_by = $10, changed_at = $11
             where r.party = $1 and r.desk = $2 and r.person = $3 and r.channel = $4`,
            [party, key.desk, key.person, key.channel, ...decided],
          )
        : tx.query(
            `insert into message_route (party, desk, person, channel, sorts, quiet_from, quiet_to, red_passes, digest_times,
               changed_by, changed_at, digested_to, sealed, shown)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11, $12, $13)
             on conflict (party, desk, person, channel) do update set sorts = excluded.sorts,
               quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, red_passes = excluded.red_passes,
               digest_times = excluded.digest_times, digested_to = excluded.digested_to, wait_until = null,
               changed_by = excluded.changed_by, changed_at = excluded.changed_at, sealed = excluded.sealed,
               shown = excluded.shown`,
            [party, key.desk, key.person, key.channel, ...decided, sealed, shownOf(target as Target)],
          ),
    )
    return count === 0 ? refuse('message.no-route', {}) : undefined
  }

  async remove(party: PartyId, { desk, person, channel }: RouteKey): Promise<void> {
    await inParty(this.#store, party, 'app', async (tx) => {
      for (const table of ['message_out', 'message_route']) {
        await tx.query(`delete from ${table} where party = $1 and desk = $2 and person = $3 and channel = $4`, [
          party,
          desk,
          person,
          channel,
        ])
      }
    })
  }

  /** Where it leads; undefined where it was sealed by another node's secret, or changed since. */
  targetOf(party: PartyId, row: RouteRow): Target | undefined {
    const opened = this.#sealing.open(row.sealed, labelOf(party, row))
    return opened === undefined ? undefined : (JSON.parse(opened.toString('utf8')) as Target)
  }

  #check({ channel }: RouteKey, target: Target): Refusal | undefined {
    if (channel !== 'mail') {
      const url =
        'url' in target ? webhookOf(channel, target, this.#options) : refuse('message.bad-webhook', { channel })
      return url instanceof URL ? undefined : url
    }
    if (this.#options.mail === undefined) return refuse('message.no-mail', {})
    return 'address' in target && isMailAddress(target.address)
      ? undefined
      : refuse('message.bad-address', {}, 'address')
  }
}

export function routeOf(row: RouteRow): RouteOut {
  const { desk, person, channel, shown } = row
  return {
    desk,
    person,
    channel,
    shown,
    sorts: JSON.parse(row.sorts) as Sort[],
    quietFrom: row.quiet_from,
    quietTo: row.quiet_to,
    redPasses: row.red_passes,
    digestTimes: JSON.parse(row.digest_times) as string[],
  }
}

/** Enough to know it again, too little to use it. */
function shownOf(target: Target): string {
  if ('address' in target) return target.address.replace(/^(.).*(@.*)$/, '$1…$2')
  const url = new URL(target.url)
  return `${url.host} …${target.url.slice(-4)}`
}

/** All ways out of a party, for spreading a notice. */
export async function allRoutes(tx: Tx): Promise<RouteRow[]> {
  const { rows } = await tx.query<RouteRow>(`select ${routeColumns} from message_route r where r.party = $1`, [
    tx.party,
  ])
  return rows
}
