import {
  atStage,
  commentStep,
  correctStep,
  defineKind,
  equals,
  field,
  remarkFields,
  setting,
  text,
} from '@lianyu/kernel'
import { caseReuses, earlierFields, earlierStep } from './earlier-papers.ts'
import { caseGrounds } from './grounds.ts'
import { jointFields, jointLanes, jointTrack, laneEnds } from './joint-lanes.ts'
import { jointPurpose } from './joint-scope.ts'

const officers = ['officer', 'approver']
const personal = { part: 'personal' as const }
const papers = { ...personal, accept: ['application/pdf', 'image/jpeg', 'image/png'] }
const lanes = jointLanes.map(({ id }) => id)
/** Nothing is refused anywhere, or the outcome says so: what the whole says must not contradict a part. */
const outcomeFits = {
  any: [
    { not: equals('outcome', 'granted') },
    { not: { any: lanes.map((lane) => atStage(lane, 'refused', 'dropped')) } },
  ],
}

/**
 * 多地联办: what one person needs from up to three places is handed in at one. That place leads: it tells what is missing,
 * accepts for all, keeps the joint term and delivers; every place decides its own part on a lane of its own, and none
 * decides for another. The parts run side by side or one after another.
 *
 * @source 国办发〔2020〕35号 (多地联办); 行政许可法 art. 32, 42 (45 + 15), 44, 45
 */
export const jointCase = defineKind({
  pack: 'service',
  id: 'joint-case',
  version: 2,
  label: text('多地联办件', 'Joint case'),
  empty: text(
    '还没有联办件。群众一件事要几地各办一段时，在这里一次收件。',
    'No joint cases yet. Receive one where somebody needs parts of one thing from several places.',
  ),
  opened: text('联办收件：{itemName}', 'Received for several places: {itemName}'),
  title: 'itemName',
  purposes: { [jointPurpose]: 'the joint case that the applicant asks for' },
  walked: ['officer', 'approver', 'leader'],
  reuses: { ...caseReuses, who: ['applicantId'] },
  search: ['caseNo', 'itemCode'],
  columns: ['itemName', 'caseNo', 'secondPlace', 'thirdPlace', 'order', 'outcome'],
  fields: {
    itemCode: field.words(text('事项编码', 'Item code'), {
      hint: text('国家目录编码，照录不自编', 'The national catalogue’s code, never our own'),
    }),
    itemName: field.words(text('联办事项', 'Joint item')),
    order: field.choice(text('办理次序', 'Order of the parts'), {
      parallel: text('各地同时办', 'Side by side'),
      sequence: text('依次办', 'One after another'),
    }),
    firstPart: field.words(text('牵头地办什么', 'What the leading place decides')),
    secondPlace: field.party(text('第二地', 'Second place')),
    secondPart: field.words(text('第二地办什么', 'What the second place decides')),
    thirdPlace: field.party(text('第三地', 'Third place')),
    thirdPart: field.words(text('第三地办什么', 'What the third place decides')),
    caseNo: field.words(text('收件编号', 'Case number')),
    outsideNo: field.words(text('省平台办件号', 'Number on the provincial platform')),
    queryCodeHash: field.queryCode(text('查询码指纹', 'Query code’s fingerprint')),
    sample: field.yesNo(text('样例', 'Sample')),
    applicantName: field.words(text('申请人', 'Applicant'), personal),
    applicantId: field.residentId(text('身份证号', 'Resident id'), personal),
    applicantPhone: field.phone(text('手机号', 'Phone'), personal),
    application: field.files(text('申请材料（交一次，三地共用）', 'Papers, given once for all places'), papers),

    toldMissing: field.paragraph(text('需补正的全部内容（三地合并）', 'Everything that is missing, for all places')),
    completedWhat: field.paragraph(text('补正情况', 'What was completed')),
    identitySeen: field.choice(text('身份核验', 'Identity check'), {
      original: text('核对原件', 'Original seen'),
      electronic: text('电子证照', 'Electronic licence'),
      face: text('人证比对', 'Face compared with card'),
    }),
    acceptanceNo: field.words(text('受理通知书文号', 'Number of the notice of acceptance')),
    notAcceptedFor: field.paragraph(text('不予受理的理由', 'Why it is not accepted')),
    pauseGround: field.choice(text('法定事由', 'Ground'), caseGrounds),
    extendedFor: field.paragraph(text('延期理由', 'Why it is extended')),
    extensionNo: field.words(text('本级政府批准文号', 'Number of the government’s approval')),
    outcome: field.choice(text('联办结果', 'Outcome'), {
      granted: text('各地均准予', 'Granted everywhere'),
      partly: text('部分准予', 'Granted in part'),
      refused: text('不予', 'Refused'),
    }),
    settledPapers: field.files(text('合并送达的文书', 'Papers delivered together'), papers),
    deliveredBy: field.choice(text('送达方式', 'Delivered by'), {
      post: text('邮寄', 'Post'),
      window: text('牵头地窗口领取', 'At the leading window'),
      online: text('电子送达', 'Electronically'),
    }),
    deliveryNo: field.words(text('送达单号', 'Delivery number')),
    withdrawnFor: field.paragraph(text('撤回原因', 'Why it is withdrawn')),

    askedWhat: field.paragraph(text('还需申请人补什么', 'What is needed from the applicant')),
    addedWhat: field.words(text('补交了什么', 'What was added')),
    addedPapers: field.files(text('补交材料', 'Papers added'), papers),
    urgedPart: field.choice(text('催办哪一段', 'Urge what'), {
      joint: text('联办主线', 'The case as a whole'),
      ...Object.fromEntries(jointLanes.map(({ id, label }) => [id, label])),
    }),
    urgeText: field.paragraph(text('催办内容', 'Message')),
    rating: field.rating(text('总体评价', 'Rating of the whole')),
    ratingWords: field.paragraph(text('说一说', 'In words'), { maxLength: 500 }),
    followPhone: field.phone(text('接收进度的手机号', 'Phone for progress'), personal),
    followNote: field.words(text('关注说明', 'Note')),
    ...earlierFields,
    comment: remarkFields.comment,
    correction: remarkFields.correction,
    ...Object.assign({}, ...jointLanes.map(jointFields)),
  },
  main: 'joint',
  tracks: {
    joint: {
      label: text('联办', 'Joint handling'),
      holder: 'service-window',
      start: 'received',
      stages: {
        received: {
          label: text('收件', 'Received'),
          clock: { workingDays: setting('service.tell-days', 5), amber: 1 },
        },
        correcting: { label: text('补正', 'Completion') },
        completed: {
          label: text('补正齐全', 'Completed'),
          clock: { workingDays: setting('service.tell-days', 5), amber: 1 },
        },
        running: {
          label: text('各地办理', 'With the places'),
          clock: {
            workingDays: setting('service.joint-days', 45),
            amber: 5,
            grounds: Object.keys(caseGrounds),
            escalate: [
              { id: 'remind', when: 'amber', what: 'remind' },
              { id: 'leader', when: 'red', what: 'leader' },
              { id: 'letter', when: { afterRed: 3 }, what: 'letter', desk: 'office' },
            ],
          },
        },
        paused: { label: text('中止，不计时', 'Suspended, time stopped') },
        settled: {
          label: text('各地办结', 'All parts decided'),
          clock: { workingDays: setting('service.deliver-days', 10), amber: 2 },
        },
        delivered: { label: text('送达', 'Delivered'), end: true },
        'not-accepted': { label: text('不予受理', 'Not accepted'), end: true },
        withdrawn: { label: text('撤回', 'Withdrawn'), end: true },
      },
      steps: {
        'tell-once': {
          label: text('一次性告知补正', 'Say what is missing'),
          says: text('三地要的合在一起，一次说清', 'What all places need, together and once'),
          did: text('一次性告知补正：{toldMissing}', 'Said what is missing: {toldMissing}'),
          from: 'received',
          to: 'correcting',
          by: officers,
          form: ['toldMissing!'],
        },
        complete: {
          label: text('补正齐全', 'Completed'),
          says: text('材料补齐，五个工作日内受理', 'The papers are in; to be accepted within five working days'),
          did: text('收到补正材料：{completedWhat}', 'Completed: {completedWhat}'),
          from: 'correcting',
          to: 'completed',
          by: officers,
          form: ['completedWhat!'],
        },
        accept: {
          label: text('受理，送各地', 'Accept for all places'),
          says: text('各地同时看到；联办四十五个工作日起算', 'All places see it; forty-five working days begin'),
          did: text('受理，联办开始计时', 'Accepted for all places; the joint term runs'),
          from: ['received', 'completed'],
          to: 'running',
          by: officers,
          form: ['identitySeen!', 'acceptanceNo'],
        },
        'not-accept': {
          label: text('不予受理', 'Do not accept'),
          says: text('出具加盖印章、注明日期的书面凭证', 'A sealed and dated notice is given'),
          did: text('不予受理：{notAcceptedFor}', 'Not accepted: {notAcceptedFor}'),
          from: ['received', 'correcting', 'completed'],
          to: 'not-accepted',
          by: ['approver'],
          form: ['notAcceptedFor!'],
        },
        suspend: {
          label: text('联办中止计时', 'Suspend the joint term'),
          says: text(
            '只在有一地依法中止时；事由照那一地的写',
            'Only while a place is suspended by law, on that place’s ground',
          ),
          did: text('联办中止计时：{pauseGround}', 'The joint term is suspended: {pauseGround}'),
          from: 'running',
          to: 'paused',
          by: ['approver'],
          when: { any: lanes.map((lane) => atStage(lane, 'paused')) },
          suspends: { ground: { field: 'pauseGround' } },
          form: ['pauseGround!'],
        },
        resume: {
          label: text('联办恢复计时', 'Resume the joint term'),
          did: text('联办恢复计时', 'The joint term runs on'),
          from: 'paused',
          to: 'running',
          by: officers,
          resumes: true,
        },
        extend: {
          label: text('联办延期', 'Extend'),
          says: text(
            '经本级政府负责人批准，只延一次，最多十五个工作日',
            'Approved by the government, once, by fifteen working days at most',
          ),
          did: text('联办延期：{extendedFor}', 'Extended: {extendedFor}'),
          from: 'running',
          to: 'running',
          by: ['approver', 'leader'],
          extends: { budget: setting('service.joint-extend-days', 15) },
          form: ['extendedFor!', 'extensionNo!'],
        },
        settle: {
          label: text('各地办结，汇总', 'All parts are decided'),
          says: text('各地都有了决定才能汇总', 'Only once every place has decided'),
          did: text('各地办结：{outcome}', 'All parts decided: {outcome}'),
          from: 'running',
          to: 'settled',
          by: officers,
          when: outcomeFits,
          form: ['outcome!', 'settledPapers'],
          personal: jointPurpose,
        },
        deliver: {
          label: text('一次送达', 'Deliver'),
          says: text('各地的结果一次交给申请人', 'The applicant has all results at once'),
          did: text('各地结果一次送达', 'All results delivered together'),
          from: 'settled',
          to: 'delivered',
          by: officers,
          form: ['deliveredBy!', 'deliveryNo'],
        },
        withdraw: {
          label: text('撤回申请', 'Withdraw'),
          says: text('各地随后终止本地部分', 'The places then end their parts'),
          did: text('申请人撤回：{withdrawnFor}', 'Withdrawn by the applicant: {withdrawnFor}'),
          from: ['received', 'correcting', 'completed', 'running', 'paused'],
          to: 'withdrawn',
          by: officers,
          form: ['withdrawnFor!'],
        },
      },
    },
    ...Object.fromEntries(jointLanes.map((lane) => [lane.id, jointTrack(lane)])),
  },
  gates: {
    'all-decided': {
      label: text('各地办结', 'Every place has decided'),
      opens: 'settle',
      needs: Object.fromEntries(
        jointLanes.map(({ id }) => [id, laneEnds.filter((stage) => stage !== 'none' || id === 'third')]),
      ),
    },
    // A place's first fact rests on the acceptance for all. What the whole became later takes nothing back from it.
    ...Object.fromEntries(
      lanes.map((lane) => [
        `before-${lane}`,
        {
          label: text('受理后各地接办', 'Accepted before a place begins'),
          opens: `${lane}-take`,
          needs: { joint: ['running', 'paused', 'settled', 'delivered', 'withdrawn'] },
        },
      ]),
    ),
  },
  open: {
    'ask-more': {
      label: text('请牵头地补材料', 'Ask for more papers'),
      says: text('由牵头地向申请人要，申请人不跑第二处', 'The leading place asks; nobody is sent to a second window'),
      did: text('请牵头地补材料：{askedWhat}', 'Asked the leading place for: {askedWhat}'),
      by: officers,
      of: 'any',
      form: ['askedWhat!'],
      during: ['running', 'paused'],
    },
    'add-papers': {
      label: text('补交材料', 'Add papers'),
      says: text('补一次，各地同时收到', 'Added once, received by all places'),
      did: text('补交材料：{addedWhat}', 'Papers added: {addedWhat}'),
      by: officers,
      of: 'any',
      form: ['addedWhat!', 'addedPapers!', 'addedFrom'],
      personal: jointPurpose,
    },
    'consent-earlier': { ...earlierStep, during: ['received', 'correcting', 'completed', 'running', 'paused'] },
    urge: {
      label: text('催办', 'Urge'),
      says: text('提醒那一地，记入办理线', 'Reminds the place that has it; stands on the record'),
      did: text('催办{urgedPart}：{urgeText}', 'Urged {urgedPart}: {urgeText}'),
      urges: true,
      by: ['officer', 'approver', 'leader'],
      of: 'any',
      form: ['urgedPart!', 'urgeText!'],
    },
    rate: {
      label: text('评价', 'Rate'),
      says: text('五级评价，一次', 'Five grades, once'),
      did: text('群众评价：{rating} 分', 'Rated {rating} of 5'),
      by: 'public',
      of: 'public',
      form: ['rating!', 'ratingWords'],
      once: 'party',
      during: ['settled', 'delivered', 'not-accepted', 'withdrawn'],
    },
    follow: {
      label: text('关注进度', 'Follow'),
      says: text('进度变化时通知；号码只用于通知', 'Told when it moves; the number serves nothing else'),
      did: text('申请人关注进度', 'The applicant follows'),
      by: 'public',
      of: 'public',
      form: ['followNote', 'followPhone'],
      personal: jointPurpose,
    },
    comment: commentStep,
    correct: correctStep,
  },
  opening: {
    by: officers,
    at: ['service-window'],
    form: [
      'itemCode',
      'itemName!',
      'order!',
      'firstPart!',
      'secondPlace!',
      'secondPart!',
      'thirdPlace',
      'thirdPart',
      'caseNo',
      'outsideNo',
      'queryCodeHash',
      'sample',
      'applicantName!',
      'applicantId!',
      'applicantPhone!',
      'application',
    ],
    personal: jointPurpose,
  },
  grounds: caseGrounds,
})
