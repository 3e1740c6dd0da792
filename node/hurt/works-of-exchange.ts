import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Card, isRefusal, LianyuError, type PartyId } from '@lianyu/kernel'
import { expect } from 'vitest'
import { testCard } from '../exchange/attacks/rogue-server.ts'
import { RogueWriter } from '../exchange/attacks/rogue-writer.ts'
import { agreementKind, TestNode } from '../exchange/testing/test-node.ts'
import { Audit } from '../identity/audit.ts'
import { PutAside } from '../jobs/put-aside.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'
import { openStore, type Store } from '../store/store.ts'
import { inParty, type Tx } from '../store/transaction.ts'
import type { Work } from './at-every-boundary.ts'
import { CommitBoundary } from './commit-boundary.ts'

const [party, liar]: [PartyId, PartyId] = ['360313', '430281']
const seed = 40

/** The process of `killed` is gone; another begins over this line, on the same folder and the same address. */
export async function nextProcess(killed: TestNode, line: CommitBoundary): Promise<TestNode> {
  killed.app.server.closeAllConnections()
  killed.app.server.close()
  void killed.exchange.stop().catch(() => {})
  const { folder, files, port, aheadMs } = killed
  return await Object.assign(new TestNode(line.connection, killed.parties), { folder, files, port, aheadMs }).start()
}

/** An honest node over a line, and a peer whose log got shorter. */
export class ExchangeOverLine {
  readonly #connection: PostgresConnection
  readonly #plain: Store
  readonly #rogue = new RogueWriter(liar, seed, agreementKind)
  readonly #server = http.createServer(this.#rogue.answer)
  #card!: Card
  #line!: CommitBoundary
  #node!: TestNode

  constructor(connection: PostgresConnection) {
    this.#connection = connection
    this.#plain = openStore({ schema: connection })
  }

  async open(): Promise<this> {
    this.#line = await CommitBoundary.open(this.#connection)
    this.#node = await new TestNode(this.#line.connection, [party]).start()
    await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening))
    this.#card = testCard(liar, seed, `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`)
    await this.#node.card(party)
    await this.#node.pin(party, this.#card)
    await new Audit(this.#node.journal, () => Date.now()).begin(party, '示例')
    this.#rogue.open([party, liar])
    this.#rogue.comment('一').comment('二')
    await this.#look()
    this.#rogue.entries.pop()
    return this
  }

  async close(): Promise<void> {
    for await (const found of this.#node.journal.verify(party)) expect(found).not.toHaveProperty('fault')
    await this.#node.stop()
    await this.#node.remove()
    this.#server.closeAllConnections()
    await new Promise((closed) => this.#server.close(closed))
    await this.#plain.close()
    await this.#line.close()
  }

  /** So much later that nobody waits after a failure. */
  async #look(): Promise<void> {
    this.#node.aheadMs += 61_000
    await this.#node.exchange.look(party, liar)
  }

  #work(prepare: Work['prepare'], check: Work['check']): Work {
    return {
      line: () => this.#line,
      prepare,
      begin: async () => {
        await this.#line.close()
        this.#line = await CommitBoundary.open(this.#connection)
        this.#node = await nextProcess(this.#node, this.#line)
      },
      check,
    }
  }

  /** A party's own card is made anew: one serial further, however often it is asked for. */
  card(): Work {
    let before = 0
    return this.#work(
      async (name) => {
        before = (await this.#node.exchange.ownCard(party))?.serial ?? 0
        const says = {
          name: { zh: name, en: name },
          level: 'county',
          form: 'government',
          node: this.#node.url,
        } as const
        return () => this.#node.exchange.makeCard(party, says)
      },
      async (name) => {
        expect(await this.#node.exchange.ownCard(party)).toMatchObject({ name: { zh: name }, serial: before + 1 })
      },
    )
  }

  /** A peer is trusted. */
  pinned(): Work {
    return this.#work(
      async () => {
        await this.#node.exchange.removePeer(party, liar)
        return () => this.#node.pin(party, this.#card)
      },
      async () => {
        expect(this.#node.exchange.cards(party)).toContainEqual(this.#card)
        expect(await this.#stateOfPeer()).toBe('pinned')
      },
    )
  }

  /** A peer is trusted no more: neither by what is kept nor by the process that was told. */
  unpinned(): Work {
    return this.#work(
      async () => {
        await this.#node.pin(party, this.#card)
        return () => this.#node.exchange.removePeer(party, liar)
      },
      async () => {
        expect(this.#node.exchange.cards(party)).toEqual([])
        expect(await this.#stateOfPeer()).toBe('unpinned')
        await this.#node.pin(party, this.#card)
      },
    )
  }

  async #stateOfPeer() {
    const text = 'select state from peer where party = $1 and peer = $2'
    const read = (tx: Tx) => tx.query<{ state: string }>(text, [party, liar])
    return (await inParty(this.#plain, party, 'app', read)).rows[0]?.state
  }

  /** A log that contradicts itself is let go on at a word, put aside again at the next look, and that is told. */
  quarantine(): Work {
    const { origin } = this.#rogue
    const standing = async () => {
      const [line, ...more] = await this.#node.exchange.quarantineList(party)
      expect(more).toEqual([])
      return line
    }
    return this.#work(
      async () => async () => {
        const { exchange, journal, store } = this.#node
        const refused = await exchange.release(party, origin, 'operator')
        if (isRefusal(refused) && refused.refusal !== 'exchange.not-quarantined') throw new LianyuError(refused)
        await this.#look()
        const line = await standing()
        if (line === undefined || line.releasedAt !== undefined) throw new Error('it was believed')
        const now = () => Date.now()
        const telling = new PutAside({ store, audit: new Audit(journal, now), exchange, now })
        telling.report({ party, peer: liar, origin, refusal: line.evidence.refusal })
        await telling.stop()
      },
      async () => {
        const line = await standing()
        expect(line).toMatchObject({ origin, writer: liar, why: 'log.shrunk' })
        expect(line?.releasedAt).toBeUndefined()
        const text = `select (select count(*) from notice n where n.party = $1 and n.cause = $2) as told,
          (select count(*) from head h where h.party = $1 and h.origin = $3 and h.state = 'quarantined') as aside`
        const cause = `quarantine ${origin} ${line?.index} ${line?.at}`
        const { rows } = await inParty(this.#plain, party, 'app', (tx) => tx.query(text, [party, cause, origin]))
        expect(rows).toEqual([{ told: 1, aside: 1 }])
      },
    )
  }
}
