import type { MatterId } from '@lianyu/kernel'
import { newCommandId } from '@lianyu/node'
import { caseData } from './fill.ts'
import type { Sent } from './open-load.ts'

/** A session may ask 3,000 times a minute. */
export const sessionsFor = (perSecond: number) => Math.ceil((perSecond * 60) / 2_000)

/** A window at which cases are opened for whoever decides them. */
export interface OpeningWindow {
  url: string
  cookies: readonly string[]
  handler: string
}

/** The opening of the n-th case at a window; sent again with the same command it is the same case. */
export function openingAt(
  { url, cookies, handler }: OpeningWindow,
  agreement: MatterId,
  n: number,
  command: string = newCommandId(Date.now()),
): Sent {
  return {
    url,
    method: 'POST',
    path: '/api/matters',
    headers: {
      cookie: cookies[n % cookies.length] as string,
      'content-type': 'application/json',
      'x-lianyu': '1',
      'idempotency-key': command,
    },
    body: JSON.stringify({ kind: 'service-case', agreement, data: { ...caseData(n), handler } }),
    what: 'open',
  }
}

/**
 * The ids of all cases on a node's list, as often as they stand there: a list counts to 10,000 only, and equal numbers
 * could hide one that is lost and one that is doubled.
 */
export async function caseIds(url: string, cookie: string): Promise<string[]> {
  const ids: string[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const from: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const answer = await fetch(`${url}/api/matters?kind=service-case&limit=100${from}`, { headers: { cookie } })
    if (!answer.ok) throw new Error(await answer.text())
    const page = (await answer.json()) as { items: { id: string }[]; next: string | null }
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next
  }
  return ids
}

/** Whether a node has all of these. */
export async function hasAll(url: string, cookie: string, ids: readonly string[]): Promise<boolean> {
  for (const id of ids) {
    const answer = await fetch(`${url}/api/matters/${encodeURIComponent(id)}`, { headers: { cookie } })
    await answer.arrayBuffer()
    if (!answer.ok) return false
  }
  return true
}
