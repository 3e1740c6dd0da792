import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { type PartyId, type Refusal, refuse, uuidV7From } from '@lianyu/kernel'

const soonestMs = 3_000
const latestMs = 12 * 3_600_000
const form = /^([0-9a-z]{8,10})\.([0-9a-f]{20})\.([0-9a-f]{32})$/

/**
 * A page is given a ticket, and an enquiry is sent with it: nothing can be sent that did not open the page first, and one
 * page sends one enquiry. The ticket is the command: sent again it is the same answer, with other words a conflict. Made
 * from a secret of the node, so none has to be kept.
 */
export function enquiryTicket(secret: Uint8Array, party: PartyId, nowMs: number): string {
  const head = `${nowMs.toString(36)}.${randomBytes(10).toString('hex')}`
  return `${head}.${sealOf(secret, party, head)}`
}

/** @returns the command of the enquiry that this ticket is for */
export function commandOfTicket(secret: Uint8Array, party: PartyId, ticket: string, nowMs: number): string | Refusal {
  const [, moment = '', random = '', seal = ''] = form.exec(ticket) ?? []
  const madeMs = Number.parseInt(moment, 36)
  const right = sealOf(secret, party, `${moment}.${random}`)
  if (seal === '' || !timingSafeEqual(Buffer.from(seal), Buffer.from(right))) return refuse('public.stale-page', {})
  if (nowMs - madeMs > latestMs) return refuse('public.stale-page', {})
  if (nowMs - madeMs < soonestMs) return refuse('public.too-soon', {})
  return uuidV7From(madeMs, Buffer.from(random, 'hex'))
}

function sealOf(secret: Uint8Array, party: PartyId, head: string): string {
  return createHmac('sha256', secret).update(`enquiry ${party} ${head}`).digest('hex').slice(0, 32)
}
