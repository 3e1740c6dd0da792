import { client, crossSite, take } from './client.ts'
import { dropDraft } from './drafts.ts'
import { heardFrom, isWithinReach, notHeardFrom, onLineChange } from './line.ts'
import { Outbox, type Outgoing } from './outgoing.ts'
import { noAnswer, readProblem } from './problem.ts'
import { deviceStore } from './store.ts'
import type { Receipt } from './types.ts'

/** A line that is cut without a word answers nothing for minutes: then it is sent again, with the same id. */
const answersWithinMs = 60_000

async function send(one: Outgoing, leaving: boolean): Promise<Receipt> {
  let response: Response
  try {
    response = await fetch(one.url, {
      method: 'POST',
      credentials: 'same-origin',
      keepalive: leaving,
      signal: AbortSignal.timeout(answersWithinMs),
      headers: {
        ...crossSite,
        'Content-Type': 'application/json',
        'Idempotency-Key': one.command,
        'Accept-Language': document.documentElement.lang || 'zh-CN',
      },
      body: JSON.stringify(one.body),
    })
  } catch (error) {
    notHeardFrom()
    throw noAnswer(error)
  }
  if (response.status === 502 || response.status === 504) throw noAnswer(response.status)
  heardFrom()
  if (!response.ok) throw await readProblem(response)
  return (await response.json().catch((error) => {
    throw noAnswer(error)
  })) as Receipt
}

/** This page's one outbox. */
export const outbox = new Outbox({
  send,
  keep: async (one) => void (await (await deviceStore()).put('outgoing', one)),
  forget: async (id) => (await deviceStore()).delete('outgoing', id),
  kept: async () => (await deviceStore()).getAll('outgoing'),
  now: () => Date.now(),
})

outbox.onSettled((one) => {
  if (one.state === 'done' && one.draft) void dropDraft(one.draft)
})
onLineChange(() => {
  if (isWithinReach()) outbox.tryNow()
})
globalThis.addEventListener?.('pagehide', () => outbox.leave())

/** Follows a matter, or no longer: changes nothing that anyone answers for, so it needs no undo. */
export function setFollowed(id: string, followed: boolean): Promise<unknown> {
  const path = { params: { path: { id } } }
  return followed
    ? take(client.POST('/api/matters/{id}/follow', path))
    : take(client.DELETE('/api/matters/{id}/follow', path))
}
