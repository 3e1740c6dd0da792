import type { ScopeRow } from '@lianyu/kernel'

/** What a paper of a person is fetched for: the one case that the request names, and nothing besides. */
export const paperPurpose = '经本人同意，为其所办事项调取一份材料'

/** The rows under which papers are asked for and given between places. */
export const paperScope: ScopeRow[] = [
  { kind: 'paper-request', steps: '*', part: 'shared', audience: 'matter-parties' },
  {
    kind: 'paper-request',
    steps: ['open', 'give-consent', 'tell-which', 'give'],
    part: 'personal',
    audience: 'matter-parties',
    purpose: paperPurpose,
  },
]
