import { createTransport } from 'nodemailer'
import type { MailOptions } from './options.ts'
import { type Sent, troubleOf } from './sending.ts'

export interface Mail {
  to: string
  subject: string
  text: string
  /** The message's id: a copy that goes out twice has the same, and a mailbox may show it once. */
  id: string
}

/** Hands mails to the operator's SMTP server, over TLS unless the operator said otherwise. */
export class Mailer {
  readonly #options: MailOptions
  readonly #transport: ReturnType<typeof createTransport>

  constructor(options: MailOptions) {
    this.#options = options
    const { host, port, secure, allowPlain, user, password } = options
    this.#transport = createTransport({
      host,
      port,
      secure,
      requireTLS: !secure && allowPlain !== true,
      ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 20_000,
      // What is sent is put together here, and nothing of it names a file or an address to read.
      disableFileAccess: true,
      disableUrlAccess: true,
    })
  }

  async send({ to, subject, text, id }: Mail): Promise<Sent> {
    try {
      await this.#transport.sendMail({
        from: this.#options.from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@lianyu>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Lianyu-Message': id },
      })
      return { ok: true }
    } catch (error) {
      const { responseCode } = error as { responseCode?: unknown }
      // RFC 5321, section 4.2.1: 5yz is for good, 4yz for now. A wrong password is mended by the operator.
      const forGood = typeof responseCode === 'number' && responseCode >= 500 && responseCode !== 535
      return { ok: false, again: !forGood, trouble: `smtp ${troubleOf(error)}` }
    }
  }

  close(): void {
    this.#transport.close()
  }
}

/** One address and nothing else; stricter than RFC 5322, so that no list, comment or header hides in it. */
export const isMailAddress = (text: string) =>
  text.length <= 254 && /^[A-Za-z0-9._%+-]{1,64}@([A-Za-z0-9]([A-Za-z0-9-]{0,62})?\.)+[A-Za-z]{2,24}$/.test(text)
