import { randomBytes } from 'node:crypto'
import type { SharedState } from '@lianyu/kernel'
import { demoPassword } from '../personas.ts'

/** What the node answered: its status and its JSON. */
export interface Answer<T> {
  status: number
  body: T
}

export interface Problem {
  /** The refusal's code. */
  title: string
  zh: string
  en: string
  facts?: Record<string, unknown>
}

interface Reading {
  due: string
  left: number
  light: string
  provisional: boolean
  cells: { day: string; state: string }[]
}

export interface MatterPage {
  row: { id: string; title: string; stage: string; due: string | null; holder: { party: string; desk: string } }
  matter: { shared: SharedState; overlay: { fields: Record<string, unknown> } }
  kind: string
  steps: { step: string; may: boolean; refusal?: Problem }[]
  readings: Record<string, Reading>
  evidence: { facts: number; selfSigned: number; mirrored: number }
}

export interface Receipt {
  matter: string
  facts: { leaf: string; log: string; index: number }[]
  version?: number
  queryCode?: string
  replayed: boolean
}

/** Somebody at a desk, through the API as their browser uses it. */
export class Officer {
  readonly party: string
  readonly #url: string
  /** `name=value` of the session. */
  readonly cookie: string

  private constructor(url: string, party: string, cookie: string) {
    this.#url = url
    this.party = party
    this.cookie = cookie
  }

  /** Signs in as one of the demo's role titles; as the duty given, where it is not the first. */
  static async signIn(url: string, party: string, username: string, duty?: { desk: string; role: string }) {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'x-lianyu': '1', 'content-type': 'application/json' },
      body: JSON.stringify({ party, username, password: demoPassword }),
    })
    if (response.status !== 200) throw new Error(`${username} of ${party}: ${await response.text()}`)
    const officer = new Officer(url, party, response.headers.get('set-cookie')?.split(';', 1)[0] ?? '')
    if (duty !== undefined) await officer.ok('PATCH', '/api/session', duty)
    return officer
  }

  async ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const raw = body instanceof Uint8Array
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: {
        cookie: this.cookie,
        'x-lianyu': '1',
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...(method === 'POST' ? { 'idempotency-key': newCommandId() } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as T }
  }

  /** The answer's body; throws the problem where it was refused. */
  async ok<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    const answer = await this.ask<T>(method, path, body, headers)
    if (answer.status >= 400) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  async bytes(path: string): Promise<Uint8Array> {
    const response = await fetch(`${this.#url}${path}`, { headers: { cookie: this.cookie } })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return new Uint8Array(await response.arrayBuffer())
  }

  open(what: {
    kind: string
    agreement?: string
    parties?: string[]
    data: Record<string, unknown>
  }): Promise<Receipt> {
    return this.ok('POST', '/api/matters', what)
  }

  step(matter: string, step: string, data: Record<string, unknown> = {}, command = newCommandId()): Promise<Receipt> {
    return this.ok('POST', `/api/matters/${matter}/steps/${step}`, { data }, { 'idempotency-key': command })
  }

  matter(id: string): Promise<MatterPage> {
    return this.ok('GET', `/api/matters/${id}`)
  }

  /** Every fact's leaf, oldest first; those that the other side may have too. */
  async shared(id: string): Promise<string[]> {
    return (await this.sharedFacts(id)).map(({ leaf }) => leaf)
  }

  async sharedFacts(id: string): Promise<{ leaf: string; step: string }[]> {
    const facts: { leaf: string; step: string }[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: { items: { leaf: string; envelope: { step: string } }[]; next: string | null } = await this.ok(
        'GET',
        `/api/matters/${id}/facts?only=shared&limit=200${next === '' ? '' : `&cursor=${next}`}`,
      )
      facts.push(...page.items.map(({ leaf, envelope: { step } }) => ({ leaf, step })))
      next = page.next
    }
    return facts.reverse()
  }

  /** The one matter of a kind that this search finds. */
  async find(kind: string, q: string): Promise<string> {
    const { items } = await this.ok<{ items: { id: string; title: string }[] }>(
      'GET',
      `/api/matters?kind=${kind}&q=${encodeURIComponent(q)}`,
    )
    const found = items.filter(({ title }) => title.includes(q))
    if (found.length !== 1) throw new Error(`${q}: found ${found.length} of ${items.length}`)
    return found[0]?.id ?? ''
  }
}

/** A command's id, as a browser makes it: the same id sent again is the same command. */
export function newCommandId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Waits for a condition and not for a time. Throws what it last saw when it does not come. */
export async function until<T>(what: string, look: () => Promise<T | undefined>, withinMs = 60_000): Promise<T> {
  const giveUpAt = performance.now() + withinMs
  let last: unknown
  for (;;) {
    try {
      const found = await look()
      if (found !== undefined) return found
    } catch (error) {
      last = error
    }
    if (performance.now() > giveUpAt) throw new Error(`${what} did not come within ${withinMs} ms`, { cause: last })
    await new Promise((settle) => setTimeout(settle, 50))
  }
}
