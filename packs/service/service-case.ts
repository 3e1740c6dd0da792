import { defineKind, equals, text } from '@lianyu/kernel'
import { caseFields } from './case-fields.ts'
import { caseOpen } from './case-open.ts'
import { originalsTrack, promiseTrack } from './case-side-tracks.ts'
import { caseTrack } from './case-track.ts'
import { caseReuses } from './earlier-papers.ts'
import { caseGrounds, delegatedRights } from './grounds.ts'
import { casePublicFields } from './publicly.ts'
import { servicePurpose } from './scope.ts'

const isFirm = equals('applicantKind', 'firm')
const byAgent = equals('hasAgent', true)

/**
 * 跨省通办件: one place receives, another decides. Powers do not move: what the receiving window does beyond receiving, it
 * does on rights that the agreement delegates, and each hand-over is two signed facts in two logs.
 */
export const serviceCase = defineKind({
  pack: 'service',
  id: 'service-case',
  version: 3,
  label: text('跨省通办件', 'Service case'),
  empty: text(
    '还没有收件。群众来办对方的事项时，在这里收件。',
    'No cases yet. Receive one when somebody applies for what the other side decides.',
  ),
  opened: text('收件：{itemName}', 'Received: {itemName}'),
  title: 'itemName',
  purposes: { [servicePurpose]: 'the case across provinces that the applicant asks for' },
  walked: ['officer', 'approver', 'leader'],
  reuses: caseReuses,
  search: ['caseNo', 'itemCode', 'outsideNo'],
  publicFields: casePublicFields,
  columns: ['itemName', 'caseNo', 'handler', 'itemNature', 'mode', 'decision', 'promiseDue'],
  fields: caseFields,
  main: 'case',
  tracks: { case: caseTrack, originals: originalsTrack, promise: promiseTrack },
  open: caseOpen,
  gates: {
    'originals-home': {
      label: text('原件已归还', 'Originals are home'),
      opens: 'deliver',
      needs: { originals: ['not-sent', 'coming', 'back'] },
    },
    'originals-handed': {
      label: text('原件已到窗口', 'Originals are at the window'),
      opens: 'deliver-here',
      needs: { originals: ['not-sent', 'back'] },
    },
    'promise-settled': {
      label: text('承诺材料已了', 'Promised papers are settled'),
      opens: 'decide-case',
      needs: { promise: ['none', 'kept', 'broken'] },
    },
  },
  opening: {
    by: ['officer', 'approver', 'system', 'applicant'],
    at: ['service-window'],
    form: [
      'item',
      'itemVersion',
      'itemCode',
      'itemName!',
      'itemNature!',
      'mode!',
      'handler!',
      'applicantKind',
      'applicantName!',
      { field: 'applicantId', when: { not: isFirm } },
      { field: 'applicantUscc', when: isFirm },
      'applicantPhone!',
      'application',
      'hasAgent',
      { field: 'agentName', required: true, when: byAgent },
      { field: 'agentId', when: byAgent },
      { field: 'authorisation', when: byAgent },
      'help',
      'appliedVia',
      'queueNo',
      'caseNo',
      'outsideNo',
      'promisedDays',
      'joint',
      'reviewNeeded',
      'twoOfficers',
      'promiseAllowed',
      'specialSteps',
      'papersBefore',
      'daysBefore',
      'tripsBefore',
      'partOf',
      'queryCodeHash',
      'sample',
    ],
    personal: servicePurpose,
    right: 'receive',
    takes: {
      from: 'item',
      version: 'itemVersion',
      stages: ['in-use'],
      since: 'validFrom',
      origin: 'handler',
      fields: {
        itemCode: 'code',
        itemName: 'name',
        itemNature: 'nature',
        promisedDays: 'promisedDays',
        joint: 'joint',
        reviewNeeded: 'reviewNeeded',
        twoOfficers: 'twoOfficers',
        promiseAllowed: 'promiseAllowed',
        specialSteps: 'specialSteps',
        papersBefore: 'papersBefore',
        daysBefore: 'daysBefore',
        tripsBefore: 'tripsBefore',
      },
    },
  },
  rights: { from: 'handler', about: 'itemCode', each: delegatedRights },
  grounds: { ...caseGrounds, supplement: text('补正', 'Completion of papers') },
})
