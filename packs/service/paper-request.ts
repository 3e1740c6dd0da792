import {
  atStage,
  type Computation,
  commentStep,
  correctStep,
  defineKind,
  equals,
  field,
  filled,
  remarkFields,
  setting,
  text,
} from '@lianyu/kernel'
import { paperPurpose } from './paper-scope.ts'

const officers = ['officer', 'approver']
const personal = { part: 'personal' as const }
const paperFiles = { accept: ['application/pdf', 'image/jpeg', 'image/png'] }
const remind = [{ id: 'remind', when: 'amber', what: 'remind' } as const]

/**
 * 材料共享: a paper that some office already holds is asked of that office instead of the applicant, for one case and one
 * purpose, on the applicant's consent, and seen by the applicant before it travels. Nothing of the person leaves before
 * consent; the paper itself stays with its keeper until the preview is approved, and what is given is what was seen.
 *
 * @source 政务数据共享条例 (国令809号, 2025-08-01); 个人信息保护法 art. 13, 15, 23, 29; Regulation (EU) 2018/1724 art. 14
 *         and Implementing Regulation (EU) 2022/1463 (explicit request, preview, the exceptional flows)
 */
export const paperRequest = defineKind({
  pack: 'service',
  id: 'paper-request',
  version: 1,
  label: text('材料调取', 'Paper request'),
  empty: text(
    '还没有调取。别的部门已有的材料，经本人同意从这里调，不让群众再交。',
    'None yet. What another office holds is fetched here with the person’s consent, not asked of them again.',
  ),
  opened: text('拟调取：{paperName}', 'To be fetched: {paperName}'),
  title: 'paperName',
  search: ['forWhat'],
  columns: ['paperName', 'forWhat', 'provider', 'availableOn', 'validUntil'],
  fields: {
    paperName: field.words(text('材料名称', 'Paper')),
    provider: field.party(text('材料在哪里', 'Who holds it')),
    forWhat: field.words(text('为办哪件事', 'For which thing')),
    forCase: field.matter(text('用于办件', 'For the case'), 'service-case', 'paperRequests'),
    basis: field.words(text('要这份材料的依据', 'On what ground it is needed')),
    queryCodeHash: field.queryCode(text('查询码指纹', 'Query code’s fingerprint')),
    sample: field.yesNo(text('样例', 'Sample')),
    subjectName: field.words(text('材料所有人', 'Whose paper'), personal),
    subjectId: field.residentId(text('身份证号', 'Resident id'), personal),
    subjectMore: field.words(text('其他查找线索', 'What else helps to find it'), personal),

    sentBackFor: field.paragraph(text('退回原因', 'Why it is sent back')),
    previewFile: field.files(text('拟提供的材料', 'The paper to be given'), { part: 'internal', ...paperFiles }),
    previewedHash: field.words(text('拟提供材料的指纹', 'Fingerprint of the paper to be given')),
    issuedBy: field.words(text('出具单位', 'Issued by')),
    validUntil: field.day(text('有效期至', 'Valid until')),
    whichOf: field.words(text('查到几份，差在哪里', 'How many were found, and how they differ'), {
      hint: text('不写个人信息', 'No personal data here'),
    }),
    availableOn: field.day(text('何日可提供', 'Available on')),
    deferredFor: field.paragraph(text('暂不能提供的原因', 'Why not yet')),
    failure: field.words(text('故障', 'What failed')),
    noneFor: field.paragraph(text('查无的说明', 'Where was looked')),
    refusedFor: field.paragraph(text('不提供的理由和依据', 'Why it is refused, and on what ground')),
    closedFor: field.paragraph(text('结束说明', 'Why it ends')),
    paper: field.files(text('材料', 'The paper'), { ...personal, ...paperFiles }),
    asPreviewed: field.yesNo(text('与预览的是同一份', 'The same as was previewed')),

    consentHow: field.choice(text('同意方式', 'How consent was given'), {
      signed: text('窗口签字', 'Signed at the window'),
      online: text('本人线上确认', 'Confirmed online by the person'),
      agent: text('代理人出示授权', 'By an agent with a mandate'),
    }),
    consentTo: field.words(text('同意的范围', 'Consent to what')),
    consentOn: field.day(text('同意日', 'Consent given on')),
    consentUntil: field.day(text('同意有效至', 'Consent holds until')),
    consentPaper: field.files(text('同意书', 'Written consent'), { ...personal, ...paperFiles }),
    consentRefusedOn: field.day(text('不同意日', 'Refused on')),
    withdrawnOn: field.day(text('撤回日', 'Withdrawn on')),

    previewedBy: field.choice(text('谁看的', 'Seen by'), {
      person: text('本人', 'The person'),
      agent: text('代理人', 'An agent'),
    }),
    previewedOn: field.day(text('预览日', 'Seen on')),
    approvedHash: field.words(text('认可的材料的指纹', 'Fingerprint of what was approved')),
    declinedFor: field.words(text('不用的原因', 'Why not')),

    usedFor: field.words(text('用在哪里', 'Used for')),
    rejectedFor: field.choice(text('退回原因', 'What is wrong'), {
      wrong: text('不是要的那份', 'Not the paper asked for'),
      expired: text('已过有效期', 'Expired'),
      unreadable: text('打不开或看不清', 'Unreadable'),
    }),

    sawHash: field.words(text('看到的材料的指纹', 'Fingerprint of what was seen')),
    whichOne: field.words(text('是哪一份', 'Which one it is'), personal),
    whichNote: field.words(text('答复说明', 'Note')),
    urgeText: field.paragraph(text('催办内容', 'Message')),
    comment: remarkFields.comment,
    correction: remarkFields.correction,
  },
  main: 'request',
  tracks: {
    request: {
      label: text('调取', 'Request'),
      holder: 'service-window',
      start: 'drafted',
      stages: {
        drafted: { label: text('待同意', 'To be consented to') },
        asked: {
          label: text('已发出', 'Asked'),
          clock: { workingDays: setting('service.paper-take-days', 2), amber: 1, escalate: remind },
        },
        searching: {
          label: text('查找', 'Being looked for'),
          clock: { workingDays: setting('service.paper-find-days', 5), amber: 1, escalate: remind },
        },
        which: {
          label: text('待辨认', 'Which one?'),
          clock: { workingDays: setting('service.paper-find-days', 5), amber: 1 },
        },
        deferred: { label: text('约期提供', 'Deferred'), clock: { until: 'availableOn', amber: 1, escalate: remind } },
        failed: { label: text('故障', 'Failed') },
        ready: {
          label: text('待预览', 'To be previewed'),
          clock: { workingDays: setting('service.paper-preview-days', 5), amber: 1 },
        },
        given: { label: text('已提供', 'Given'), end: true },
        none: { label: text('查无', 'Not available'), end: true },
        mismatch: { label: text('身份不符', 'Identity does not match'), end: true },
        refused: { label: text('不予提供', 'Refused'), end: true },
        closed: { label: text('未提供结束', 'Ended, not given'), end: true },
        'timed-out': { label: text('逾期未答', 'Timed out'), end: true },
      },
      steps: {
        ask: {
          label: text('发出调取', 'Ask'),
          says: text('本人同意之后才能发出', 'Only after the person’s consent'),
          did: text('发出调取', 'Asked'),
          from: 'drafted',
          to: 'asked',
          by: officers,
          when: atStage('consent', 'given'),
          handOff: { how: 'offer', receiver: { party: { field: 'provider' }, desk: 'chosen' } },
        },
        'take-up': {
          label: text('接收查找', 'Take it up'),
          did: text('接收，开始查找', 'Taken up'),
          from: 'asked',
          to: 'searching',
          by: officers,
          handOff: { how: 'accept' },
        },
        'send-back': {
          label: text('退回', 'Send back'),
          says: text('不归本单位保管', 'Not kept here'),
          did: text('退回：{sentBackFor}', 'Sent back: {sentBackFor}'),
          from: 'asked',
          to: 'drafted',
          by: officers,
          handOff: { how: 'return' },
          form: ['sentBackFor!'],
        },
        'show-preview': {
          label: text('备好供预览', 'Ready for the preview'),
          says: text(
            '材料留在本单位；本人凭查询码在本站点预览，同意后才传',
            'It stays here; the person sees it by the query code on this node, and it travels only after that',
          ),
          did: text('材料备好，待本人预览', 'Found; waits for the person’s preview'),
          from: ['searching', 'deferred'],
          to: 'ready',
          by: officers,
          form: ['previewFile!', { field: 'previewedHash', computed: true }, 'issuedBy!', 'validUntil'],
          computes: { by: 'paper-fingerprint' },
        },
        'ask-which': {
          label: text('查到多份，请辨认', 'Several found'),
          did: text('查到多份，请辨认：{whichOf}', 'Several found: {whichOf}'),
          from: 'searching',
          to: 'which',
          by: officers,
          form: ['whichOf!'],
        },
        'know-which': {
          label: text('辨认清楚，继续', 'Go on'),
          did: text('辨认清楚，继续查找', 'It is known which; the search goes on'),
          from: 'which',
          to: 'searching',
          by: officers,
          gathers: [{ step: 'tell-which', need: 'one' }],
        },
        defer: {
          label: text('约期提供', 'Defer'),
          did: text('{availableOn} 可提供：{deferredFor}', 'Available on {availableOn}: {deferredFor}'),
          from: 'searching',
          to: 'deferred',
          by: officers,
          form: ['availableOn!', 'deferredFor!'],
        },
        fail: {
          label: text('系统故障', 'Something failed'),
          did: text('系统故障：{failure}', 'Failed: {failure}'),
          from: ['searching', 'ready'],
          to: 'failed',
          by: officers,
          form: ['failure!'],
        },
        'try-again': {
          label: text('恢复，重新查找', 'Try again'),
          did: text('恢复，重新查找', 'Works again; looked for anew'),
          from: 'failed',
          to: 'searching',
          by: officers,
        },
        give: {
          label: text('提供', 'Give'),
          says: text(
            '同意在先、预览认可、与预览同一份，三样齐了才传',
            'Consent, an approved preview, and the very paper that was seen: only then it travels',
          ),
          did: text('已提供，{issuedBy}出具', 'Given; issued by {issuedBy}'),
          from: 'ready',
          to: 'given',
          by: officers,
          form: ['paper!', { field: 'asPreviewed', computed: true }],
          computes: { by: 'paper-as-previewed' },
          when: equals('asPreviewed', true),
          gathers: [{ step: 'saw-preview', need: 'one' }],
          personal: paperPurpose,
        },
        renew: {
          label: text('重新提供', 'Give another'),
          says: text('收到的一份不能用', 'What was given could not be used'),
          did: text('收回重新查找', 'Taken back; looked for anew'),
          from: 'given',
          to: 'searching',
          by: officers,
          when: atStage('use', 'rejected'),
          counters: 'give',
        },
        'answer-none': {
          label: text('查无此材料', 'Not available'),
          did: text('查无：{noneFor}', 'Not available: {noneFor}'),
          from: ['searching', 'deferred'],
          to: 'none',
          by: officers,
          form: ['noneFor!'],
        },
        'answer-mismatch': {
          label: text('身份不符', 'Identity does not match'),
          says: text('不说明与谁相符', 'Does not say whom it does match'),
          did: text('身份信息与留存不符', 'The identity does not match what is kept'),
          from: ['searching', 'which'],
          to: 'mismatch',
          by: officers,
        },
        refuse: {
          label: text('不予提供', 'Refuse'),
          did: text('不予提供：{refusedFor}', 'Refused: {refusedFor}'),
          from: 'searching',
          to: 'refused',
          by: ['approver'],
          form: ['refusedFor!'],
        },
        close: {
          label: text('未提供，结束', 'End without giving'),
          says: text('本人不用或撤回了同意', 'The person does not want it, or took the consent back'),
          did: text('未提供，结束：{closedFor}', 'Ended, not given: {closedFor}'),
          from: ['searching', 'which', 'deferred', 'failed', 'ready'],
          to: 'closed',
          by: officers,
          when: { any: [atStage('preview', 'declined'), atStage('consent', 'withdrawn')] },
          form: ['closedFor!'],
        },
        'time-out': {
          label: text('逾期未答，收回', 'Timed out'),
          says: text(
            '对方逾期未答，改由本人提交；对方此后再给无效',
            'The other side let the term pass; the applicant hands it in, and a later answer has no force',
          ),
          did: text('对方逾期未答，收回', 'No answer in time; taken back'),
          from: ['asked', 'searching', 'deferred'],
          to: 'timed-out',
          by: officers,
          fences: { who: 'origin' },
        },
      },
    },
    consent: {
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
          by: officers,
          form: ['consentHow!', 'consentTo!', 'consentOn!', 'consentUntil', 'consentPaper'],
          personal: paperPurpose,
        },
        'refuse-consent': {
          label: text('本人不同意', 'No consent'),
          says: text('改由本人提交，不影响办件', 'The person hands it in; the case does not suffer'),
          did: text('本人不同意调取', 'No consent'),
          from: 'open',
          to: 'refused',
          by: officers,
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
          by: officers,
          form: ['withdrawnOn!'],
        },
      },
    },
    preview: {
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
          by: officers,
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
          by: officers,
          when: atStage('request', 'ready'),
          form: ['previewedBy!', 'previewedOn!', 'declinedFor!'],
        },
      },
    },
    use: {
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
    },
  },
  gates: {
    // Its facts rest on the consent and the approval: a consent taken back later flags what was given.
    'before-giving': {
      label: text('同意和预览', 'Consent and preview'),
      opens: 'give',
      needs: { consent: ['given'], preview: ['approved'] },
    },
  },
  open: {
    'saw-preview': {
      label: text('看到预览', 'Saw the preview'),
      says: text('站点在本人凭查询码打开材料时记下', 'Noted by the node when the person opens it by the query code'),
      did: text('本人凭查询码看到拟提供的材料', 'The person saw the paper by the query code'),
      by: 'system',
      of: 'any',
      shows: 'previewFile',
      form: [{ field: 'sawHash', computed: true }],
      computes: { by: 'paper-seen' },
      during: ['ready'],
      when: filled('previewedHash'),
    },
    'tell-which': {
      label: text('说明是哪一份', 'Say which one'),
      did: text('说明是哪一份：{whichNote}', 'Said which one: {whichNote}'),
      by: officers,
      of: 'origin',
      form: ['whichOne!', 'whichNote'],
      personal: paperPurpose,
      during: ['which'],
    },
    urge: {
      label: text('催办', 'Urge'),
      did: text('催办：{urgeText}', 'Urged: {urgeText}'),
      urges: true,
      by: ['officer', 'approver', 'leader'],
      of: 'origin',
      form: ['urgeText!'],
    },
    comment: commentStep,
    correct: correctStep,
  },
  opening: {
    by: officers,
    at: ['service-window'],
    form: [
      'paperName!',
      'provider!',
      'forWhat!',
      'forCase',
      'basis!',
      'queryCodeHash',
      'sample',
      'subjectName!',
      'subjectId!',
      'subjectMore',
    ],
    personal: paperPurpose,
  },
})

const hashOf = (files: unknown): string | undefined => {
  const first: unknown = Array.isArray(files) ? files[0] : undefined
  return typeof first === 'object' && first !== null ? String((first as { hash?: unknown }).hash) : undefined
}

/** What is shown, seen and given is one and the same file: by its SHA-256, which stands in the facts of all three. */
export const paperComputations: Record<string, Computation> = {
  'paper-fingerprint': ({ values }) => ({ previewedHash: hashOf(values.previewFile) }),
  'paper-seen': ({ values }) => ({ sawHash: values.previewedHash }),
  'paper-approved': ({ matter }) => ({ approvedHash: matter?.shared.adds['saw-preview']?.at(-1)?.fields.sawHash }),
  'paper-as-previewed': ({ values }) => {
    const given = hashOf(values.paper)
    return { asPreviewed: given !== undefined && given === values.previewedHash && given === values.approvedHash }
  },
}
