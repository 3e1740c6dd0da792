import {
  type AuthoredClock,
  type AuthoredStage,
  type AuthoredTrack,
  among,
  type Condition,
  equals,
  filled,
  setting,
  text,
} from '@lianyu/kernel'
import { decidingSteps } from './case-deciding.ts'
import { caseGrounds } from './grounds.ts'
import { casePublicly } from './publicly.ts'
import { servicePurpose } from './scope.ts'

const officers = ['officer', 'approver']
const window = 'service-window'

/** A pause for 补正 after acceptance: never for permits, elsewhere only where the county's switch is on. */
const mayPause: Condition = {
  all: [{ setting: ['service.supplement-pause', true], otherwise: true }, { not: equals('itemNature', 'permit') }],
}

/** Silence is acceptance for permits by law; for other items where the county says so. */
const silenceAccepts: Condition = {
  any: [equals('itemNature', 'permit'), { setting: ['service.silence-accepts', true], otherwise: true }],
}

const inForm: Condition = {
  any: [equals('formComplete', true), { all: [equals('promiseAllowed', true), filled('promiseDue')] }],
}
const toldAlready = filled('refilledWhat')

/** 五日内一次性告知. @source 行政许可法 art. 32 */
const tellClock: AuthoredClock = {
  workingDays: setting('service.tell-days', 5),
  amber: 2,
  escalate: [{ id: 'remind', when: 'amber', what: 'remind' }],
}

/** The promised term of the item; without one 45 days jointly, else 20. @source 行政许可法 art. 42, 45 */
const decideClock: AuthoredClock = {
  workingDays: {
    choose: [
      { when: filled('promisedDays'), budget: { field: 'promisedDays' } },
      { when: equals('joint', true), budget: setting('service.joint-days', 45) },
      { when: { not: equals('itemNature', 'permit') }, budget: setting('service.other-days', 20) },
    ],
    otherwise: setting('service.decide-days', 20),
  },
  amber: 3,
  grounds: Object.keys(caseGrounds).concat('supplement'),
  escalate: [
    { id: 'remind', when: 'amber', what: 'remind' },
    { id: 'leader', when: 'red', what: 'leader' },
    { id: 'letter', when: { afterRed: 3 }, what: 'letter', desk: 'office' },
  ],
}

const stages: Record<string, AuthoredStage> = {
  received: { label: text('收件', 'Received') },
  told: { label: text('窗口已告知，待补正', 'Told at the window, to be completed') },
  refilled: { label: text('补齐收件', 'Completed at the window') },
  checked: { label: text('核验', 'Checked') },
  offered: { label: text('转办', 'Offered'), clock: tellClock },
  correcting: { label: text('待补正', 'To be completed') },
  completed: { label: text('补正齐全', 'Completed'), clock: tellClock },
  taken: { label: text('代为受理', 'Accepted on delegated rights'), clock: decideClock },
  handed: { label: text('待接办', 'Handed over') },
  accepted: { label: text('受理', 'Accepted'), clock: decideClock },
  supplementing: { label: text('补正中，不计时', 'Waiting for papers, time stopped') },
  paused: { label: text('中止，不计时', 'Suspended, time stopped') },
  'second-check': { label: text('待第二人核查', 'Second officer to check') },
  reviewing: { label: text('审核', 'Under review') },
  signing: { label: text('加签', 'Added signer') },
  approving: { label: text('审批', 'To be approved') },
  'mending-for-review': { label: text('退回补办，直送审核', 'Mended, then straight to review') },
  'mending-for-approval': { label: text('退回补办，直送审批', 'Mended, then straight to approval') },
  decided: { label: text('决定', 'Decided'), clock: { workingDays: setting('service.deliver-days', 10), amber: 2 } },
  'result-on-way': { label: text('结果寄往收件地', 'Result on its way') },
  'result-here': { label: text('结果已到窗口', 'Result at the window') },
  delivered: { label: text('送达', 'Delivered'), end: true },
  returned: { label: text('退回', 'Returned') },
  'not-accepted': { label: text('不予受理', 'Not accepted'), end: true },
  withdrawn: { label: text('撤回', 'Withdrawn'), end: true },
}

/** At the receiving window, before the case is the handler's. */
const receivingSteps: AuthoredTrack['steps'] = {
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
    by: officers,
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
    by: officers,
    form: ['withdrawnFor!'],
  },
}

/** At the handling window, up to acceptance. */
const acceptingSteps: AuthoredTrack['steps'] = {
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

/** What stops, lengthens or ends a running term. */
const termSteps: AuthoredTrack['steps'] = {
  'ask-supplement': {
    label: text('通知补正', 'Ask for completion'),
    says: text('写明理由；补正期间不计时。行政许可不能用', 'With the reason; the time does not count. Not for permits'),
    did: text('通知补正：{supplementFor}', 'Asked for completion: {supplementFor}'),
    from: 'accepted',
    to: 'supplementing',
    by: officers,
    when: mayPause,
    suspends: { ground: 'supplement' },
    form: ['supplementFor!'],
  },
  'receive-supplement': {
    label: text('收到补正', 'Completion received'),
    says: text('恢复计时', 'The term runs on'),
    did: text('收到补正：{suppliedWhat}，恢复计时', 'Completion received: {suppliedWhat}; the term runs on'),
    from: 'supplementing',
    to: 'accepted',
    by: officers,
    resumes: true,
    form: ['suppliedWhat!'],
  },
  'suspend-case': {
    label: text('中止计时', 'Suspend'),
    says: text(
      '只限事项目录列明的特殊环节，所需时间书面告知申请人',
      'Only for the special steps that the catalogue names; the applicant is told the time needed',
    ),
    did: text('中止计时：{pauseGround}', 'Suspended: {pauseGround}'),
    from: 'accepted',
    to: 'paused',
    by: ['approver'],
    when: among('pauseGround', 'specialSteps'),
    suspends: { ground: { field: 'pauseGround' } },
    form: ['pauseGround!', 'pauseNeeded!'],
  },
  'resume-case': {
    label: text('恢复计时', 'Resume'),
    did: text('恢复计时', 'The term runs on'),
    from: 'paused',
    to: 'accepted',
    by: officers,
    resumes: true,
  },
  extend: {
    label: text('延期', 'Extend'),
    says: text('经负责人批准，只延一次，理由告知申请人', 'Approved by the head, once; the applicant is told why'),
    did: text('延期：{extendedFor}', 'Extended: {extendedFor}'),
    from: 'accepted',
    to: 'accepted',
    by: ['approver', 'leader'],
    when: { not: equals('joint', true) },
    extends: { budget: setting('service.extend-days', 10) },
    form: ['extendedFor!'],
  },
  'extend-joint': {
    label: text('联办延期', 'Extend joint handling'),
    says: text('经本级政府负责人批准，只延一次', 'Approved by the government at this level, once'),
    did: text('联办延期：{extendedFor}', 'Joint handling extended: {extendedFor}'),
    from: 'accepted',
    to: 'accepted',
    by: ['leader'],
    when: equals('joint', true),
    extends: { budget: setting('service.joint-extend-days', 15) },
    form: ['extendedFor!'],
  },
  'withdraw-running': {
    label: text('撤回申请', 'Withdraw'),
    says: text(
      '申请人在决定前撤回；由收件窗口转达',
      'Withdrawn before the decision; the receiving window passed it on',
    ),
    did: text('申请人撤回，办理终止：{withdrawnFor}', 'Withdrawn by the applicant: {withdrawnFor}'),
    from: ['correcting', 'completed', 'accepted', 'supplementing', 'paused', 'reviewing', 'approving'],
    to: 'withdrawn',
    by: officers,
    form: ['withdrawnFor!'],
  },
}

/** The result, to the applicant: by the handler itself, or through the window that may deliver. */
const resultSteps: AuthoredTrack['steps'] = {
  deliver: {
    label: text('送达', 'Deliver'),
    says: text('结果送达申请人，收件窗口和群众都能看到', 'The applicant has the result; both windows see it'),
    did: text('结果已送达', 'Delivered'),
    from: 'decided',
    to: 'delivered',
    by: officers,
    form: ['deliveredBy!', 'deliveryNo'],
  },
  'send-result': {
    label: text('结果交收件窗口送达', 'Send the result to the window'),
    says: text('寄给收件窗口代为送达，十日时限照走', 'The receiving window delivers it; the ten days run on'),
    did: text('结果寄往收件窗口，单号 {resultParcelNo}', 'Result sent to the window, parcel {resultParcelNo}'),
    from: 'decided',
    to: 'result-on-way',
    by: officers,
    goesOn: true,
    handOff: { how: 'offer', receiver: { party: 'origin', desk: window } },
    form: ['resultParcelNo!'],
  },
  'result-arrived': {
    label: text('收到结果', 'Result arrived'),
    says: text('扫码核对单号', 'The scanned number must be the one that was sent'),
    did: text('收到结果，扫码相符', 'Result arrived; the numbers match'),
    from: 'result-on-way',
    to: 'result-here',
    by: officers,
    goesOn: true,
    when: { same: ['resultScanned', 'resultParcelNo'] },
    handOff: { how: 'accept' },
    form: ['resultScanned!'],
  },
  'result-wrong': {
    label: text('结果不符，退回', 'Wrong result, back'),
    did: text('结果不符，退回办理地：{resultWrong}', 'Wrong result, sent back: {resultWrong}'),
    from: 'result-on-way',
    to: 'decided',
    by: officers,
    goesOn: true,
    handOff: { how: 'return' },
    form: ['resultWrong!'],
  },
  'deliver-here': {
    label: text('窗口送达', 'Deliver here'),
    says: text('凭审批结果送达权送达申请人', 'To the applicant, on the delegated right'),
    did: text('收件窗口已送达结果', 'Delivered by the receiving window'),
    from: 'result-here',
    to: 'delivered',
    by: officers,
    right: 'deliver',
    form: ['deliveredBy!', 'deliveryNo'],
  },
}

/** The life of a case, at any time in one hand. */
export const caseTrack: AuthoredTrack = {
  label: text('办件', 'Case'),
  holder: window,
  start: 'received',
  stages: Object.fromEntries(
    Object.entries(stages).map(([id, stage]) => {
      const publicly = casePublicly[id]
      return [id, publicly ? { ...stage, publicly } : stage]
    }),
  ),
  steps: { ...receivingSteps, ...acceptingSteps, ...termSteps, ...decidingSteps, ...resultSteps },
}
