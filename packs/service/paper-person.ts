import { type AuthoredTrack, atStage, text } from '@lianyu/kernel'
import { paperPurpose } from './paper-scope.ts'

const officers = ['officer', 'approver']
const withApplicant = [...officers, 'applicant']

/** Nothing of the person leaves before consent, which may be taken back at any time. */
export const consentTrack: AuthoredTrack = {
  label: text('本人同意', 'Consent'),
  holder: 'service-window',
  start: 'open',
  stages: {
    open: { label: text('未表示', 'Not said') },
    given: { label: text('同意', 'Given') },
    refused: { label: text('不同意', 'Refused') },
    withdrawn: { label: text('已撤回', 'Withdrawn') },
  },
  steps: {
    'give-consent': {
      label: text('记录同意', 'Record consent'),
      says: text('谁、何时、同意给谁、做什么用', 'Who, when, to whom, and for what'),
      did: text('本人同意：{consentTo}，{consentOn}', 'Consent: {consentTo}, {consentOn}'),
      from: ['open', 'refused'],
      to: 'given',
      by: withApplicant,
      form: ['consentHow!', 'consentTo!', 'consentOn!', 'consentUntil', 'consentPaper'],
      personal: paperPurpose,
    },
    'refuse-consent': {
      label: text('本人不同意', 'No consent'),
      says: text('改由本人提交，不影响办件', 'The person hands it in; the case does not suffer'),
      did: text('本人不同意调取', 'No consent'),
      from: 'open',
      to: 'refused',
      by: withApplicant,
      form: ['consentRefusedOn!'],
    },
    'withdraw-consent': {
      label: text('撤回同意', 'Withdraw consent'),
      says: text(
        '未提供的不再提供；已提供的标出并可请求删除',
        'Not given, it never is; given, it is flagged and may be erased',
      ),
      did: text('本人撤回同意，{withdrawnOn}', 'Consent withdrawn on {withdrawnOn}'),
      from: 'given',
      to: 'withdrawn',
      by: withApplicant,
      form: ['withdrawnOn!'],
    },
  },
}

/** The person sees the paper where it is kept, before it travels. */
export const previewTrack: AuthoredTrack = {
  label: text('本人预览', 'Preview'),
  holder: 'service-window',
  start: 'open',
  stages: {
    open: { label: text('未看', 'Not seen') },
    approved: { label: text('认可使用', 'To be used') },
    declined: { label: text('不用', 'Not to be used') },
  },
  steps: {
    'approve-preview': {
      label: text('看过，可以用', 'Seen: use it'),
      did: text('预览认可，{previewedOn}', 'Previewed and approved on {previewedOn}'),
      from: ['open', 'approved', 'declined'],
      to: 'approved',
      by: withApplicant,
      when: atStage('request', 'ready'),
      gathers: [{ step: 'saw-preview', need: 'one' }],
      form: ['previewedBy!', 'previewedOn!', { field: 'approvedHash', computed: true }],
      computes: { by: 'paper-approved' },
    },
    'decline-preview': {
      label: text('看过，不用', 'Seen: do not use it'),
      did: text('预览后不用：{declinedFor}', 'Previewed, not to be used: {declinedFor}'),
      from: ['open', 'approved'],
      to: 'declined',
      by: withApplicant,
      when: atStage('request', 'ready'),
      form: ['previewedBy!', 'previewedOn!', 'declinedFor!'],
    },
  },
}

/** What became of the paper at the place that asked. */
export const useTrack: AuthoredTrack = {
  label: text('收到后', 'Once received'),
  holder: 'service-window',
  start: 'open',
  stages: {
    open: { label: text('未收到', 'Not received') },
    used: { label: text('已用', 'Used') },
    rejected: { label: text('不能用', 'Cannot be used') },
  },
  steps: {
    'use-paper': {
      label: text('用于办件', 'Use it'),
      says: text('过了有效期的不能用', 'Not past its validity'),
      did: text('材料用于{usedFor}', 'Used for {usedFor}'),
      from: ['open', 'rejected'],
      to: 'used',
      by: officers,
      when: { all: [atStage('request', 'given'), { not: { past: 'validUntil' } }] },
      form: ['usedFor!'],
    },
    'reject-paper': {
      label: text('不能用，退回', 'It cannot be used'),
      did: text('不能用：{rejectedFor}', 'Cannot be used: {rejectedFor}'),
      from: 'open',
      to: 'rejected',
      by: officers,
      when: atStage('request', 'given'),
      form: ['rejectedFor!'],
    },
  },
}
