import { type Card, LianyuError, type LogId, type PartyId, partNames, refuse, tilePath } from '@lianyu/kernel'
import type { Asker, HttpAnswer, HttpAsk, HttpRequests } from './http-request.ts'
import { caps, type ListedLog, type PeerSource, type TravelledPart, type TravelledParts } from './peer-source.ts'

/** Another party's node, asked over HTTP in the name of one local party. */
export class HttpPeer implements PeerSource {
  readonly party: PartyId
  readonly #requests: HttpRequests
  readonly #asker: Asker
  readonly #card: Card

  constructor(requests: HttpRequests, asker: Asker, card: Card) {
    this.party = card.party
    this.#requests = requests
    this.#asker = asker
    this.#card = card
  }

  async list(withinMs: number = caps.shortMs): Promise<ListedLog[]> {
    const answer = await this.#get('/log', caps.listBytes, withinMs)
    const value = this.#json(answer)
    if (!Array.isArray(value) || value.length > caps.listedLogs) throw this.#bad('log')
    return value.map((line: unknown) => {
      const { origin, size } = (line ?? {}) as Record<string, unknown>
      if (typeof origin !== 'string' || !isCount(size)) throw this.#bad('log')
      return { origin, size }
    })
  }

  async checkpoint(origin: LogId, known?: string): Promise<{ note: string; tag: string } | undefined> {
    const answer = await this.#ask({
      method: 'GET',
      path: `${pathOf(origin)}/checkpoint`,
      maxBytes: caps.noteBytes,
      deadlineMs: caps.shortMs,
      ...(known === undefined ? {} : { headers: { 'if-none-match': known } }),
    })
    if (answer.status === 304) return undefined
    return { note: answer.body.toString('utf8'), tag: String(answer.headers.etag ?? '').slice(0, 200) }
  }

  async bundle(origin: LogId, index: number, width: number): Promise<Uint8Array> {
    const path = `${pathOf(origin)}/${tilePath({ level: 'entries', index, width })}`
    return (await this.#get(path, caps.bundleBytes, caps.longMs)).body
  }

  async tile(origin: LogId, level: number, index: number, width: number): Promise<Uint8Array> {
    const path = `${pathOf(origin)}/${tilePath({ level, index, width })}`
    return (await this.#get(path, 256 * 32, caps.shortMs)).body
  }

  async parts(origin: LogId, from: number, to: number): Promise<TravelledParts> {
    const path = `${pathOf(origin)}/parts?from=${from}&to=${to}`
    const value = this.#json(await this.#get(path, caps.partsAnswerBytes, caps.longMs)) as Record<
      string,
      unknown
    > | null
    if (typeof value !== 'object' || value === null || !isCount(value.to) || !Array.isArray(value.parts)) {
      throw this.#bad('parts')
    }
    const end = value.to
    const most = (end - from) * partNames.length
    if (end <= from || end > to || value.parts.length > most) throw this.#bad('parts')
    const parts = value.parts.map((part) => this.#part(part))
    const named = new Set(parts.map(({ index, part }) => `${index} ${part}`))
    const outside = parts.some(({ index }) => index < from || index >= end)
    // Two of one name could be told apart by nobody: which one was meant?
    if (outside || named.size !== parts.length) throw this.#bad('parts')
    return { to: end, parts }
  }

  #part(value: unknown): TravelledPart {
    const { index, part, salt, bytes, erased } = (value ?? {}) as Record<string, unknown>
    const name = partNames.find((one) => one === part)
    if (!isCount(index) || name === undefined) throw this.#bad('parts')
    if (erased === true) return { index, part: name, erased }
    if (typeof salt !== 'string' || typeof bytes !== 'string') throw this.#bad('parts')
    return { index, part: name, salt: Buffer.from(salt, 'base64'), bytes: Buffer.from(bytes, 'base64') }
  }

  async hint(origin: LogId): Promise<void> {
    await this.#post(`${pathOf(origin)}/hint`, new Uint8Array(0))
  }

  async cosigned(origin: LogId, note: string): Promise<void> {
    await this.#post(`${pathOf(origin)}/cosignatures`, Buffer.from(note))
  }

  async file(origin: LogId, hash: string): Promise<Uint8Array> {
    return (await this.#get(`${pathOf(origin)}/files/${encodeURIComponent(hash)}`, caps.fileBytes, caps.fileMs)).body
  }

  async #post(path: string, body: Uint8Array): Promise<void> {
    await this.#ask({ method: 'POST', path, body, maxBytes: caps.problemBytes, deadlineMs: caps.shortMs })
  }

  #get(path: string, maxBytes: number, deadlineMs: number): Promise<HttpAnswer> {
    return this.#ask({ method: 'GET', path, maxBytes, deadlineMs })
  }

  async #ask(ask: HttpAsk): Promise<HttpAnswer> {
    const answer = await this.#requests.ask(this.#asker, this.#card, ask)
    const { status } = answer
    if ((status >= 200 && status < 300) || (status === 304 && ask.headers?.['if-none-match'] !== undefined))
      return answer
    const code = codeOf(answer)
    if (code === 'exchange.no-such-log') throw new LianyuError(refuse('exchange.no-such-log', { origin: ask.path }))
    throw new LianyuError(refuse('exchange.peer-refused', { party: this.party, status, code }))
  }

  #json(answer: HttpAnswer): unknown {
    try {
      return JSON.parse(answer.body.toString('utf8'))
    } catch {
      throw this.#bad('JSON')
    }
  }

  #bad(at: string): LianyuError {
    return new LianyuError(refuse('exchange.bad-answer', { party: this.party, at }))
  }
}

function pathOf(origin: LogId): string {
  return `/log/${origin.split('/').map(encodeURIComponent).join('/')}`
}

/** The refusal's code in a problem, if it looks like one: it ends in our own log, so nothing else of the body does. */
function codeOf(answer: HttpAnswer): string {
  try {
    const { title } = JSON.parse(answer.body.toString('utf8')) as { title?: unknown }
    return typeof title === 'string' && /^[a-z-]{1,40}\.[a-z-]{1,60}$/.test(title) ? title : ''
  } catch {
    return ''
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
