import { createHmac } from 'node:crypto'
import type { MatterId, PartyId } from '@lianyu/kernel'

const keyed = (secret: Uint8Array, ...of: string[]) =>
  createHmac('sha256', secret)
    .update(JSON.stringify(['lianyu applicant', ...of]))
    .digest()

/** Who a provider's subject is to one party: nobody without the secret finds the subject, or the same one elsewhere. */
export function applicantId(secret: Uint8Array, party: PartyId, issuer: string, subject: string): string {
  return `a${keyed(secret, 'id', party, issuer, subject).toString('hex').slice(0, 40)}`
}

/** The id that stands in the facts of one matter: two matters of one applicant cannot be told to be so from the logs. */
export function officerOf(secret: Uint8Array, applicant: string, matter: MatterId): string {
  return `a${keyed(secret, 'matter', applicant, matter).toString('hex').slice(0, 20)}`
}

/**
 * The command by which the node carries out what an applicant sent: a UUIDv7 of the sent one's time. Keyed by who sent it,
 * so that nobody comes upon what is another's by sending another's command.
 *
 * @param what  apart for each thing done by one sent command
 */
export function commandFor(secret: Uint8Array, applicant: string, sent: string, what: string): string {
  const bytes = keyed(secret, 'command', applicant, sent, what).subarray(0, 16)
  Buffer.from(sent.replaceAll('-', '').slice(0, 12), 'hex').copy(bytes, 0)
  bytes[6] = 0x70 | ((bytes[6] as number) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] as number) & 0x3f)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
