import { type KindDefinition, type Pack, text } from '@lianyu/kernel'
import { bulletin } from './bulletin.ts'
import leadOne from './earlier/lead-1.json' with { type: 'json' }
import leadTwo from './earlier/lead-2.json' with { type: 'json' }
import leadThree from './earlier/lead-3.json' with { type: 'json' }
import leadFour from './earlier/lead-4.json' with { type: 'json' }
import obligationOne from './earlier/obligation-1.json' with { type: 'json' }
import eventOne from './earlier/promotion-event-1.json' with { type: 'json' }
import tripOne from './earlier/trip-1.json' with { type: 'json' }
import { investComputations } from './entry-rule.ts'
import { guideProject } from './guide-project.ts'
import { investIndicators } from './indicators.ts'
import { lead, leadComputations } from './lead.ts'
import { obligation } from './obligation.ts'
import { investPapers } from './papers.ts'
import { projectGuide } from './project-guide.ts'
import { promotionEvent } from './promotion-event.ts'
import { investSettings } from './settings.ts'
import { trip } from './trip.ts'
import { visit } from './visit.ts'

const group = text('招商', 'Investment')
const desks = ['investment-office', 'leader']

/** 招商: leads and visits, trips, events, the project guide, and what contracts promised. */
export const invest: Pack = {
  id: 'invest',
  label: text('招商', 'Investment'),
  kinds: [lead, visit, trip, promotionEvent, guideProject, obligation, bulletin],
  earlier: [leadOne, leadTwo, leadThree, leadFour, tripOne, eventOne, obligationOne] as unknown as KindDefinition[],
  computations: { ...investComputations, ...leadComputations },
  asks: ['invest.entry-rule'],
  roles: [],
  desks: [],
  menu: [
    {
      id: 'invest-board',
      group,
      label: text('招商看板', 'Investment board'),
      desks: [...desks, 'project-office'],
      query: { kinds: ['lead'] },
      page: 'invest-board',
    },
    {
      id: 'leads',
      group,
      label: text('招商线索', 'Leads'),
      desks: [...desks, 'zone-office'],
      query: { kinds: ['lead'], running: true },
    },
    {
      id: 'lead-disputes',
      group,
      label: text('首报争议', 'Disputed reports'),
      desks,
      query: { kinds: ['lead'], track: 'first-report', stages: ['disputed', 'referred'] },
    },
    {
      id: 'lead-objections',
      group,
      label: text('首报异议', 'Objections to reports'),
      desks,
      query: { kinds: ['lead'], track: 'objection-*', stages: ['raised'] },
    },
    {
      id: 'lead-legality',
      group,
      label: text('合同审查', 'Contracts to review'),
      desks: ['office'],
      roles: ['legal', 'approver'],
      query: { kinds: ['lead'], stages: ['reviewing'], running: true },
    },
    {
      id: 'lead-competition',
      group,
      label: text('公平竞争审查', 'Fair-competition reviews'),
      desks: ['market-regulation'],
      query: { kinds: ['lead'], stages: ['reviewing'], running: true },
    },
    {
      id: 'visits',
      group,
      label: text('走访跟进', 'Visits to follow up'),
      desks,
      query: { kinds: ['visit'], running: true },
    },
    { id: 'trips', group, label: text('公务活动', 'Trips'), desks, query: { kinds: ['trip'], running: true } },
    {
      id: 'events',
      group,
      label: text('招商活动', 'Events'),
      desks,
      query: { kinds: ['promotion-event'], running: true },
    },
    {
      id: 'obligations',
      group,
      label: text('合同履约', 'Obligations'),
      desks: [...desks, 'project-office'],
      query: { kinds: ['obligation'], running: true },
    },
    {
      id: 'guide',
      group,
      label: text('项目指南', 'Project guide'),
      desks: [...desks, 'zone-office'],
      query: { kinds: ['guide-project'], running: true },
    },
    {
      id: projectGuide.id,
      group,
      label: text('公开的指南', 'Guide as published'),
      desks: [...desks, 'zone-office', 'project-office'],
      query: { kinds: ['guide-project'] },
      page: 'publication',
    },
    { id: 'bulletins', group, label: text('招商动态', 'Bulletins'), desks, query: { kinds: ['bulletin'] } },
  ],
  settings: investSettings,
  indicators: investIndicators,
  papers: investPapers,
  wall: { kinds: ['lead', 'obligation'] },
  publications: [projectGuide],
  localOnly: ['trip', 'bulletin', 'obligation', 'visit'],
  phases: {
    lead: {
      stages: {
        reported: 'talks',
        tracking: 'talks',
        framework: 'talks',
        reviewing: 'talks',
        contracted: 'signed',
        lost: 'stopped',
        duplicate: 'stopped',
      },
    },
  },
}
