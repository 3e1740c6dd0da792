import { type AuthoredTrack, atStage, type Condition, equals, filled, text } from '@lianyu/kernel'
import { servicePurpose } from './scope.ts'

const officers = ['officer', 'approver']

const checkedByTwo: Condition = { any: [{ not: equals('twoOfficers', true) }, filled('confirmedWhat')] }

/** What was promised is here, or the broken promise was dealt with. */
const nothingPromised: Condition = {
  any: [{ not: filled('promiseDue') }, atStage('promise', 'kept', 'broken')],
}

/**
 * From acceptance to the decision, inside the handling place: 承办, 核查, 审核, 加签, 审批. One term runs over all of it,
 * whoever has the case; each way back says whether what lies between is gone through again.
 */
export const decidingSteps: AuthoredTrack['steps'] = {
  'pass-desk': {
    label: text('转本地部门', 'Pass to a department'),
    says: text('窗口统一受理后转承办部门，时限照走', 'To the department that decides; the term runs on'),
    did: text('转本地承办部门', 'Passed to the department'),
    from: 'accepted',
    to: 'accepted',
    by: officers,
    handOff: { how: 'pass', receiver: { party: 'own', desk: 'chosen' } },
  },
  'check-substance': {
    label: text('实质核查', 'Check the substance'),
    says: text('依法核查申请内容，须两人以上；由另一人复核', 'By two officers: another one confirms it'),
    did: text('实质核查：{checkedWhat}', 'Substance checked: {checkedWhat}'),
    from: 'accepted',
    to: 'second-check',
    by: officers,
    goesOn: true,
    form: ['checkedWhat!'],
  },
  'confirm-check': {
    label: text('第二人核查', 'Second check'),
    says: text('须与第一人不是同一人', 'By another officer than the first'),
    did: text('第二人核查：{confirmedWhat}', 'Confirmed by a second officer: {confirmedWhat}'),
    from: 'second-check',
    to: 'accepted',
    by: officers,
    goesOn: true,
    otherThan: ['check-substance'],
    form: ['confirmedWhat!'],
  },
  submit: {
    label: text('送审', 'Submit for review'),
    did: text('送审：{proposal}', 'Submitted: {proposal}'),
    from: 'accepted',
    to: 'reviewing',
    by: officers,
    goesOn: true,
    when: checkedByTwo,
    form: ['proposal!'],
  },
  review: {
    label: text('审核通过', 'Review passed'),
    did: text('审核通过：{reviewOpinion}', 'Review passed: {reviewOpinion}'),
    from: 'reviewing',
    to: 'approving',
    by: ['approver'],
    goesOn: true,
    otherThan: ['submit'],
    form: ['reviewOpinion!'],
  },
  'add-signer': {
    label: text('加签', 'Add a signer'),
    says: text(
      '请另一部门或岗位先签意见，签完回到这里',
      'Another desk signs its opinion first; then it comes back here',
    ),
    did: text('加签：{signerAsked}', 'Another signature asked for: {signerAsked}'),
    from: 'reviewing',
    to: 'signing',
    by: ['approver'],
    goesOn: true,
    handOff: { how: 'pass', receiver: { party: 'own', desk: 'chosen' } },
    form: ['signerAsked!'],
  },
  'sign-opinion': {
    label: text('签署意见', 'Sign the opinion'),
    did: text('加签意见：{signerOpinion}', 'Added opinion: {signerOpinion}'),
    from: 'signing',
    to: 'reviewing',
    by: officers,
    goesOn: true,
    handOff: { how: 'pass', receiver: { party: 'own', desk: 'previous' } },
    form: ['signerOpinion!'],
  },
  'redo-from-start': {
    label: text('退回承办，重走审核审批', 'Back to the officer; all is gone through again'),
    did: text('退回承办重办：{sentBackFor}', 'Sent back to be done again: {sentBackFor}'),
    from: ['reviewing', 'approving'],
    to: 'accepted',
    by: ['approver', 'leader'],
    goesOn: true,
    form: ['sentBackFor!'],
  },
  'redo-review': {
    label: text('退回审核，重审', 'Back to be reviewed again'),
    did: text('退回审核：{sentBackFor}', 'Sent back to review: {sentBackFor}'),
    from: 'approving',
    to: 'reviewing',
    by: ['approver', 'leader'],
    goesOn: true,
    form: ['sentBackFor!'],
  },
  'mend-for-review': {
    label: text('退回补办，改后直送审核', 'Back to be mended, then straight to review'),
    did: text('退回补办：{sentBackFor}，改后直送审核', 'To be mended: {sentBackFor}; then straight to review'),
    from: 'reviewing',
    to: 'mending-for-review',
    by: ['approver', 'leader'],
    goesOn: true,
    form: ['sentBackFor!'],
  },
  'mended-review': {
    label: text('补办完，直送审核', 'Mended, straight to review'),
    did: text('补办完：{mendedWhat}', 'Mended: {mendedWhat}'),
    from: 'mending-for-review',
    to: 'reviewing',
    by: officers,
    goesOn: true,
    form: ['mendedWhat!'],
  },
  'mend-for-approval': {
    label: text('退回补办，改后直送审批', 'Back to be mended, then straight to approval'),
    did: text('退回补办：{sentBackFor}，改后直送审批', 'To be mended: {sentBackFor}; then straight to approval'),
    from: 'approving',
    to: 'mending-for-approval',
    by: ['approver', 'leader'],
    goesOn: true,
    form: ['sentBackFor!'],
  },
  'mended-approval': {
    label: text('补办完，直送审批', 'Mended, straight to approval'),
    did: text('补办完：{mendedWhat}', 'Mended: {mendedWhat}'),
    from: 'mending-for-approval',
    to: 'approving',
    by: officers,
    goesOn: true,
    form: ['mendedWhat!'],
  },
  'decide-case': {
    label: text('作出决定', 'Decide'),
    says: text('准予或不予；不予的写明理由和救济途径', 'Grant or refuse; a refusal says why and where to appeal'),
    did: text('作出决定：{decision}，{decisionNo}', 'Decided: {decision}, {decisionNo}'),
    from: ['accepted', 'approving'],
    to: 'decided',
    by: officers,
    when: {
      all: [
        { any: [atStage('case', 'approving'), { not: equals('reviewNeeded', true) }] },
        checkedByTwo,
        nothingPromised,
        { any: [equals('decision', 'granted'), filled('refusalGrounds')] },
      ],
    },
    form: ['decision!', 'decisionNo!', 'refusalGrounds', 'decisionPapers'],
    personal: servicePurpose,
  },
}
