import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PlatformChange, PlatformUpdate } from './platform.ts'

export interface StandInOptions {
  /** What it stands in for, e.g. `赣服通`. */
  name: string
  host?: string
  /** 0 for any free port. */
  port?: number
  now: () => number
}

interface Kept {
  number: string
  status: string
  key?: string
  revision: number
  fields: Record<string, string | number | boolean>
}

const mostBytes = 64 * 1024

/**
 * A stand-in for a province's platform, for the demo and for tests: it says on its face that it is one, keeps cases in
 * memory, gives them numbers, and has a feed of what changed. Nothing in it is the real platform's.
 */
export class StandInPlatform {
  readonly name: string
  /** How it behaves: answers, refuses, answers after a minute, or answers what nobody can read. */
  behaves: 'well' | 'broken' | 'slow' | 'garbage' = 'well'
  /** Every update that reached it, repeats among them. */
  readonly received: PlatformUpdate[] = []
  readonly cases = new Map<string, Kept>()
  readonly #feed: PlatformChange[] = []
  readonly #options: StandInOptions
  readonly #server: Server

  constructor(options: StandInOptions) {
    this.name = options.name
    this.#options = options
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.writeHead(500).end())
    })
  }

  async start(): Promise<this> {
    const { host = '127.0.0.1', port = 0 } = this.#options
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(port, host, resolve)
    })
    return this
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get url(): string {
    const { address, port } = this.#server.address() as AddressInfo
    return `http://${address}:${port}`
  }

  /** A clerk enters a case on the platform itself. */
  enter(fields: Record<string, string | number | boolean>): string {
    const kept = this.#keep({ status: '已收件', revision: 0, fields })
    this.#say(kept, fields)
    return kept.number
  }

  /** Somebody moves a case there. */
  move(number: string, status: string): void {
    const kept = this.cases.get(number)
    if (kept === undefined) throw new TypeError(number)
    kept.status = status
    this.#say(kept)
  }

  #keep(kept: Omit<Kept, 'number'>): Kept {
    const made = { ...kept, number: `示例${String(this.cases.size + 1).padStart(6, '0')}` }
    this.cases.set(made.number, made)
    return made
  }

  #say({ number, status, key }: Kept, opens?: Kept['fields']): void {
    const at = new Date(this.#options.now()).toISOString()
    const seq = String(this.#feed.length + 1)
    this.#feed.push({ seq, number, status, at, ...(key === undefined ? {} : { key }), ...(opens ? { opens } : {}) })
  }

  #put(update: PlatformUpdate): { number: string; status: string } {
    this.received.push(update)
    const known =
      (update.number === undefined ? undefined : this.cases.get(update.number)) ??
      [...this.cases.values()].find(({ key }) => key === update.key)
    const kept = known ?? this.#keep({ status: update.says, key: update.key, revision: -1, fields: update.fields })
    if (update.revision > kept.revision || kept.key === undefined) {
      Object.assign(kept, { key: update.key, revision: update.revision, status: update.says })
      kept.fields = { ...kept.fields, ...update.fields }
    }
    return { number: kept.number, status: kept.status }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('x-stand-in', 'a stand-in for a provincial platform; nothing here is real')
    const url = new URL(request.url ?? '/', 'http://stand-in')
    if (this.behaves === 'slow') await new Promise((resolve) => setTimeout(resolve, 60_000).unref())
    if (this.behaves === 'broken') return void response.writeHead(503).end('维护中')
    if (this.behaves === 'garbage')
      return void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>?</h1>')
    const json = (value: object) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value))
    }
    if (request.method === 'POST' && url.pathname === '/cases') {
      const body = await readBody(request)
      if (body === undefined) return void response.writeHead(400).end()
      return json(this.#put(body as unknown as PlatformUpdate))
    }
    if (request.method === 'GET' && url.pathname === '/changes') {
      const since = Number(url.searchParams.get('since') || 0)
      return json({
        changes: this.#feed.slice(since, since + 100),
        next: String(Math.min(this.#feed.length, since + 100)),
      })
    }
    if (url.pathname !== '/') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(this.#page())
  }

  #page(): string {
    const rows = [...this.cases.values()]
      .map(
        ({ number, status, fields }) =>
          `<tr><td>${safe(number)}<td>${safe(String(fields.itemName ?? ''))}<td>${safe(status)}`,
      )
      .join('')
    return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${safe(this.name)}（替身）</title>
<body style="font:16px/1.6 sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem">
<h1>${safe(this.name)}（演示替身）</h1>
<p><strong>这不是真的${safe(this.name)}。</strong>它是演示用的替身，只为说明联域怎样与省级平台对接：办件号由平台给，进度自动往来，窗口不用录两遍。</p>
<p lang="en">This is a stand-in for the demo, not the real platform: it gives the numbers and takes the progress, so that nobody enters a case twice.</p>
<table style="width:100%;border-collapse:collapse"><tr style="text-align:left"><th>办件号<th>事项<th>状态${rows}</table></body></html>`
  }
}

function safe(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  try {
    const value: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
