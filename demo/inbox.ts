import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type Received, StandInRobots } from '@lianyu/node'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { type InboxMessage, inboxPage } from './inbox-page.ts'
import { inboxPorts, robotKey, robotSecret } from './ways-out.ts'

/** The newest are kept. */
const most = 500
const mostMailBytes = 1024 * 1024

/**
 * Where all messages of the demo end: a mail server, the robots of both platforms, and a page of what came. It says on its
 * face that it is a stand-in, and nothing leaves it.
 */
export class SampleInbox {
  readonly name = '示例收件箱（邮件和机器人消息都到这里，演示替身）'
  readonly messages: InboxMessage[] = []
  readonly #ports: ReturnType<typeof inboxPorts>
  readonly #now: () => number
  readonly #robots: StandInRobots
  readonly #mail: SMTPServer
  readonly #page: Server

  constructor(portOffset: number, now: () => number) {
    this.#ports = inboxPorts(portOffset)
    this.#now = now
    this.#robots = new StandInRobots({ key: robotKey, secret: robotSecret, now, port: this.#ports.robots })
    this.#robots.onTaken = (message) => {
      // A demo may run for weeks: what is shown is kept here.
      this.#robots.received.length = 0
      this.#keep(ofRobot(message))
    }
    this.#mail = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      size: mostMailBytes,
      onData: (stream, session, done) => {
        const to = session.envelope.rcptTo.map(({ address }) => address).join('、')
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => stream.sizeExceeded || chunks.push(chunk))
        stream.on('end', () => {
          if (stream.sizeExceeded) return done(Object.assign(new Error('too large'), { responseCode: 552 }))
          this.#take(to, Buffer.concat(chunks)).then(() => done(), done)
        })
      },
    })
    // A connection that breaks off is the sender's to take up again.
    this.#mail.on('error', () => {})
    this.#page = createServer((request, response) => {
      response.setHeader('x-stand-in', 'a sample inbox; nothing here is real')
      if (request.url === '/messages.json') {
        response
          .writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
          .end(JSON.stringify(this.messages))
        return
      }
      response.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(inboxPage(this.messages))
    })
  }

  get url(): string {
    return `http://127.0.0.1:${this.#ports.page}`
  }

  /** @throws Error where one of its ports is taken, and then nothing of it runs */
  async start(): Promise<this> {
    try {
      this.#page.listen(this.#ports.page, '127.0.0.1')
      await once(this.#page, 'listening')
      await this.#robots.start()
      this.#mail.listen(this.#ports.mail, '127.0.0.1')
      await once(this.#mail.server, 'listening')
      return this
    } catch (error) {
      await this.stop()
      throw error
    }
  }

  async stop(): Promise<void> {
    this.#page.closeAllConnections()
    const ended = (close: (done: () => void) => unknown) => new Promise<void>((done) => close(() => done()))
    await Promise.all([
      ended((done) => this.#page.close(done)),
      ended((done) => this.#mail.close(done)),
      this.#robots.stop(),
    ])
  }

  async #take(to: string, bytes: Buffer): Promise<void> {
    const { subject = '', text = '' } = await PostalMime.parse(bytes)
    this.#keep({ at: this.#now(), way: 'mail', to, subject, text })
  }

  #keep(message: InboxMessage): void {
    this.messages.unshift(message)
    this.messages.length = Math.min(this.messages.length, most)
  }
}

/** What a robot was told; the first line says the title, which DingTalk's has besides. */
function ofRobot({ at, path, body }: Received): InboxMessage {
  const { title, text, content = '' } = body.markdown ?? {}
  if (path === '/robot/send') {
    return {
      at,
      way: 'dingtalk-robot',
      to: '示例钉钉群',
      subject: title ?? '',
      text: (text ?? '').replace(/^#+ .*\n+/, ''),
    }
  }
  const [subject = '', ...rest] = content.split('\n')
  return {
    at,
    way: 'wecom-robot',
    to: '示例企业微信群',
    subject: subject.replace(/^#+ /, ''),
    text: rest.join('\n').trim(),
  }
}

/** Starts it where its ports are free: a demo that runs already has it. */
export async function startInbox(portOffset: number, now: () => number): Promise<SampleInbox[]> {
  return await new SampleInbox(portOffset, now).start().then(
    (inbox) => [inbox],
    () => [],
  )
}
