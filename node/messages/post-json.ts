import http from 'node:http'
import https from 'node:https'
import { guardedLookup } from '../exchange/address.ts'
import { type Sent, troubleOf } from './sending.ts'

const mostBytes = 64 * 1024
const deadlineMs = 10_000

/**
 * One POST of JSON to an address that was allowed, and to no other: the name is looked up by the rules for peers, redirects
 * are not followed, bytes and time are capped. `read` says what a 200 means.
 */
export function postJson(
  url: URL,
  body: object,
  allowPrivate: boolean,
  read: (answer: Record<string, unknown>) => Sent,
): Promise<Sent> {
  return new Promise((resolve) => {
    const bytes = Buffer.from(JSON.stringify(body))
    const { request: start } = url.protocol === 'https:' ? https : http
    const request = start(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'content-length': bytes.length,
        'accept-encoding': 'identity',
      },
      agent: false,
      lookup: guardedLookup(allowPrivate),
      maxHeaderSize: 16_384,
    })
    const done = (sent: Sent) => {
      clearTimeout(deadline)
      resolve(sent)
      request.destroy()
    }
    const deadline = setTimeout(() => done({ ok: false, again: true, trouble: 'too-slow' }), deadlineMs)
    const fail = (error: unknown) => done({ ok: false, again: true, trouble: troubleOf(error) })
    request.on('error', fail)
    request.on('response', (response) => {
      const status = response.statusCode ?? 0
      if (status !== 200) {
        const busy = status === 429 || status === 408 || status >= 500
        return done({ ok: false, again: busy, trouble: `http ${status}` })
      }
      const chunks: Buffer[] = []
      let received = 0
      response.on('error', fail)
      response.on('data', (chunk: Buffer) => {
        received += chunk.length
        if (received > mostBytes) return done({ ok: false, again: false, trouble: 'too-large' })
        chunks.push(chunk)
      })
      response.on('end', () => {
        const answer = parsed(Buffer.concat(chunks))
        done(answer === undefined ? { ok: false, again: true, trouble: 'not-json' } : read(answer))
      })
    })
    request.end(bytes)
  })
}

function parsed(bytes: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
