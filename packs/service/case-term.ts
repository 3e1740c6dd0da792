import { type AuthoredTrack, among, type Condition, equals, setting, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/** A pause for 补正 after acceptance: never for permits, elsewhere only where the county's switch is on. */
const mayPause: Condition = {
  all: [{ setting: ['service.supplement-pause', true], otherwise: true }, { not: equals('itemNature', 'permit') }],
}

/** What stops, lengthens or ends a running term. */
export const termSteps: AuthoredTrack['steps'] = {
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
