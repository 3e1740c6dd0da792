import type { PartyId, ScopeRow } from '@lianyu/kernel'

/** What personal data of an applicant is taken for: nothing else may be done with it. */
export const servicePurpose = '办理申请人本人提出的跨省通办事项'

/** The rows of an agreement under which cases flow: everything between the two of a case, persons only for the purpose. */
export const serviceScope: ScopeRow[] = [
  { kind: 'item', steps: '*', part: 'shared', audience: 'all' },
  { kind: 'service-case', steps: '*', part: 'shared', audience: 'matter-parties' },
  { kind: 'bad-rating', steps: '*', part: 'shared', audience: 'matter-parties' },
  {
    kind: 'service-case',
    steps: ['open', 'check', 'add-papers', 'decide-case', 'issue-certificate', 'follow'],
    part: 'personal',
    audience: 'matter-parties',
    purpose: servicePurpose,
  },
]

export type DelegatedRight = 'receive' | 'tell' | 'verify' | 'deliver'
export const allRights: readonly DelegatedRight[] = ['receive', 'tell', 'verify', 'deliver']

/**
 * Delegated rights of one place for its partner's windows, item by item. Without `items` every item, without `from` of
 * each other: for trying out; what governments sign names both.
 *
 * @param to  whose windows may use them; default every party
 */
export function serviceGrant(
  rights: readonly DelegatedRight[],
  { from, to, items }: { from?: PartyId; to?: PartyId[]; items?: string[] } = {},
): ScopeRow {
  return {
    kind: 'service-case',
    steps: '*',
    part: 'grant',
    audience: to ?? 'all',
    rights: [...rights],
    about: items ?? '*',
    ...(from === undefined ? {} : { from }),
  }
}
