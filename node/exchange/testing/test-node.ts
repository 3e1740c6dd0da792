import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import {
  type Actor,
  type Card,
  cardBytes,
  chinaCalendar,
  fingerprint,
  instantOf,
  isRefusal,
  type Kind,
  LianyuError,
  type LogId,
  type MatterId,
  type PartyId,
  type Refusal,
} from '@lianyu/kernel'
import { allComputations, allIndicators, allKinds, allMonths, kindById, kindsByHash } from '@lianyu/packs'
import type { FastifyInstance } from 'fastify'
import { createServer } from '../../api/server.ts'
import { newCommandId } from '../../command-id.ts'
import { FileStore } from '../../files/file-store.ts'
import { openJournal } from '../../journal/journal.ts'
import { sha256Node } from '../../journal/sha256.ts'
import type { Journal, Receipt } from '../../journal/types.ts'
import type { PostgresConnection } from '../../store/own-postgres.ts'
import { openStore, type Store } from '../../store/store.ts'
import { inParty, type Tx } from '../../store/transaction.ts'
import { Exchange } from '../exchange.ts'

export const kinds: readonly Kind[] = allKinds(sha256Node)
export const agreementKind = kindById(kinds, 'agreement') as Kind

export interface Trouble {
  party: PartyId
  peer: PartyId
  origin?: LogId
  refusal: Refusal
}

/**
 * As much of a node as the exchange stands on: a database, a journal, an address on loopback. `stop` leaves database and
 * folder, so that `start` is the same node again.
 */
export class TestNode {
  readonly connection: PostgresConnection
  readonly folder = mkdtempSync('/tmp/lianyu-exchange-')
  readonly parties: PartyId[]
  readonly troubles: Trouble[] = []
  readonly errors: unknown[] = []
  store!: Store
  journal!: Journal
  exchange!: Exchange
  readonly files = new FileStore(this.folder)
  app!: FastifyInstance
  /** Where it listens, and what its cards say. */
  host = '127.0.0.1'
  port = 0
  /** Time that passes at once for this node, in milliseconds. */
  aheadMs = 0
  /** By how much its clock is wrong, in milliseconds; nothing passes by it. */
  clockJumpMs = 0

  constructor(connection: PostgresConnection, parties: PartyId[]) {
    this.connection = connection
    this.parties = parties
  }

  get url(): string {
    return `http://${this.host}:${this.port}`
  }

  async start(): Promise<this> {
    const now = () => Date.now() + this.aheadMs + this.clockJumpMs
    const byHash = kindsByHash(kinds)
    this.store = openStore({ schema: this.connection, connections: { app: 6, exchange: 4, identity: 1 } })
    const journal = await openJournal({
      store: this.store,
      dataDir: this.folder,
      kinds: { byId: (id) => kindById(kinds, id), byHash },
      indicators: allIndicators,
      months: allMonths,
      computations: allComputations,
      calendar: chinaCalendar(),
      now: () => instantOf(now()),
      onTrouble: (what, error) => this.errors.push(what, error),
    })
    this.journal = journal
    for (const party of this.parties) {
      await journal.addParty({ party, name: { zh: party, en: party }, level: 'county', form: 'government' })
    }
    this.exchange = new Exchange({
      store: this.store,
      journal,
      kinds: byHash,
      now,
      elapsed: () => performance.now() + this.aheadMs,
      allowPrivatePeers: true,
      files: this.files,
      onTrouble: (trouble) => this.troubles.push(trouble),
      onError: (error) => this.errors.push(error),
    })
    this.app = await createServer({ logLevel: 'silent', onUnfinished: (error) => this.errors.push(error) })
    await this.app.register(this.exchange.routes())
    await this.app.listen({ host: this.host, port: this.port })
    this.port = (this.app.server.address() as { port: number }).port
    await this.exchange.start()
    return this
  }

  async stop(): Promise<void> {
    await this.app.close()
    await this.exchange.stop()
    await this.journal.stop()
    await this.store.close()
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  card(party: PartyId): Promise<Card> {
    const name = { zh: `示例单位${party}`, en: `Sample unit ${party}` }
    return this.exchange.makeCard(party, { name, level: 'county', form: 'government', node: this.url })
  }

  async pin(party: PartyId, card: Card): Promise<void> {
    ok(await this.exchange.pinCard(party, cardBytes(card), fingerprint(card), 'operator'))
  }

  /** Opens a draft agreement with these parties; its shared logs begin here. */
  draft(party: PartyId, parties: PartyId[]): Promise<MatterId> {
    return this.drafting(party, parties)(this)
  }

  /** The same by one command, however often and on whichever process of this node it is given. */
  drafting(party: PartyId, parties: PartyId[]): (node: TestNode) => Promise<MatterId> {
    const data = {
      title: '示例协议',
      form: 'cooperation',
      level: 'government',
      parties,
      text: '示例正文',
      validFrom: '2026-01-01',
      scope: [{ kind: 'letter', steps: '*', part: 'shared', audience: 'matter-parties' }],
    }
    const command = newCommandId(Date.now())
    const opening = {
      party,
      actor: actorOf(party),
      command,
      kind: 'agreement',
      agreement: `${party}:${command}`,
      parties: [...parties].sort(),
      data,
    }
    return async (node) => ok(await node.journal.open(opening)).matter
  }

  async comment(party: PartyId, matter: MatterId, comment: string): Promise<Receipt> {
    return await this.step(party, matter, 'comment', { comment })
  }

  async step(
    party: PartyId,
    matter: MatterId,
    step: string,
    data: Record<string, unknown> = {},
    role = 'officer',
  ): Promise<Receipt> {
    const actor = { ...actorOf(party), role }
    return ok(await this.journal.step({ party, actor, command: newCommandId(Date.now()), matter, step, data }))
  }

  /** Comments on an agreement as this party holds them, in the order of the fold. */
  async comments(party: PartyId, matter: MatterId): Promise<string[]> {
    const found = await this.journal.get(party, matter)
    return (found?.shared.adds.comment ?? []).map(({ fields }) => String(fields.comment))
  }

  in<T>(party: PartyId, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.store, party, 'app', fn)
  }
}

export function actorOf(party: PartyId): Actor {
  return { party, desk: 'office', role: 'officer', officer: 'officer-1' }
}

export function ok<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}

/** Every pair of parties on different nodes knows the other's card. */
export async function introduce(nodes: readonly TestNode[]): Promise<void> {
  for (const node of nodes) {
    for (const party of node.parties) {
      const card = await node.card(party)
      for (const other of nodes) if (other !== node) for (const one of other.parties) await other.pin(one, card)
    }
  }
}
