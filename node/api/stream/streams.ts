import { type DeskId, kindBehind, type MatterId, type PartyId } from '@lianyu/kernel'
import type { FastifyReply } from 'fastify'
import type { SignedIn } from '../../identity/session.ts'
import type { Commit } from '../../journal/types.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { countUnread } from '../notices/notices.ts'
import { onePerNode } from '../one-per-node.ts'
import { liveSessions } from './live-sessions.ts'

export type StreamDeps = Pick<NodeDeps, 'store' | 'journal' | 'exchange' | 'kinds' | 'packs' | 'now'>

const heartbeatMs = 15_000
/** What happens within this time is told together. */
const gatherMs = 200
/** Bytes that may wait for a reader who does not read; then the stream ends, and the browser asks again from scratch. */
const mostWaiting = 64 * 1024
/** Matters told one by one; more at once are told as "many". */
const mostTold = 100
export const mostStreams = { node: 2_000, session: 6 }

interface Listener {
  session: SignedIn
  key: string
  /** Kinds of which this duty may hear. */
  kinds: ReadonlySet<string>
  reply: FastifyReply
  matters: Map<MatterId, string>
}

/**
 * Open event streams, by party. They carry hints only (which matter moved, who is reachable, how much is unread): whoever
 * hears one asks the API, where the door stands. A lost hint costs a reload.
 */
export class Streams {
  readonly #deps: StreamDeps
  readonly #listeners = new Map<PartyId, Set<Listener>>()
  readonly #peersChanged = new Map<PartyId, Set<PartyId>>()
  readonly #told = new Set<Listener>()
  readonly #unlisten: (() => void)[]
  readonly #heart: NodeJS.Timeout
  #gathering: NodeJS.Timeout | undefined
  #stopped = false

  constructor(deps: StreamDeps) {
    this.#deps = deps
    this.#unlisten = [
      deps.journal.onCommit((commit) => this.#committed(commit)),
      deps.exchange.onPeer((party, peer) => this.#peerChanged(party, peer)),
    ]
    this.#heart = setInterval(() => void this.beat(), heartbeatMs)
    this.#heart.unref()
  }

  get size(): number {
    let size = 0
    for (const listeners of this.#listeners.values()) size += listeners.size
    return size
  }

  /** Begins a stream on this reply; false where there are too many already. */
  open(session: SignedIn, reply: FastifyReply): boolean {
    const key = session.tokenHash.toString('hex')
    const listeners = this.#listeners.get(session.party) ?? new Set()
    const own = [...listeners].filter((one) => one.key === key)
    if (this.#stopped || this.size >= mostStreams.node) return false
    // A browser that reloads may leave its last stream behind for a while: the oldest gives way.
    if (own.length >= mostStreams.session && own[0] !== undefined) this.#end(own[0])
    this.#listeners.set(session.party, listeners)
    const kinds = new Set(kindsInSight(this.#deps, session).map((kind) => kind.declaration.id))
    const listener: Listener = { session, key, kinds, reply, matters: new Map() }
    reply.hijack()
    reply.raw.writeHead(200, {
      ...(reply.getHeaders() as Record<string, string>),
      ...(reply.getHeaders() as Record<string, string>),
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    })
    reply.raw.write('retry: 3000\n\n')
    listeners.add(listener)
    reply.raw.on('close', () => this.#forget(listener))
    reply.raw.on('error', () => this.#end(listener))
    return true
  }

  /** After signing out: nothing more is told. */
  endSession(tokenHash: Buffer): void {
    this.#endWhere((listener) => listener.key === tokenHash.toString('hex'))
  }

  /** A desk has something new to read. */
  noticed(party: PartyId, desk: DeskId): void {
    for (const listener of this.#listeners.get(party) ?? []) {
      if (listener.session.acting.desk === desk) this.#told.add(listener)
    }
    if (this.#told.size > 0) this.#gather()
  }

  /** Shows that the stream lives, and ends those whose session has ended: signed out, disabled, or too long idle. */
  async beat(): Promise<void> {
    for (const [party, listeners] of this.#listeners) {
      if (listeners.size === 0) continue
      const keys = [...new Set([...listeners].map(({ key }) => key))]
      const live = await liveSessions(this.#deps, party, keys).catch(() => undefined)
      for (const listener of listeners) {
        const duty = live?.get(listener.key)
        const { desk, role } = listener.session.acting
        // Without a database nobody can be asked; the streams stay until somebody can.
        if (live !== undefined && (duty === undefined || duty.desk !== desk || duty.role !== role)) this.#end(listener)
        else this.#write(listener, ': \n\n')
      }
    }
  }

  stop(): void {
    this.#stopped = true
    clearInterval(this.#heart)
    clearTimeout(this.#gathering)
    for (const unlisten of this.#unlisten) unlisten()
    this.#endWhere(() => true)
  }

  #committed({ party, facts }: Commit): void {
    const listeners = this.#listeners.get(party)
    if (listeners === undefined || listeners.size === 0) return
    for (const listener of listeners) {
      for (const { matter, kind: name } of facts) {
        // A page of a trial that is open is told as any other.
        const { kind } = kindBehind(name)
        if (listener.kinds.has(kind) && kind !== 'audit' && listener.matters.size <= mostTold)
          listener.matters.set(matter, kind)
      }
    }
    this.#gather()
  }

  #peerChanged(party: PartyId, peer: PartyId): void {
    if ((this.#listeners.get(party)?.size ?? 0) === 0) return
    const changed = this.#peersChanged.get(party) ?? new Set()
    this.#peersChanged.set(party, changed.add(peer))
    this.#gather()
  }

  #gather(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined
      this.#tell().catch(() => {
        // A hint that could not be made is a hint that is not sent.
      })
    }, gatherMs)
  }

  async #tell(): Promise<void> {
    for (const listeners of this.#listeners.values()) {
      for (const listener of listeners) {
        if (listener.matters.size === 0) continue
        const many = listener.matters.size > mostTold
        const events = many
          ? event('many', {})
          : [...listener.matters].map(([id, kind]) => event('matter', { id, kind })).join('')
        listener.matters.clear()
        this.#write(listener, events)
      }
    }
    const told = [...this.#told]
    this.#told.clear()
    for (const listener of told) {
      const { session } = listener
      const count = await inParty(this.#deps.store, session.party, 'app', (tx) => countUnread(tx, session))
      this.#write(listener, event('notice', { count }))
    }
    const changed = [...this.#peersChanged]
    this.#peersChanged.clear()
    for (const [party, peers] of changed) {
      const pulses = (await this.#deps.exchange.peers(party)).filter((pulse) => peers.has(pulse.party))
      const events = pulses.map(({ party: peer, state, logs }) =>
        event('peer', { party: peer, state, lagEntries: logs.reduce((sum, { lag }) => sum + lag, 0) }),
      )
      for (const listener of this.#listeners.get(party) ?? []) this.#write(listener, events.join(''))
    }
  }

  #write(listener: Listener, text: string): void {
    const { raw } = listener.reply
    if (text === '' || raw.destroyed) return
    if (raw.writableLength + text.length > mostWaiting) this.#end(listener)
    else raw.write(text)
  }

  #endWhere(which: (listener: Listener) => boolean): void {
    for (const listeners of this.#listeners.values()) {
      for (const listener of listeners) if (which(listener)) this.#end(listener)
    }
  }

  #end(listener: Listener): void {
    this.#forget(listener)
    const { raw } = listener.reply
    if (raw.writableLength > 0) raw.destroy()
    else raw.end()
  }

  #forget(listener: Listener): void {
    this.#listeners.get(listener.session.party)?.delete(listener)
    this.#told.delete(listener)
  }
}

function event(name: string, data: object): string {
  return `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`
}

/** The node's streams: one for all routes, timers and sign-outs. */
export const streamsOf = onePerNode((deps: StreamDeps) => new Streams(deps))
