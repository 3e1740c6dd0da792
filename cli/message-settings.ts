import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LianyuError, refuse } from '@lianyu/kernel'
import type { MessageOptions } from '@lianyu/node'

/** What an operator writes about the mail server; its password stands elsewhere. */
interface WrittenMail {
  host: string
  port: number
  secure?: boolean
  allowPlain?: boolean
  user?: string
  passwordFile?: string
  passwordEnv?: string
  from: string
}

interface Written {
  mail?: Partial<WrittenMail>
  robotHosts?: string[]
  allowPrivateRobots?: boolean
  address?: string
}

/**
 * How messages leave a node: `messages.json` in its data directory. Without it none do. The mail password comes from a
 * file or from the environment, never from there.
 *
 * @param address  where browsers reach the node, which links begin with
 * @throws LianyuError `cli.bad-messages` naming what it lacks
 */
export function readMessageSettings(
  dataDir: string,
  address: string | undefined,
  env: Record<string, string | undefined> = process.env,
): MessageOptions {
  const at = address === undefined ? {} : { address }
  const file = join(dataDir, 'messages.json')
  if (!existsSync(file)) return at
  const bad = (lacks: string) => new LianyuError(refuse('cli.bad-messages', { file, lacks }))
  let written: Written
  try {
    written = JSON.parse(readFileSync(file, 'utf8')) as Written
  } catch {
    throw bad('JSON')
  }
  if (typeof written !== 'object' || written === null || Array.isArray(written)) throw bad('{…}')
  const hosts = written.robotHosts ?? []
  const isHost = (host: unknown) =>
    typeof host === 'string' && /^[\w.-]+(:\d{1,5})?$|^\[[\da-f:]+\](:\d{1,5})?$/i.test(host)
  if (!Array.isArray(hosts) || !hosts.every(isHost)) throw bad('robotHosts ["host", "host:port"]')
  return {
    ...at,
    ...(written.address === undefined ? {} : { address: written.address }),
    robotHosts: hosts,
    allowPrivateRobots: written.allowPrivateRobots === true,
    ...(written.mail === undefined ? {} : { mail: mailOf(written.mail, env, bad) }),
  }
}

function mailOf(
  { host, port, from, user, secure, allowPlain, passwordFile, passwordEnv }: Partial<WrittenMail>,
  env: Record<string, string | undefined>,
  bad: (lacks: string) => LianyuError,
): NonNullable<MessageOptions['mail']> {
  if (typeof host !== 'string' || !Number.isInteger(port) || typeof from !== 'string') {
    throw bad('mail {host, port, from}')
  }
  const file = passwordFile !== undefined && existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : ''
  const password = (passwordEnv === undefined ? '' : env[passwordEnv]) || file
  if (user !== undefined && password === '') throw bad('mail passwordFile | passwordEnv')
  return {
    host,
    port: port as number,
    from,
    // 465 is TLS from the first byte (RFC 8314); elsewhere STARTTLS is required.
    secure: secure ?? port === 465,
    ...(allowPlain === true ? { allowPlain } : {}),
    ...(user === undefined ? {} : { user, password }),
  }
}
