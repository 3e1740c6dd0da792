import { createHmac } from 'node:crypto'
import { isIP } from 'node:net'
import { type Refusal, refuse } from '@lianyu/kernel'
import { isPublicAddress } from '../exchange/address.ts'
import type { MessageOptions } from './options.ts'
import { postJson } from './post-json.ts'
import type { Sent } from './sending.ts'
import type { Channel } from './sorts.ts'

export type RobotChannel = Exclude<Channel, 'mail'>

/** A robot of a chat group: its webhook, and for DingTalk the secret that signs. */
export interface Robot {
  url: string
  secret: string
}

/** Messages a minute that either platform takes from one robot. */
export const robotPerMinute = 20

const forms: Record<RobotChannel, { path: RegExp; key: string }> = {
  'wecom-robot': { path: /^(\/[\w-]+)*\/cgi-bin\/webhook\/send$/, key: 'key' },
  'dingtalk-robot': { path: /^(\/[\w-]+)*\/robot\/send$/, key: 'access_token' },
}

/** A robot's webhook as a URL: of the documented form, at a host that the operator allowed. */
export function webhookOf(channel: RobotChannel, robot: Robot, options: MessageOptions): URL | Refusal {
  const { path, key } = forms[channel]
  const bad = () => refuse('message.bad-webhook', { channel }, 'url')
  let url: URL
  try {
    url = new URL(robot.url)
  } catch {
    return bad()
  }
  const allowPrivate = options.allowPrivateRobots === true
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!(options.robotHosts ?? []).includes(url.host)) {
    return refuse('message.robot-not-allowed', { host: url.host.slice(0, 200) }, 'url')
  }
  if (isIP(host) !== 0 && !allowPrivate && !isPublicAddress(host)) {
    return refuse('exchange.private-address', { address: host }, 'url')
  }
  const plain = url.username === '' && url.password === '' && url.hash === ''
  const scheme = url.protocol === 'https:' || (allowPrivate && url.protocol === 'http:')
  const keys = [...url.searchParams.keys()]
  if (!plain || !scheme || !path.test(url.pathname) || keys.length !== 1 || keys[0] !== key) return bad()
  if (!/^[\w-]{16,256}$/.test(url.searchParams.get(key) ?? '')) return bad()
  if (channel === 'dingtalk-robot' && robot.secret === '') return refuse('message.no-secret', {}, 'secret')
  return url
}

export interface Markdown {
  /** DingTalk shows it in the list of chats. */
  title: string
  text: string
}

/** Hands a message to a robot. `now` in milliseconds since 1970 is what DingTalk's signature is made for. */
export function sendByRobot(
  channel: RobotChannel,
  robot: Robot,
  message: Markdown,
  options: MessageOptions,
  now: number,
): Promise<Sent> {
  const url = webhookOf(channel, robot, options)
  if (!(url instanceof URL)) return Promise.resolve({ ok: false, again: false, trouble: url.refusal })
  const allowPrivate = options.allowPrivateRobots === true
  if (channel === 'wecom-robot') {
    return postJson(url, { msgtype: 'markdown', markdown: { content: message.text } }, allowPrivate, readWecom)
  }
  url.searchParams.set('timestamp', String(now))
  // URLSearchParams percent-encodes the Base64, which the platform decodes before it compares.
  url.searchParams.set('sign', dingtalkSign(now, robot.secret))
  return postJson(url, { msgtype: 'markdown', markdown: message }, allowPrivate, readDingtalk)
}

/** @source 钉钉开放平台，自定义机器人安全设置“加签”: Base64(HMAC-SHA256(secret, timestamp + "\n" + secret)) */
export function dingtalkSign(timestampMs: number, secret: string): string {
  return createHmac('sha256', secret).update(`${timestampMs}\n${secret}`).digest('base64')
}

/** 45009: more than 20 a minute; -1: the platform is busy. Anything else will not be better the next time. */
function readWecom({ errcode }: Record<string, unknown>): Sent {
  if (errcode === 0) return { ok: true }
  const trouble = `wecom ${codeOf(errcode)}`
  if (errcode === 45009) return { ok: false, again: true, trouble, waitMs: 60_000 }
  return { ok: false, again: errcode === -1, trouble }
}

/** 130101 and 660026: more than 20 a minute, and then nothing is taken for ten; -1: the platform is busy. */
function readDingtalk({ errcode }: Record<string, unknown>): Sent {
  if (errcode === 0) return { ok: true }
  const trouble = `dingtalk ${codeOf(errcode)}`
  if (errcode === 130101 || errcode === 660026) return { ok: false, again: true, trouble, waitMs: 600_000 }
  return { ok: false, again: errcode === -1, trouble }
}

const codeOf = (code: unknown) => (Number.isSafeInteger(code) ? String(code) : '?')
