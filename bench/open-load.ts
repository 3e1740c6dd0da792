import { Agent, request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Sent {
  url: string
  method: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
  /** What it is, for the count of what failed. */
  what: string
  /** Told of an answer that succeeded. */
  took?: (text: string) => void
  /** Told of an answer that did not, and of none at all. */
  missed?: () => void
}

export interface OpenLoad {
  /** From the instant at which each was meant to be sent until its answer was here, in milliseconds. */
  times: number[]
  failed: Record<string, number>
}

/**
 * So many requests a second, sent when they are due whether or not others have been answered: a server that stands still
 * for a second then has a second's callers who waited, as in life, and not one.
 *
 * @param each  told of every answer: what it was to, and how long it took in milliseconds
 */
export async function openLoad(
  perSecond: number,
  forMs: number,
  next: (n: number) => Sent,
  each: (what: string, tookMs: number) => void = () => {},
): Promise<OpenLoad> {
  // A connection that nobody used for a while is let go long before the server would (70 s), as browsers do: what is sent
  // on one just as it is closed is reset, and a driver that stands still for a second hits that now and then in an hour.
  const agent = new Agent({ keepAlive: true, maxSockets: 256, timeout: 30_000 })
  const load: OpenLoad = { times: [], failed: {} }
  const began = performance.now()
  const under = new Set<Promise<void>>()
  for (let n = 0; ; n++) {
    const due = began + (n * 1000) / perSecond
    if (due - began >= forMs) break
    const early = due - performance.now()
    if (early > 1) await wait(early)
    const sent = next(n)
    const one: Promise<void> = ask(agent, sent).then(({ status, text }) => {
      under.delete(one)
      const tookMs = performance.now() - due
      load.times.push(tookMs)
      each(sent.what, tookMs)
      if (status >= 200 && status < 300) sent.took?.(text)
      else {
        sent.missed?.()
        fail(load, `${sent.what} ${status} ${/"title":"([^"]*)"/.exec(text)?.[1] ?? text.slice(0, 80)}`)
      }
    })
    under.add(one)
  }
  await Promise.all(under)
  agent.destroy()
  return load
}

function fail(load: OpenLoad, what: string): void {
  load.failed[what] = (load.failed[what] ?? 0) + 1
}

function ask(agent: Agent, { url, method, path, headers, body = '' }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((settle) => {
    const broken = (error: Error) => settle({ status: 0, text: error.message })
    const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) }
    const asking = request(`${url}${path}`, { agent, method, headers: { ...headers, ...length } }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.once('error', broken)
      answer.once('end', () => settle({ status: answer.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') }))
    })
    asking.once('error', broken)
    asking.end(body)
  })
}
