import { type Publicly, text } from '@lianyu/kernel'

const deciding = (zh: string, en: string): Publicly => ({ says: text(zh, en), picture: 'decide' })

/** What an applicant is told of each stage, in words without a term of the trade; what is asked of them stands with it. */
export const casePublicly: Record<string, Publicly> = {
  received: {
    says: text('窗口收下了您的材料，正在核对。', 'The window has your papers and is checking them.'),
    picture: 'hand-in',
  },
  told: {
    says: text('材料还不齐，请补齐后交回窗口。', 'Something is missing. Please bring it to the window.'),
    asks: 'toldHere',
    picture: 'hand-in',
  },
  refilled: {
    says: text('补的材料窗口收到了，正在核对。', 'The window has what was missing and is checking it.'),
    picture: 'check',
  },
  checked: {
    says: text('材料核对过了，马上转给办理地。', 'Your papers are checked and go to the deciding place next.'),
    picture: 'check',
  },
  offered: {
    says: text('已转给办理地，等对方受理。', 'Passed on; the deciding place is to accept it.'),
    picture: 'accept',
  },
  correcting: {
    says: text('办理地看过了，材料还不齐，请一次补齐。', 'The deciding place needs more. Please bring all of it.'),
    asks: 'toldMissing',
    picture: 'hand-in',
  },
  completed: {
    says: text('补的材料收到了，等办理地受理。', 'What was missing is in; it waits to be accepted.'),
    picture: 'accept',
  },
  taken: {
    says: text('窗口已代办理地受理，开始计时。', 'Accepted on behalf of the deciding place; the term runs.'),
    picture: 'accept',
  },
  handed: {
    says: text('已受理，办理地正在接手。', 'Accepted; the deciding place is taking it over.'),
    picture: 'accept',
  },
  accepted: deciding('办理地已受理，正在办理。', 'Accepted; the deciding place is working on it.'),
  supplementing: {
    says: text('还差材料，请补齐；补齐以前不计时。', 'Something is still missing; the term waits until it is in.'),
    asks: 'supplementFor',
    picture: 'hand-in',
  },
  paused: deciding('正在做法定的专门环节，这段时间不计时。', 'A step the law sets apart is under way; the term waits.'),
  'second-check': deciding('正在核查。', 'Being checked.'),
  reviewing: deciding('正在审核。', 'Under review.'),
  signing: deciding('正在请有关部门签署意见。', 'Another office is giving its opinion.'),
  approving: deciding('正在审批。', 'Waiting for approval.'),
  'mending-for-review': deciding(
    '办理地正在补办，不用您做什么。',
    'The deciding place is mending it; nothing is asked of you.',
  ),
  'mending-for-approval': deciding(
    '办理地正在补办，不用您做什么。',
    'The deciding place is mending it; nothing is asked of you.',
  ),
  decided: {
    says: text('已经作出决定，结果正在送给您。', 'It is decided; the result is on its way to you.'),
    picture: 'result',
  },
  'result-on-way': { says: text('结果正寄往收件窗口。', 'The result is on its way to the window.'), picture: 'result' },
  'result-here': {
    says: text('结果到了收件窗口，请来领取或等邮寄。', 'The result is at the window: fetch it, or wait for the post.'),
    picture: 'result',
  },
  delivered: { says: text('办完了，结果已经送达。', 'Done; the result was delivered.'), picture: 'result' },
  returned: {
    says: text('办理地退回了，收件窗口会联系您。', 'It was returned; the receiving window will call you.'),
    asks: 'returnedFor',
    picture: 'check',
  },
  'not-accepted': {
    says: text('没有受理。理由如下，不服可以复议或诉讼。', 'It was not accepted, for this reason. You may appeal.'),
    asks: 'notAcceptedFor',
    picture: 'result',
  },
  withdrawn: { says: text('申请已经撤回。', 'The application was withdrawn.') },
}

/** What else is shown to whoever follows a case. */
export const casePublicFields = [
  'decision',
  'refusalGrounds',
  'certificateNo',
  'certificateUntil',
  'parcelNo',
  'sentNo',
  'resultParcelNo',
  'deliveryNo',
  'promiseDue',
]
