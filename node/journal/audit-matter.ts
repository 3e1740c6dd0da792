import type { MatterId, PartyId } from '@lianyu/kernel'

/**
 * Each party has one audit matter, of a fixed id. It grows for ever, so the journal never folds it whole and lists do not
 * show what is in it: who reads the audit reads its entries (`Journal.page`).
 */
const uuid = '00000000-0000-7000-8000-000000000001'

export function auditMatterOf(party: PartyId): MatterId {
  return `${party}:${uuid}`
}

export function isAudit(matter: MatterId): boolean {
  return matter.endsWith(`:${uuid}`)
}
