import { z } from 'zod'
import type { PlatformOptions } from './options.ts'
import type { Platform, PlatformTrouble } from './platform.ts'

const mostBytes = 1024 * 1024
const deadlineDefault = 10_000

const numberShape = z.string().min(1).max(100)
const instantShape = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
const answerShape = z.object({ number: numberShape, status: z.string().min(1).max(100) })
const valueShape = z.union([z.string().max(4_000), z.number(), z.boolean()])
const changesShape = z.object({
  changes: z
    .array(
      z.object({
        seq: z.string().min(1).max(100),
        number: numberShape,
        status: z.string().min(1).max(100),
        at: instantShape,
        key: z.string().max(200).optional(),
        opens: z.record(z.string().max(100), valueShape).optional(),
      }),
    )
    .max(500),
  next: z.string().max(100),
})

/**
 * A platform that speaks JSON over HTTP: `POST {url}/cases`, `GET {url}/changes?since=`. What the real platforms speak is
 * agreed with each province and gets a file of its own beside this one; these messages are the demo's stand-in's.
 */
export function httpPlatform({ url, token, deadlineMs = deadlineDefault }: PlatformOptions): Platform {
  const base = url.replace(/\/+$/, '')
  const headers = {
    accept: 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  }
  async function ask<T>(path: string, init: RequestInit, shape: z.ZodType<T>): Promise<T | PlatformTrouble> {
    try {
      const signal = AbortSignal.timeout(deadlineMs)
      const response = await fetch(`${base}${path}`, { ...init, redirect: 'error', signal })
      if (!response.ok) {
        await response.body?.cancel()
        return { trouble: `http ${response.status}` }
      }
      const text = await readAtMost(response)
      const parsed = text === undefined ? undefined : shape.safeParse(parsedJson(text))
      return parsed?.success ? parsed.data : { trouble: text === undefined ? 'too-large' : 'not-understood' }
    } catch (error) {
      return { trouble: (error as Error).name === 'TimeoutError' ? 'too-slow' : 'away' }
    }
  }
  return {
    put: (update) =>
      ask(
        '/cases',
        {
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            'idempotency-key': `${update.key} ${update.revision}`,
          },
          body: JSON.stringify(update),
        },
        answerShape,
      ),
    changes: (since) => ask(`/changes?since=${encodeURIComponent(since)}`, { headers }, changesShape),
  } as Platform
}

async function readAtMost(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > mostBytes) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
