import { connect, type Socket } from 'node:net'

export interface Load {
  /** Requests answered in a second. */
  rate: number
  /** Time to each answer, in milliseconds. */
  times: number[]
  /** Answers that were not the expected status, by status. */
  failed: Record<number, number>
}

export interface Shot {
  method?: 'GET' | 'POST'
  path: string
  headers: Record<string, string>
  body?: string
}

/**
 * Drives a server with so many callers, each on a connection of its own, each sending its next request when the last is
 * answered, for so long. It speaks just enough HTTP/1.1 for our own server's answers: a load generator that costs as much
 * as the server would measure itself, since both share the machine.
 *
 * @param atLeast  goes on beyond the time until so many were answered: a slow machine must not measure cold code
 * @param atMost   ends sooner: what a node refuses to too many requests of one session is no answer
 */
export async function drive(
  url: string,
  callers: number,
  forMs: number,
  next: (caller: number, n: number) => Shot,
  atLeast = 0,
  atMost = Number.POSITIVE_INFINITY,
): Promise<Load> {
  const { hostname, port, host } = new URL(url)
  const times: number[] = []
  const failed: Record<number, number> = {}
  const began = performance.now()
  const until = began + forMs
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      const line = await Line.open(hostname, Number(port))
      const goesOn = () => times.length < atLeast || (performance.now() < until && times.length < atMost)
      for (let n = 0; goesOn(); n++) {
        const at = performance.now()
        const status = await line.ask(textOf(next(caller, n), host))
        if (status >= 200 && status < 300) times.push(performance.now() - at)
        else failed[status] = (failed[status] ?? 0) + 1
      }
      line.close()
    }),
  )
  return { rate: times.length / ((performance.now() - began) / 1000), times, failed }
}

function textOf({ method = 'POST', path, headers, body = '' }: Shot, host: string): string {
  let text = `${method} ${path} HTTP/1.1\r\nhost: ${host}\r\n`
  for (const name in headers) text += `${name}: ${headers[name]}\r\n`
  return method === 'GET' ? `${text}\r\n` : `${text}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

const headEnd = Buffer.from('\r\n\r\n')

/** One connection, one request at a time. */
class Line {
  readonly #socket: Socket
  #received: Buffer | undefined
  #settle: (status: number) => void = () => {}
  #fail: (error: Error) => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk) => this.#take(chunk))
    socket.on('error', (error) => this.#fail(error))
    socket.on('close', () => this.#fail(new Error('the server closed the connection')))
  }

  static open(host: string, port: number): Promise<Line> {
    return new Promise((settle, fail) => {
      const socket = connect({ host, port, noDelay: true }, () => settle(new Line(socket)))
      socket.once('error', fail)
    })
  }

  ask(text: string): Promise<number> {
    return new Promise((settle, fail) => {
      this.#settle = settle
      this.#fail = fail
      this.#socket.write(text)
    })
  }

  close(): void {
    this.#socket.destroy()
  }

  #take(chunk: Buffer): void {
    const received = this.#received === undefined ? chunk : Buffer.concat([this.#received, chunk])
    const bodyAt = received.indexOf(headEnd) + headEnd.length
    if (bodyAt >= headEnd.length) {
      const head = received.toString('latin1', 0, bodyAt)
      const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1]
      if (length === undefined) {
        this.#fail(new Error(`an answer without content-length: ${head}`))
        return
      }
      if (received.length >= bodyAt + Number(length)) {
        this.#received = undefined
        this.#settle(Number(head.slice(9, 12)))
        return
      }
    }
    this.#received = received
  }
}
