/**
 * The words by which the kernel knows an agreement among matters: the ids that the kind `agreement` must use. The
 * declaration itself (forms, roles, labels) is a pack's; what follows from it for every log is decided here.
 */
export const agreementKindId = 'agreement'

/** Its main line; the origin holds it from draft to end. */
export const agreementTrack = 'main'

export const agreementFields = {
  title: 'title',
  form: 'form',
  level: 'level',
  scope: 'scope',
  validFrom: 'validFrom',
  validTo: 'validTo',
  /** On `sign`: the leaf of the draft fact that is signed. */
  draft: 'draft',
  /** On `notice-end`: the last day on which anything runs under the agreement. */
  lastDay: 'lastDay',
} as const

export const agreementStages = {
  drafting: 'drafting',
  circulated: 'circulated',
  signing: 'signing',
  inForce: 'in-force',
  windingUp: 'winding-up',
  ended: 'ended',
  dropped: 'dropped',
} as const

/** Steps on the main track that change what would be signed; the leaf of the last one is *the draft*. */
export const draftSteps: readonly string[] = ['open', 'revise', 'circulate', 'settle', 'reopen']

export const agreementSteps = {
  sign: 'sign',
  decline: 'decline',
  /** The origin's way of saying that it holds every signature; it moves the main line as well. */
  enterForce: 'enter-force',
  acknowledge: 'acknowledge',
  drop: 'drop',
  noticeEnd: 'notice-end',
  confirmEnd: 'confirm-end',
  expire: 'expire',
} as const

/** What may still travel after the end, on any matter: taking data back, and putting right what was wrong. */
export const stepsAfterEnd: readonly string[] = ['erase', 'erased', 'correct']

/** Steps that bring a matter under the agreement. */
export const beginningSteps: readonly string[] = ['open', 'share']

export const agreementForms = [
  'framework',
  'cooperation',
  'memorandum',
  'contract',
  'mechanism',
  'entrustment',
] as const
export type AgreementForm = (typeof agreementForms)[number]

/** Who signs. @source 地方组织法 art. 80: standing cross-area mechanisms are made by governments at county level and above */
export const agreementLevels = ['government', 'department', 'enterprise', 'peoples-organisation'] as const
export type AgreementLevel = (typeof agreementLevels)[number]
