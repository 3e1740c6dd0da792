import { createHmac } from 'node:crypto'
import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'

/** One message that the stand-in took, or would not. */
export interface Received {
  /** When it came, epoch ms by the stand-in's clock. */
  at: number
  path: string
  query: Record<string, string>
  body: { msgtype?: string; markdown?: { title?: string; text?: string; content?: string } }
}

/** More than either platform takes. */
const mostBytes = 64 * 1024

/**
 * A stand-in for the robots of WeCom and DingTalk: it says on its face that it is one, speaks their messages, and checks
 * what they check: the webhook's key, the signature and its age, and the form of the body.
 *
 * @source 企业微信开发者中心“群机器人配置说明”; 钉钉开放平台“自定义机器人接入”, 错误码 310000 (sign not match)
 */
export class StandInRobots {
  readonly key: string
  readonly secret: string
  readonly received: Received[] = []
  /** What the next calls are answered with, before anything else: HTTP status or errcode; `hang` never answers. */
  readonly next: ({ status: number } | { errcode: number } | 'hang' | { redirect: string })[] = []
  /** Told of each message that it took. */
  onTaken: (message: Received) => void = () => {}
  readonly #now: () => number
  readonly #port: number
  readonly #server: http.Server

  /** @param options  `port` 0, which is the default, for any that is free */
  constructor(options: { key: string; secret: string; now: () => number; port?: number }) {
    this.key = options.key
    this.secret = options.secret
    this.#now = options.now
    this.#port = options.port ?? 0
    this.#server = http.createServer((request, response) => {
      this.#answer(request, response).catch(
        () => response.headersSent || response.writeHead(400).end('stand-in: unreadable'),
      )
    })
  }

  async start(): Promise<this> {
    this.#server.listen(this.#port, '127.0.0.1')
    await once(this.#server, 'listening')
    return this
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  webhook(channel: 'wecom-robot' | 'dingtalk-robot'): string {
    const path = channel === 'wecom-robot' ? 'cgi-bin/webhook/send?key' : 'robot/send?access_token'
    return `http://${this.host}/${path}=${this.key}`
  }

  async #answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', `http://${this.host}`)
    response.setHeader('x-stand-in', 'this is a stand-in for WeCom and DingTalk robots')
    if (request.method !== 'POST') {
      response.end('这是企业微信、钉钉机器人的替身，消息不会送出。 A stand-in; no message leaves it.')
      return
    }
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of request) {
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) return void response.writeHead(413).end('stand-in: too large')
      chunks.push(chunk as Buffer)
    }
    const say = (errcode: number, errmsg: string) => {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ errcode, errmsg: `stand-in: ${errmsg}` }))
    }
    const told = this.next.shift()
    if (told === 'hang') return
    if (told !== undefined && 'status' in told) return void response.writeHead(told.status).end('stand-in')
    if (told !== undefined && 'redirect' in told) return void response.writeHead(302, { location: told.redirect }).end()
    if (told !== undefined) return say(told.errcode, 'as the test asked')
    const query = Object.fromEntries(url.searchParams)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Received['body']
    if (url.pathname === '/robot/send') {
      if (query.access_token !== this.key) return say(300005, 'token is not exist')
      const wanted = createHmac('sha256', this.secret).update(`${query.timestamp}\n${this.secret}`).digest('base64')
      const age = Math.abs(this.#now() - Number(query.timestamp))
      if (query.sign !== wanted || !(age < 3_600_000)) return say(310000, 'sign not match')
      if (body.msgtype !== 'markdown' || !body.markdown?.title || !body.markdown.text) return say(400002, 'bad body')
    } else {
      if (query.key !== this.key) return say(93000, 'invalid webhook url')
      const bytes = Buffer.byteLength(body.markdown?.content ?? '')
      if (body.msgtype !== 'markdown' || bytes === 0 || bytes > 4096) return say(40058, 'bad content')
    }
    const taken = { at: this.#now(), path: url.pathname, query, body }
    this.received.push(taken)
    this.onTaken(taken)
    say(0, 'ok')
  }
}
