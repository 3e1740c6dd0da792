import { buffer } from 'node:stream/consumers'
import { type LogId, type PartyId, tilePath } from '@lianyu/kernel'
import type { Asking } from './authenticate.ts'
import type { LogServer } from './log-server.ts'
import type { ListedLog, PeerSource, TravelledParts } from './peer-source.ts'

/** Another party of the same node: the same answers and the same rights, without HTTP between. */
export class LocalPeer implements PeerSource {
  readonly party: PartyId
  readonly #server: LogServer
  readonly #asking: Asking

  constructor(server: LogServer, asker: PartyId, addressed: PartyId) {
    this.party = addressed
    this.#server = server
    this.#asking = { asker, addressed }
  }

  list(): Promise<ListedLog[]> {
    return this.#server.list(this.#asking)
  }

  async checkpoint(origin: LogId, known?: string): Promise<{ note: string; tag: string } | undefined> {
    const note = await this.#server.checkpoint(this.#asking, origin)
    return note === known ? undefined : { note, tag: note }
  }

  bundle(origin: LogId, index: number, width: number): Promise<Uint8Array> {
    return this.#server.tile(this.#asking, origin, tilePath({ level: 'entries', index, width }))
  }

  tile(origin: LogId, level: number, index: number, width: number): Promise<Uint8Array> {
    return this.#server.tile(this.#asking, origin, tilePath({ level, index, width }))
  }

  parts(origin: LogId, from: number, to: number): Promise<TravelledParts> {
    return this.#server.parts(this.#asking, origin, from, to)
  }

  async hint(origin: LogId): Promise<void> {
    this.#server.hint(this.#asking, origin)
  }

  cosigned(origin: LogId, note: string): Promise<void> {
    return this.#server.cosigned(this.#asking, origin, note)
  }

  async file(origin: LogId, hash: string): Promise<Uint8Array> {
    return await buffer((await this.#server.file(this.#asking, origin, hash)).stream)
  }
}
