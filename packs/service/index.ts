import { type KindDefinition, type Pack, text } from '@lianyu/kernel'
import { applyForItems } from './applying.ts'
import { badRating } from './bad-rating.ts'
import { certificatePaper } from './certificate.ts'
import jointCaseOne from './earlier/joint-case-1.json' with { type: 'json' }
import oneThingOne from './earlier/one-thing-1.json' with { type: 'json' }
import paperRequestOne from './earlier/paper-request-1.json' with { type: 'json' }
import processChangeOne from './earlier/process-change-1.json' with { type: 'json' }
import serviceCaseOne from './earlier/service-case-1.json' with { type: 'json' }
import serviceCaseTwo from './earlier/service-case-2.json' with { type: 'json' }
import { caseTerms, ratingIndicators } from './indicators.ts'
import { item } from './item.ts'
import { jointCase } from './joint-case.ts'
import { oneThing, oneThingComputations, oneThingGuide } from './one-thing.ts'
import { paperComputations } from './paper-computations.ts'
import { paperRequest } from './paper-request.ts'
import { processChange, processComputations } from './process-change.ts'
import { rated } from './rating.ts'
import { savingsIndicators } from './savings.ts'
import { serviceCase } from './service-case.ts'
import { serviceSettings } from './settings.ts'

export { jointPurpose, jointScope } from './joint-scope.ts'
export { type NationalItem, nationalItems } from './national-items.ts'
export { paperPurpose, paperScope } from './paper-scope.ts'
export { allRights, type DelegatedRight, serviceGrant, servicePurpose, serviceScope } from './scope.ts'

const group = text('窗口', 'Window')
const kinds = ['service-case']
const desks = ['service-window']
const track = 'case'

/** 异地代收代办: a case received on this side of the border and decided on the other. */
export const service: Pack = {
  id: 'service',
  label: text('跨省通办', 'Services across the border'),
  kinds: [item, serviceCase, jointCase, paperRequest, oneThing, oneThingGuide, processChange, badRating],
  earlier: [
    serviceCaseOne as unknown as KindDefinition,
    serviceCaseTwo as unknown as KindDefinition,
    paperRequestOne as unknown as KindDefinition,
    processChangeOne as unknown as KindDefinition,
    oneThingOne as unknown as KindDefinition,
    jointCaseOne as unknown as KindDefinition,
  ],
  computations: { ...paperComputations, ...oneThingComputations, ...processComputations, 'service.rated': rated },
  roles: [],
  desks: [{ id: 'service-window', label: text('政务大厅', 'Service hall') }],
  menu: [
    {
      id: 'cases-received',
      group,
      label: text('收件', 'Received here'),
      desks,
      query: {
        kinds,
        track,
        stages: ['received', 'told', 'refilled', 'checked', 'taken', 'returned'],
        holder: 'my-desk',
      },
    },
    {
      id: 'cases-offered',
      group,
      label: text('待受理', 'To be accepted'),
      desks,
      query: { kinds, track, stages: ['offered', 'handed', 'correcting', 'completed'], holder: 'my-desk' },
    },
    {
      id: 'cases-deciding',
      group,
      label: text('办理中', 'To be decided'),
      desks,
      query: {
        kinds,
        track,
        stages: [
          'accepted',
          'supplementing',
          'paused',
          'second-check',
          'reviewing',
          'signing',
          'approving',
          'mending-for-review',
          'mending-for-approval',
          'decided',
        ],
        holder: 'my-desk',
      },
    },
    {
      id: 'cases-there',
      group,
      label: text('对方办理中', 'With the other side'),
      desks,
      query: { kinds, track, holder: 'other-party', running: true },
    },
    {
      id: 'cases-late',
      group,
      label: text('已逾期', 'Late'),
      desks,
      query: { kinds, track, lights: ['late'], running: true },
    },
    {
      id: 'joint-mine',
      group,
      label: text('多地联办', 'Several places together'),
      desks,
      query: { kinds: ['joint-case'], running: true },
    },
    {
      id: 'cases-results',
      group,
      label: text('待送达', 'To be delivered'),
      desks,
      query: { kinds, track, stages: ['result-on-way', 'result-here'], holder: 'my-desk' },
    },
    {
      id: 'one-things',
      group,
      label: text('高效办成一件事', 'One thing at once'),
      desks,
      query: { kinds: ['one-thing'], running: true },
    },
    {
      id: 'paper-requests',
      group,
      label: text('材料调取', 'Papers from others'),
      desks,
      query: { kinds: ['paper-request'], running: true },
    },
    {
      id: 'bad-ratings',
      group,
      label: text('差评整改', 'Bad ratings'),
      desks,
      query: { kinds: ['bad-rating'], holder: 'my-desk', running: true },
    },
    { id: 'cases-all', group, label: text('全部办件', 'All cases'), desks, query: { kinds } },
    {
      id: 'one-thing-guides',
      group,
      label: text('一件事清单', 'Lists of one thing'),
      desks,
      query: { kinds: ['one-thing-guide'] },
    },
    {
      id: 'process-changes',
      group,
      label: text('流程优化', 'Process changes'),
      desks: [...desks, 'leader', 'office'],
      query: { kinds: ['process-change'] },
    },
    {
      id: 'savings',
      group,
      label: text('提速减负', 'Savings'),
      desks: [...desks, 'leader', 'office'],
      query: { kinds },
      page: 'numbers',
    },
    {
      id: 'walks',
      group,
      label: text('试走流程', 'Walks'),
      desks: [...desks, 'leader', 'office'],
      query: { kinds: [...kinds, 'joint-case', 'paper-request'], trial: true },
    },
    { id: 'items', group, label: text('事项目录', 'Catalogue'), desks, query: { kinds: ['item'] } },
  ],
  settings: serviceSettings,
  papers: [certificatePaper],
  indicators: [...savingsIndicators, ...caseTerms, ...ratingIndicators],
  localOnly: [],
  applying: [applyForItems],
  findings: {
    kind: 'process-change',
    with: {
      name: '$title',
      found: '=walk',
      walk: '$matter',
      walkedOn: '$day',
      seenAt: '$seenAt',
      finding: '$words',
      item: 'item',
      sample: 'sample',
    },
  },
  outside: [
    {
      kind: 'service-case',
      desk: 'service-window',
      number: 'outsideNo',
      other: 'handler',
      note: {
        step: 'note-outside',
        platform: 'outsidePlatform',
        number: 'outsideNumber',
        status: 'outsideStatus',
        seen: 'outsideSeen',
      },
      tells: ['itemCode', 'itemName', 'itemNature', 'mode', 'caseNo', 'decision', 'decisionNo'],
      takes: [
        'itemCode',
        'itemName',
        'itemNature',
        'mode',
        'handler',
        'applicantKind',
        'applicantName',
        'applicantId',
        'applicantUscc',
        'applicantPhone',
        'appliedVia',
        'queueNo',
        'caseNo',
        'sample',
      ],
    },
  ],
}
