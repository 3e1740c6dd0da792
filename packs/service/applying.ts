import { type Applying, type Asked, text } from '@lianyu/kernel'

const why: Asked = {
  field: '',
  required: true,
  options: [
    text('不办了', 'I no longer need it'),
    text('填错了，重新申请', 'It was filled in wrongly; I apply again'),
    text('材料备齐后再申请', 'I apply again when I have the papers'),
  ],
}

/** 网上申请: an ordinary case at the window, wholly online; the applicant answers, withdraws and consents themselves. */
export const applyForItems: Applying = {
  kind: 'service-case',
  label: text('办事', 'Apply'),
  desk: 'service-window',
  who: ['person', 'firm'],
  catalogue: {
    kind: 'item',
    field: 'item',
    party: 'handler',
    online: { field: 'modes', contains: 'remote' },
    code: 'code',
    shows: ['decidedBy', 'promisedDays', 'legalDays', 'feeFen', 'result', 'basis', 'guideNote', 'source'],
    papers: { field: 'papers', name: 'name', hadFrom: 'hadFrom' },
    sample: 'sample',
  },
  asks: [
    { field: 'applicantId', required: true, who: 'person' },
    { field: 'applicantPhone', required: true },
    { field: 'application' },
  ],
  vouched: { sort: 'applicantKind', name: 'applicantName', uscc: 'applicantUscc' },
  fixed: { mode: 'remote', appliedVia: 'online', hasAgent: false, help: 'none' },
  acts: [
    {
      id: 'add-papers',
      label: text('补交材料', 'Add papers'),
      says: text(
        '交给正在办的窗口；窗口要您补的，交了就接着办',
        'They go to the window; what it asked for, it goes on with',
      ),
      step: 'add-papers',
      asks: [{ field: 'addedPapers', required: true }],
      fixed: { addedWhat: '申请人网上补交' },
      also: { step: 'refill', fixed: { refilledWhat: '申请人网上补交', refilledVia: 'online' } },
    },
    {
      id: 'withdraw',
      label: text('撤回申请', 'Withdraw'),
      says: text('当场撤回，不能恢复；以后可以重新申请', 'At once and for good; you may apply again'),
      step: 'withdraw-case',
      asks: [{ ...why, field: 'withdrawnFor' }],
    },
    {
      id: 'ask-withdraw',
      label: text('要求撤回', 'Ask to withdraw'),
      says: text('办理地已接手，由它终止办理', 'The deciding place has it already and ends it'),
      step: 'ask-withdraw',
      asks: [{ ...why, field: 'withdrawAsked' }],
      unless: ['withdraw'],
    },
    {
      id: 'consent',
      label: text('同意调取', 'Consent'),
      says: text(
        '由保管单位直接提供，只用于这件事；传之前您先看',
        'From its keeper, for this alone; you see it before it travels',
      ),
      on: { kind: 'paper-request', by: 'forCase' },
      step: 'give-consent',
      fixed: { consentHow: 'online', consentTo: '向受理窗口提供这一份材料，只用于这件事', consentOn: '$today' },
    },
    {
      id: 'refuse-consent',
      label: text('不同意，我自己交', 'No: I hand it in myself'),
      says: text('不影响办件', 'Your case does not suffer'),
      on: { kind: 'paper-request', by: 'forCase' },
      step: 'refuse-consent',
      fixed: { consentRefusedOn: '$today' },
    },
    {
      id: 'approve-preview',
      label: text('看过了，可以用', 'I have seen it: use it'),
      says: text('传的就是您看到的那一份', 'The very paper that you saw travels'),
      on: { kind: 'paper-request', by: 'forCase' },
      step: 'approve-preview',
      fixed: { previewedBy: 'person', previewedOn: '$today' },
    },
    {
      id: 'decline-preview',
      label: text('看过了，不用', 'I have seen it: do not use it'),
      says: text('这份材料不传，由您自己交', 'It does not travel; you hand it in yourself'),
      on: { kind: 'paper-request', by: 'forCase' },
      step: 'decline-preview',
      asks: [
        {
          field: 'declinedFor',
          required: true,
          options: [
            text('内容不对', 'It is not right'),
            text('不是这一份', 'It is another paper'),
            text('不想用', 'I do not want it'),
          ],
        },
      ],
      fixed: { previewedBy: 'person', previewedOn: '$today' },
    },
    {
      id: 'withdraw-consent',
      label: text('撤回同意', 'Withdraw the consent'),
      says: text('没传的不再传；传了的会标出', 'Not given yet, it never is; given, it is flagged'),
      on: { kind: 'paper-request', by: 'forCase' },
      step: 'withdraw-consent',
      fixed: { withdrawnOn: '$today' },
    },
  ],
}
