import { type AuthoredOpenStep, correctStep, text } from '@lianyu/kernel'
import { certificateSteps } from './certificate.ts'
import { earlierStep } from './earlier-papers.ts'
import { ratingSteps } from './rating.ts'
import { servicePurpose } from './scope.ts'

const officers = ['officer', 'approver']
const withApplicant = [...officers, 'applicant']
/** Under way and not decided: what is decided is not withdrawn any more. */
const undecided = ['received', 'told', 'refilled', 'checked', 'offered', 'correcting', 'completed', 'taken', 'handed']
  .concat(['accepted', 'supplementing', 'paused', 'second-check', 'reviewing', 'signing', 'approving'])
  .concat(['mending-for-review', 'mending-for-approval', 'returned'])

/** What many may add to a case and nobody may change. */
export const caseOpen: Record<string, AuthoredOpenStep> = {
  'verify-originals': {
    label: text('原件核验', 'Originals checked'),
    says: text('凭原件核验权代办理地核验，结论对方直接采用', 'On the delegated right; the handling place relies on it'),
    did: text(
      '窗口核验原件：{verifiedWhat}，{verifiedFound}',
      'Originals checked here: {verifiedWhat}, {verifiedFound}',
    ),
    by: officers,
    of: 'origin',
    right: 'verify',
    form: ['verifiedWhat!', 'verifiedFound!'],
  },
  'ask-withdraw': {
    label: text('转达撤回', 'Pass on a withdrawal'),
    says: text('申请人要撤回，请办理地终止办理', 'The applicant withdraws: asks the handling place to end it'),
    did: text('申请人要求撤回：{withdrawAsked}', 'The applicant asks to withdraw: {withdrawAsked}'),
    by: withApplicant,
    of: 'any',
    form: ['withdrawAsked!'],
    during: undecided,
  },
  'note-outside': {
    label: text('省平台进度', 'Provincial platform'),
    says: text('由省平台接口自动记录，不用手工填', 'Noted by the platform’s adapter; nobody types it'),
    did: text(
      '{outsidePlatform}：{outsideStatus}（{outsideNumber}）',
      '{outsidePlatform}: {outsideStatus} ({outsideNumber})',
    ),
    by: ['system'],
    of: 'any',
    form: ['outsidePlatform!', 'outsideNumber!', 'outsideStatus!', 'outsideSeen'],
  },
  ...ratingSteps,
  follow: {
    label: text('关注进度', 'Follow'),
    says: text('进度变化时通知；号码只用于通知', 'Told when it moves; the number serves nothing else'),
    did: text('申请人关注进度', 'The applicant follows'),
    by: 'public',
    of: 'public',
    form: ['followNote', 'followPhone'],
    personal: servicePurpose,
  },
  comment: {
    label: text('留言', 'Comment'),
    says: text('两地窗口都看得到；不要写个人信息', 'Both windows see it; no personal data here'),
    did: text('{comment}', '{comment}'),
    by: ['officer', 'approver', 'leader'],
    of: 'any',
    form: ['comment!'],
  },
  'add-papers': {
    label: text('补交材料', 'Add papers'),
    says: text(
      '收件窗口代收的补正材料，由此传给办理地',
      'What the applicant hands in later, passed to the handling place',
    ),
    did: text('补交材料：{addedWhat}', 'Papers added: {addedWhat}'),
    by: withApplicant,
    of: 'any',
    form: ['addedWhat!', 'addedPapers!', 'addedFrom'],
    personal: servicePurpose,
  },
  'consent-earlier': { ...earlierStep, during: undecided },
  ...certificateSteps,
  correct: correctStep,
}
