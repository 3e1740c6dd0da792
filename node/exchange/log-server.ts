import {
  audienceOf,
  type Envelope,
  formatNote,
  formatSignatureLine,
  isRefusal,
  LianyuError,
  type LogId,
  openCheckpoint,
  type PartName,
  type PartyId,
  parseOrigin,
  parseTilePath,
  refuse,
  SALT_BYTES,
  type SignatureLine,
  tileWidth,
  type VerifiedCheckpoint,
} from '@lianyu/kernel'
import { inParty, type Tx } from '../store/transaction.ts'
import type { Asking } from './authenticate.ts'
import { Between } from './between.ts'
import * as rows from './log-rows.ts'
import type { ExchangeParts } from './parts-of-exchange.ts'
import { caps, type ListedLog, type TravelledPart, type TravelledParts } from './peer-source.ts'
import { readTile } from './read-tile.ts'
import { vkeyLines } from './vkey-lines.ts'

/**
 * What a hosted party answers about the logs it holds, its own and those it mirrors, to whoever asks: another node over
 * HTTP, or another party of this one. The asker must be a party of the log's agreement; home and audit logs are shown to
 * the own party's people alone.
 */
export class LogServer {
  readonly #parts: ExchangeParts
  readonly #between: Between

  constructor(parts: ExchangeParts) {
    this.#parts = parts
    this.#between = new Between(parts.journal)
  }

  async list({ asker, addressed }: Asking): Promise<ListedLog[]> {
    const logs = await this.#in(addressed, rows.sharedLogs)
    const listed: ListedLog[] = []
    for (const log of logs) {
      const readers = await this.#parts.agreements.readers(addressed, log.scope)
      if (log.state !== 'quarantined' && log.size > 0 && readers.includes(asker)) {
        listed.push({ origin: log.origin, size: log.size })
      }
    }
    return listed
  }

  /** The latest checkpoint with the cosignatures of its size; of an own log one that covers all that is committed. */
  async checkpoint(asking: Asking, origin: LogId): Promise<string> {
    const log = await this.#open(asking, origin)
    const { addressed } = asking
    // A restored node says nothing about its logs until it has its tail back: it could only contradict itself.
    const readOnly = log.own ? this.#parts.journal.readOnly(addressed) : undefined
    if (readOnly !== undefined) throw new LianyuError(readOnly)
    const signed = log.own ? await this.#parts.journal.checkpoint(addressed, origin) : undefined
    return await this.#in(addressed, async (tx) => {
      const note = signed ?? (await rows.latestNote(tx, log.log))?.note
      if (note === undefined) throw new LianyuError(refuse('exchange.no-such-log', { origin }))
      const lines = await rows.cosignaturesAt(tx, log.log, sizeOf(note))
      return note + lines.filter((line) => !note.includes(line)).join('')
    })
  }

  /** The keys that verify the log's notes, as vkey lines: the writer's, then those of cosigners that this party trusts. */
  async vkeys(asking: Asking, origin: LogId): Promise<string> {
    const log = await this.#open(asking, origin)
    return vkeyLines(this.#parts.directory, asking.addressed, log)
  }

  async tile(asking: Asking, origin: LogId, path: string): Promise<Uint8Array> {
    const log = await this.#open(asking, origin)
    const tile = parseTilePath(path)
    if (isRefusal(tile)) throw new LianyuError(tile)
    // Not there (yet) is 404, so that a client of the standard looks for the tile in another width; nonsense is 400.
    const missing = new LianyuError(refuse('exchange.no-such-tile', { path, size: log.size }))
    if (tile.width > tileWidth(tile.level, tile.index, log.size)) throw missing
    const found = await this.#in(asking.addressed, (tx) => readTile(tx, log.log, tile))
    if (found === undefined) throw missing
    return found
  }

  /** Parts the asker may see of some entries; fewer entries than asked for where their parts are large. */
  async parts(asking: Asking, origin: LogId, from: number, to: number): Promise<TravelledParts> {
    const log = await this.#open(asking, origin)
    const { asker, addressed } = asking
    const sound = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from >= 0 && from < to && to <= log.size
    if (!sound || to - from > caps.partsEntries) {
      throw new LianyuError(refuse('exchange.bad-range', { most: caps.partsEntries }))
    }
    const agreement = await this.#parts.agreements.find(addressed, log.scope)
    if (agreement === undefined) throw new LianyuError(refuse('exchange.no-such-log', { origin }))
    const [held, erased] = await this.#in(addressed, async (tx) => [
      await rows.partsOf(tx, log.log, from, to),
      await rows.erasedParts(tx, log.log, from, to),
    ])
    const answer: TravelledParts = { to: from, parts: [] }
    const envelopes = held.map((row) => JSON.parse(row.envelope) as Envelope)
    const reads = (envelope: Envelope, part: PartName, parties: readonly PartyId[]) =>
      audienceOf(agreement, parties, envelope, part, this.#parts.agreements.kinds).includes(asker)
    const partiesOf = await this.#between.of(addressed, log, envelopes)
    let bytes = 0
    for (const [at, row] of held.entries()) {
      const envelope = envelopes[at] as Envelope
      const parties = partiesOf(envelope)
      const parts: TravelledPart[] = []
      for (const part of travelling) {
        if (envelope.parts[part] === undefined || !reads(envelope, part, parties)) continue
        const stored = row[part]
        if (stored !== null) {
          parts.push({
            index: row.idx,
            part,
            salt: stored.subarray(0, SALT_BYTES),
            bytes: stored.subarray(SALT_BYTES),
          })
        } else if (erased.some((one) => one.idx === row.idx && one.part === part)) {
          parts.push({ index: row.idx, part, erased: true })
        }
      }
      const more = parts.reduce((sum, part) => sum + ('bytes' in part ? part.bytes.length + SALT_BYTES : 0), 0)
      if (bytes + more > caps.partsBytes && answer.to > from) break
      bytes += more
      answer.parts.push(...parts)
      answer.to = row.idx + 1
    }
    return answer
  }

  /** Somebody says there is something new. Who may not read the log may not make us look either, but is not told so. */
  hint({ asker, addressed }: Asking, origin: LogId): void {
    const named = parseOrigin(origin)
    if (!isRefusal(named)) this.#parts.onHint(addressed, asker, origin)
  }

  /**
   * Takes another party's cosignatures on a checkpoint of an own log.
   * @throws LianyuError `exchange.bad-cosignature` where the note is not ours, or bears no cosignature by the asker's keys
   */
  async cosigned(asking: Asking, origin: LogId, note: string): Promise<void> {
    const log = await this.#open(asking, origin)
    const { asker, addressed } = asking
    const barred = this.#parts.barred?.()
    if (barred !== undefined) throw new LianyuError(barred)
    const bad = (why: string) => new LianyuError(refuse('exchange.bad-cosignature', { why }))
    if (!log.own || log.writer !== addressed) throw bad('not a log of the addressed party')
    if (asker === addressed) throw bad('a party vouches for nothing by cosigning itself')
    const { directory } = this.#parts
    const own = directory.verifier(addressed, addressed, 'log')
    const keys = (['mirror', 'witness'] as const).flatMap((use) => directory.verifier(addressed, asker, use) ?? [])
    const opened = own && openCheckpoint(note, origin, own, keys)
    if (opened === undefined || isRefusal(opened)) throw bad(opened?.refusal ?? 'no key')
    if (opened.cosignatures.length === 0) throw bad('no cosignature by a key of the asker')
    if (opened.size > log.size) throw bad('more entries than the log has')
    const now = this.#parts.now()
    if (opened.cosignatures.some(({ atSeconds }) => atSeconds > now / 1000 + caps.aheadSeconds))
      throw bad('from the future')
    await this.#in(addressed, async (tx) => {
      await rows.keepNote(tx, log.log, opened.size, writersNote(opened))
      for (const [i, cosignature] of opened.cosignatures.entries()) {
        const line = formatSignatureLine(opened.cosignatureLines[i] as SignatureLine)
        const at = new Date(cosignature.atSeconds * 1000).toISOString()
        const { promise } = cosignature
        await rows.keepCosignature(tx, log.log, { size: opened.size, byParty: asker, promise, line, at })
      }
    })
    this.#parts.counters.cosignaturesReceived += opened.cosignatures.length
    this.#parts.onCosigned(addressed, asker, origin, opened.size)
  }

  /** A file that a part of this log names and the asker may see. */
  async file(asking: Asking, origin: LogId, hash: string) {
    const log = await this.#open(asking, origin)
    const { asker, addressed } = asking
    const missing = new LianyuError(refuse('node.not-found', { what: `file ${hash.slice(0, 12)}` }))
    const agreement = await this.#parts.agreements.find(addressed, log.scope)
    if (agreement === undefined || !/^[0-9a-f]{64}$/.test(hash)) throw missing
    for (const use of await this.#in(addressed, (tx) => rows.fileUses(tx, log.log, hash))) {
      const envelope = envelopeOf(use.bytes)
      if (!(await this.#parts.agreements.mayRead(addressed, asker, agreement, envelope, use.part))) continue
      const file = await this.#parts.files.read(addressed, hash)
      if (file !== undefined) return file
    }
    throw missing
  }

  /** The log, if the asker may read it. "Not there" and "not yours" are one answer, so that nobody can probe. */
  async #open({ asker, addressed }: Asking, origin: LogId): Promise<rows.HeldLog> {
    // What is no log's name is not looked for: a text like "\0" the database would not even take.
    const named = !isRefusal(parseOrigin(origin))
    const log = named ? await this.#in(addressed, (tx) => rows.findLog(tx, origin)) : undefined
    if (log === undefined) throw new LianyuError(refuse('exchange.no-such-log', { origin: origin.slice(0, 120) }))
    if (asker === addressed) return log
    const readers = await this.#parts.agreements.readers(addressed, log.scope)
    if (!readers.includes(asker)) {
      throw new LianyuError(refuse('exchange.no-such-log', { origin: origin.slice(0, 120) }))
    }
    if (log.state === 'quarantined') throw new LianyuError(refuse('exchange.log-quarantined', { origin }))
    return log
  }

  #in<T>(party: PartyId, fn: (tx: Tx) => Promise<T>): Promise<T> {
    return inParty(this.#parts.store, party, 'exchange', fn)
  }
}

const travelling = ['shared', 'personal'] as const
const text = new TextDecoder()

/** An entry that this party holds: it was checked before it was stored. */
function envelopeOf(bytes: Uint8Array): Envelope {
  return JSON.parse(text.decode(bytes)) as Envelope
}

export function sizeOf(note: string): number {
  return Number(note.split('\n', 2)[1])
}

/**
 * The note with the writer's one line that holds: what is kept; cosignatures stand in rows of their own. Whatever else
 * stood on the note was checked by nobody and would be passed on in our name.
 */
export function writersNote({ text, signature }: Pick<VerifiedCheckpoint, 'text' | 'signature'>): string {
  return formatNote({ text, signatures: [signature] })
}
