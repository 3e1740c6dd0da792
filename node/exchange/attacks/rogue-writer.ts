import type http from 'node:http'
import {
  appendLeaves,
  bundleToBytes,
  type CardKeyUse,
  type Checkpoint,
  canonicalBytes,
  commitPart,
  type Envelope,
  emptyFrontier,
  formatOrigin,
  type Kind,
  leafHash,
  type MatterId,
  type PartContent,
  type PartyId,
  parseTilePath,
  perfectRoot,
  rootOf,
  type ScopeRow,
  type Signer,
  signCheckpoint,
  tileToBytes,
} from '@lianyu/kernel'
import { sha256Node } from '../../journal/sha256.ts'
import { testKeys } from './rogue-server.ts'

export interface Written {
  bytes: Uint8Array
  leaf: Uint8Array
  salt: Uint8Array
  shared: Uint8Array
  matter?: MatterId
}

const letters: ScopeRow[] = [{ kind: 'letter', steps: '*', part: 'shared', audience: 'matter-parties' }]

/** Hex digits of a test's own counting, so that ids are the same on every run. */
const uuid = (n: number) => `01890000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`

/**
 * A party that keeps a log as the form demands and then does what no honest one would: everything it serves can be
 * bent. Its requests to nobody; it only answers.
 */
export class RogueWriter {
  readonly party: PartyId
  readonly keys: Record<CardKeyUse, Signer>
  readonly agreement: MatterId
  readonly origin: string
  entries: Written[] = []
  /** Signs checkpoints; another key than the card's is an attack. */
  signer: Signer
  /** Bends the answer to a path (after the log's name) before it leaves; `undefined` leaves it as it is. */
  bend: (path: string) => Uint8Array | undefined = () => undefined
  /** Answers in the writer's place where it says so; `path` as for `bend`, and `/log` for the list. */
  serve: ((path: string, request: http.IncomingMessage, response: http.ServerResponse) => boolean) | undefined
  /** Checkpoints as signed, newest last. */
  readonly cosigned: string[] = []
  readonly asked: string[] = []
  /** When its facts say they were written. */
  at = '2026-11-20T08:24:00.000Z'
  readonly #kind: Kind
  #count = 0

  constructor(party: PartyId, seed: number, kind: Kind) {
    this.party = party
    this.keys = testKeys(party, seed)
    this.signer = this.keys.log
    this.#kind = kind
    this.agreement = `${party}:${uuid(seed)}`
    this.origin = formatOrigin({ party, log: this.agreement, generation: 1 })
  }

  /** Opens its agreement with these parties. */
  open(parties: PartyId[], scope: readonly ScopeRow[] = letters): this {
    const fields = {
      title: '示例协议',
      form: 'cooperation',
      level: 'government',
      parties,
      text: '示例',
      validFrom: '2026-01-01',
      validTo: '2029-12-31',
      scope,
    }
    return this.write({ step: 'open', agreement: this.agreement, parties: [...parties].sort() }, { fields })
  }

  /** An honest peer again, with these entries. */
  mend(entries: readonly Written[]): void {
    this.entries = [...entries]
    this.bend = () => undefined
    this.serve = undefined
    this.signer = this.keys.log
  }

  get lastLeaf(): string {
    return Buffer.from(this.entries.at(-1)?.leaf ?? []).toString('hex')
  }

  /** An id of a matter of this party, another one each time. */
  newMatter(): MatterId {
    return `${this.party}:${uuid(5_000 + this.#count)}`
  }

  comment(words: string): this {
    return this.write({ step: 'comment' }, { fields: { comment: words } })
  }

  /** Appends an envelope; what is given replaces what an honest one would say. */
  write(change: Partial<Envelope>, content: PartContent): this {
    this.#count += 1
    const salt = new Uint8Array(32).fill(this.#count)
    const shared = canonicalBytes(content)
    const matter = change.matter ?? this.agreement
    const last = this.entries.findLast((one) => one.matter === matter) ?? this.entries.at(-1)
    const envelope: Envelope = {
      v: 1,
      command: uuid(1_000 + this.#count),
      n: 0,
      kind: this.#kind.hash,
      matter,
      step: 'comment',
      by: { party: this.party, desk: 'office', role: 'officer', officer: 'o1' },
      at: this.at,
      after: last === undefined ? [] : [Buffer.from(last.leaf).toString('hex')],
      parts: { shared: commitPart(sha256Node, salt, shared) },
      ...change,
    }
    this.raw(canonicalBytes(envelope), salt, shared)
    Object.assign(this.entries.at(-1) as Written, { matter })
    return this
  }

  /** Appends bytes that need not be an envelope at all. */
  raw(bytes: Uint8Array, salt: Uint8Array = new Uint8Array(32), shared: Uint8Array = new Uint8Array(0)): this {
    this.entries.push({ bytes, leaf: leafHash(sha256Node, bytes), salt, shared })
    return this
  }

  note(): string {
    return signCheckpoint(this.checkpoint(), this.signer)
  }

  checkpoint(entries: readonly Written[] = this.entries): Checkpoint {
    const frontier = appendLeaves(
      sha256Node,
      emptyFrontier,
      entries.map(({ leaf }) => leaf),
    )
    return { origin: this.origin, size: frontier.size, root: rootOf(sha256Node, frontier) }
  }

  /** Answers as a node does, to anybody. */
  readonly answer: http.RequestListener = (request, response) => {
    const url = new URL(request.url ?? '', 'http://rogue')
    const path = decodeURIComponent(url.pathname)
    this.asked.push(`${request.method} ${path}`)
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (this.serve?.(path.replace(`/log/${this.origin}/`, ''), request, response)) return
      const body = Buffer.concat(chunks).toString('utf8')
      const answer = this.#answerTo(path, url.searchParams, body)
      if (answer === undefined) response.writeHead(404).end(JSON.stringify({ title: 'exchange.no-such-log' }))
      else response.writeHead(200).end(answer)
    })
  }

  #answerTo(path: string, query: URLSearchParams, body: string): Uint8Array | string | undefined {
    if (path === '/log') return JSON.stringify([{ origin: this.origin, size: this.entries.length }])
    if (!path.startsWith(`/log/${this.origin}/`)) return undefined
    const rest = path.slice(`/log/${this.origin}/`.length)
    const bent = this.bend(rest)
    if (bent !== undefined) return bent
    if (rest === 'checkpoint') return this.note()
    if (rest === 'hint') return ''
    if (rest === 'cosignatures') {
      this.cosigned.push(body)
      return ''
    }
    if (rest === 'parts') return this.parts(Number(query.get('from')), Number(query.get('to')))
    return this.tile(rest)
  }

  parts(from: number, to: number): string {
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
    const parts = this.entries.slice(from, to).flatMap(({ salt, shared }, at) => {
      return shared.length === 0
        ? []
        : [{ index: from + at, part: 'shared', salt: base64(salt), bytes: base64(shared) }]
    })
    return JSON.stringify({ to, parts })
  }

  tile(path: string): Uint8Array | undefined {
    const tile = parseTilePath(path)
    if ('refusal' in tile) return undefined
    const { level, index, width } = tile
    if (level === 'entries') {
      return bundleToBytes(this.entries.slice(index * 256, index * 256 + width).map(({ bytes }) => bytes))
    }
    const leaves = this.entries.map(({ leaf }) => leaf)
    if (level === 0) return tileToBytes(leaves.slice(index * 256, index * 256 + width))
    const group = 256 ** level
    const hashes = Array.from({ length: width }, (_, at) => (index * 256 + at) * group)
    return tileToBytes(hashes.map((first) => perfectRoot(sha256Node, leaves.slice(first, first + group))))
  }
}
