import type { ScopeRow } from '@lianyu/kernel'

/** What an applicant's data are taken for when several places decide together. */
export const jointPurpose = '办理申请人本人提出的多地联办事项'

/** The rows under which joint cases flow: everything between the places of a case, persons for the one purpose. */
export const jointScope: ScopeRow[] = [
  { kind: 'joint-case', steps: '*', part: 'shared', audience: 'matter-parties' },
  {
    kind: 'joint-case',
    steps: [
      'open',
      'first-grant',
      'first-refuse',
      'second-grant',
      'second-refuse',
      'third-grant',
      'third-refuse',
      'settle',
      'add-papers',
      'follow',
    ],
    part: 'personal',
    audience: 'matter-parties',
    purpose: jointPurpose,
  },
]
