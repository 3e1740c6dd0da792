import type { ScopeRow } from '@lianyu/kernel'

/** What personal data of an applicant is taken for: nothing else may be done with it. */
export const servicePurpose = '办理申请人本人提出的跨省通办事项'

/** The rows of an agreement under which cases flow: everything between the two of a case, persons only for the purpose. */
export const serviceScope: ScopeRow[] = [
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
