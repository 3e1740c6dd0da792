import { type AuthoredTrack, type Condition, equals, filled, text } from '@lianyu/kernel'
import { servicePurpose } from './scope.ts'

const officers = ['officer', 'approver']
const withApplicant = [...officers, 'applicant']
const window = 'service-window'

/** Silence is acceptance for permits by law; for other items where the county says so. */
const silenceAccepts: Condition = {
  any: [equals('itemNature', 'permit'), { setting: ['service.silence-accepts', true], otherwise: true }],
}

const inForm: Condition = {
  any: [equals('formComplete', true), { all: [equals('promiseAllowed', true), filled('promiseDue')] }],
}
const toldAlready = filled('refilledWhat')

/** At the receiving window, before the case is the handler's. */
export const receivingSteps: AuthoredTrack['steps'] = {
  check: {
    label: text('核验', 'Check'),
    says: text('只查形式和身份，不作实质审查', 'Form and identity only, never the substance'),
    did: text('形式和身份核验', 'Form and identity checked'),
    from: ['received', 'refilled'],
    to: 'checked',
    by: officers,
    form: [
      'formComplete!',
      'identitySeen!',
      'papersTaken',
      'checkNote',
      'missingPapers',
      'promiseDue',
      'promisePapers',
    ],
    personal: servicePurpose,
  },
  'tell-here': {
    label: text('窗口一次性告知', 'Say what is missing, here'),
    says: text(
      '凭一次性告知权代为告知，一次说清，办理地不再另行告知',
      'On the delegated right: everything at once; the handling place does not say it again',
    ),
    did: text('窗口一次性告知补正：{toldHere}', 'Said at the window what is missing: {toldHere}'),
    from: ['received', 'checked'],
    to: 'told',
    by: officers,
    when: { not: toldAlready },
    right: 'tell',
    form: ['toldHere!'],
  },
  refill: {
    label: text('补齐收件', 'Completed here'),
    did: text('窗口收到补正：{refilledWhat}', 'Completed at the window: {refilledWhat}'),
    from: 'told',
    to: 'refilled',
    by: withApplicant,
    form: ['refilledWhat!', 'refilledVia'],
  },
  offer: {
    label: text('转办', 'Pass on'),
    says: text(
      '转给办理地；对方受理前由本窗口负责',
      'Goes to the handling place; you answer for it until it is accepted',
    ),
    did: text('转给办理地', 'Passed on to the handling place'),
    from: ['checked', 'returned'],
    to: 'offered',
    by: officers,
    when: inForm,
    handOff: { how: 'offer', receiver: { party: { field: 'handler' }, desk: window } },
    form: ['parcelNo'],
  },
  'accept-here': {
    label: text('代为受理', 'Accept here'),
    says: text(
      '凭收件受理权当场受理，自次日起计承诺时限；不作实质审查',
      'On the delegated right, on the spot; the term runs from the next day. Never the substance',
    ),
    did: text('窗口代为受理，开始计时', 'Accepted at the window; the term runs'),
    from: 'checked',
    to: 'taken',
    by: officers,
    when: { all: [equals('mode', 'authorised'), inForm] },
    right: 'receive',
    form: ['acceptanceNo'],
  },
  'hand-over': {
    label: text('移交办理地', 'Hand over'),
    says: text('已受理的件交办理地审查决定，时限照走', 'Accepted already; goes to be decided, the term runs on'),
    did: text('已受理件移交办理地', 'Handed over to be decided'),
    from: 'taken',
    to: 'handed',
    by: officers,
    goesOn: true,
    handOff: { how: 'offer', receiver: { party: { field: 'handler' }, desk: window } },
    form: ['parcelNo'],
  },
  'withdraw-case': {
    label: text('撤回申请', 'Withdraw'),
    did: text('申请人撤回：{withdrawnFor}', 'Withdrawn by the applicant: {withdrawnFor}'),
    from: ['received', 'told', 'refilled', 'checked', 'taken', 'returned'],
    to: 'withdrawn',
    by: withApplicant,
    form: ['withdrawnFor!'],
  },
}

/** At the handling window, up to acceptance. */
export const acceptingSteps: AuthoredTrack['steps'] = {
  'tell-once': {
    label: text('一次性告知补正', 'Say what is missing'),
    says: text(
      '五个工作日内一次说清全部内容，逾期未告知即为受理',
      'Everything at once within five working days; silence counts as acceptance',
    ),
    did: text('一次性告知补正：{toldMissing}', 'Said what is missing: {toldMissing}'),
    from: 'offered',
    to: 'correcting',
    by: officers,
    when: { not: toldAlready },
    handOff: { how: 'accept' },
    form: ['toldMissing!'],
  },
  complete: {
    label: text('补正齐全', 'Completed'),
    says: text('材料补齐，五个工作日内受理', 'The papers are in; to be accepted within five working days'),
    did: text('收到补正材料：{completedWhat}', 'Completed: {completedWhat}'),
    from: 'correcting',
    to: 'completed',
    by: officers,
    form: ['completedWhat!', 'completedVia'],
  },
  accept: {
    label: text('受理', 'Accept'),
    says: text('自次日起计办理时限', 'The term runs from the next day'),
    did: text('受理，开始计时', 'Accepted; the term runs'),
    from: 'offered',
    to: 'accepted',
    by: officers,
    handOff: { how: 'accept' },
    form: ['acceptanceNo'],
  },
  'accept-completed': {
    label: text('受理', 'Accept'),
    says: text('补正后受理，自次日起计办理时限', 'Accepted once completed; the term runs from the next day'),
    did: text('补正后受理，开始计时', 'Accepted after completion; the term runs'),
    from: 'completed',
    to: 'accepted',
    by: officers,
    form: ['acceptanceNo'],
  },
  'deem-accepted': {
    label: text('逾期视为受理', 'Accepted by silence'),
    says: text(
      '五个工作日内既未告知也未受理，自收到之日起即为受理',
      'Neither told nor accepted within five working days: accepted from the day of receipt',
    ),
    did: text('逾期未告知，自收到之日起即为受理', 'Nothing was said in time: accepted from the day of receipt'),
    from: ['offered', 'completed'],
    to: 'accepted',
    by: ['system', 'approver'],
    when: silenceAccepts,
    fences: { who: 'origin', leaves: true },
    backdates: true,
    itself: true,
    form: ['silentFor'],
  },
  'take-over': {
    label: text('接办', 'Take over'),
    says: text('收件地已代为受理，时限已在走', 'Accepted over there already; the term is running'),
    did: text('接办', 'Taken over'),
    from: 'handed',
    to: 'accepted',
    by: officers,
    goesOn: true,
    handOff: { how: 'accept' },
  },
  'return-taken': {
    label: text('退回收件地', 'Return'),
    did: text('退回收件地：{returnedTakenFor}', 'Returned: {returnedTakenFor}'),
    from: 'handed',
    to: 'taken',
    by: officers,
    goesOn: true,
    handOff: { how: 'return' },
    form: ['returnedTakenFor!'],
  },
  'return-case': {
    label: text('退回收件地', 'Return'),
    says: text('不属本地办理，退回收件窗口', 'Not for this place to decide: back to the receiving window'),
    did: text('退回收件地：{returnedFor}', 'Returned: {returnedFor}'),
    from: 'offered',
    to: 'returned',
    by: officers,
    handOff: { how: 'return' },
    form: ['returnedFor!'],
  },
  'not-accept': {
    label: text('不予受理', 'Do not accept'),
    says: text('出具加盖印章、注明日期的书面凭证', 'A sealed and dated notice is given'),
    did: text('不予受理：{notAcceptedFor}', 'Not accepted: {notAcceptedFor}'),
    from: 'offered',
    to: 'not-accepted',
    by: ['approver'],
    handOff: { how: 'accept' },
    form: ['notAcceptedFor!'],
  },
  'not-accept-incomplete': {
    label: text('不予受理', 'Do not accept'),
    says: text('补正后仍不符合，出具书面凭证', 'Still not in form after completion: a sealed and dated notice'),
    did: text('不予受理：{notAcceptedFor}', 'Not accepted: {notAcceptedFor}'),
    from: ['correcting', 'completed'],
    to: 'not-accepted',
    by: ['approver'],
    form: ['notAcceptedFor!'],
  },
}
