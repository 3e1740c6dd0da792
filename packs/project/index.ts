import { type KindDefinition, type Pack, text } from '@lianyu/kernel'
import fundOne from './earlier/fund-1.json' with { type: 'json' }
import fundTwo from './earlier/fund-2.json' with { type: 'json' }
import instructionOne from './earlier/instruction-1.json' with { type: 'json' }
import problemOne from './earlier/problem-1.json' with { type: 'json' }
import problemTwo from './earlier/problem-2.json' with { type: 'json' }
import projectOne from './earlier/project-1.json' with { type: 'json' }
import projectTwo from './earlier/project-2.json' with { type: 'json' }
import { fund, fundComputations } from './fund.ts'
import { projectIndicators } from './indicators.ts'
import { instruction } from './instruction.ts'
import { lanes } from './lanes.ts'
import { monthClose, projectClosing } from './month-close.ts'
import { colourRuleToday, colourSettings } from './month-colours.ts'
import { monthOutlook } from './month-outlook.ts'
import { need } from './need.ts'
import { order } from './order.ts'
import { projectPapers } from './papers.ts'
import { problem, problemComputations } from './problem.ts'
import { project } from './project.ts'
import { publishedProject } from './published-project.ts'
import { review, reviewComputations, reviewTally } from './review.ts'
import { reviewSettings } from './review-rules.ts'
import { projectSettings } from './settings.ts'
import { siteMeeting } from './site-meeting.ts'

const group = text('项目', 'Projects')
const office = ['project-office']
const departments = lanes.map((lane) => lane.desk)

/** From first talk to full capacity, with the green channel as a gate, and what supervision does beside it. */
export const projectPack: Pack = {
  id: 'project',
  label: text('项目', 'Projects'),
  kinds: [project, publishedProject, problem, need, fund, siteMeeting, monthClose, review, order, instruction],
  earlier: [
    projectOne,
    projectTwo,
    problemOne,
    problemTwo,
    instructionOne,
    fundOne,
    fundTwo,
  ] as unknown as KindDefinition[],
  roles: [],
  desks: [
    { id: 'project-office', label: text('项目办', 'Project office') },
    { id: 'investment-office', label: text('招商', 'Investment office') },
    { id: 'zone-office', label: text('园区', 'Zone administration') },
    { id: 'supervision', label: text('督查室', 'Supervision office'), first: true },
    { id: 'leader', label: text('县领导', 'County leaders'), first: true },
    ...lanes.map((lane) => ({ id: lane.desk, label: lane.department })),
    { id: 'statistics', label: text('统计', 'Statistics') },
    { id: 'power-supply', label: text('供电', 'Power supply') },
  ],
  menu: [
    {
      id: 'wall',
      group,
      label: text('挂图作战', 'The wall'),
      desks: ['project-office', 'leader', 'supervision'],
      query: { kinds: ['project'] },
      page: 'wall',
    },
    {
      id: 'cockpit',
      group,
      label: text('数据舱', 'Numbers'),
      desks: ['leader', 'project-office', 'investment-office', 'supervision'],
      query: { kinds: ['project'] },
      page: 'cockpit',
    },
    {
      id: 'projects',
      group,
      label: text('在手项目', 'Running projects'),
      desks: ['project-office', 'investment-office', 'zone-office', 'leader', 'supervision'],
      query: { kinds: ['project'], running: true },
    },
    {
      id: 'month-reports',
      group,
      label: text('月报', 'Monthly reports'),
      desks: office,
      query: {
        kinds: ['project'],
        stages: ['signed', 'landed', 'construction', 'production'],
        origin: 'my-party',
        monthly: {
          step: 'report-month',
          field: 'month',
          plan: { step: 'plan-month', field: 'planMonth', beside: { doneFen: 'planFen' } },
          raises: {
            kind: 'problem',
            about: 'project',
            ask: ['subject', 'category'],
            same: { detail: 'subject' },
            told: { monthProblem: 'subject' },
          },
        },
      },
    },
    {
      id: 'month-board',
      group,
      label: text('月度晾晒', 'Months on the board'),
      desks: [...office, 'leader', 'supervision', 'investment-office', 'zone-office'],
      query: { kinds: ['project'] },
      page: 'month-board',
    },
    {
      id: 'month-closes',
      group,
      label: text('月报结账', 'Closed months'),
      desks: [...office, 'leader', 'supervision'],
      query: { kinds: ['month-close'] },
      page: 'months',
    },
    {
      id: 'gates',
      group,
      label: text('关口', 'Gates'),
      desks: [...office, 'leader'],
      query: { kinds: ['project'], stages: ['landed'], running: true },
    },
    ...lanes.map((lane) => ({
      id: `lane-${lane.id}`,
      group,
      label: lane.item,
      desks: [lane.desk],
      query: {
        kinds: ['project'],
        track: lane.id,
        stages: ['not-started', 'received', 'paused', 'returned'],
        holder: 'my-desk' as const,
      },
    })),
    {
      id: 'statistics-entry',
      group,
      label: text('入库纳统', 'Statistics entry'),
      desks: ['statistics'],
      query: { kinds: ['project'], track: 'statistics', stages: ['filed'], holder: 'my-desk' },
    },
    {
      id: 'problems',
      group,
      label: text('问题', 'Problems'),
      desks: [...office, 'investment-office', 'zone-office', 'leader', 'supervision', ...departments],
      query: { kinds: ['problem'], running: true },
    },
    {
      id: 'problem-numbers',
      group,
      label: text('问题统计', 'Problems in numbers'),
      desks: [...office, 'leader', 'supervision'],
      query: { kinds: ['problem'] },
      page: 'numbers',
    },
    {
      id: 'needs',
      group,
      label: text('要素保障', 'Needs'),
      desks: [...office, 'investment-office', 'zone-office', 'leader', 'power-supply', ...departments],
      query: { kinds: ['need'], running: true },
    },
    {
      id: 'funds',
      group,
      label: text('上级资金', 'Funds from above'),
      desks: [...office, 'development-reform', 'leader'],
      query: { kinds: ['fund'], running: true },
    },
    {
      id: 'site-meetings',
      group,
      label: text('现场办公会', 'On-the-spot meetings'),
      desks: [...office, 'leader', 'supervision'],
      query: { kinds: ['site-meeting'], running: true },
    },
    {
      id: 'reviews',
      group,
      label: text('观摩点评', 'Peer reviews'),
      desks: [
        ...office,
        'leader',
        'supervision',
        'investment-office',
        'zone-office',
        'development-reform',
        'statistics',
      ],
      query: { kinds: ['review'], running: true },
    },
    {
      id: 'orders',
      group,
      label: text('督办', 'Orders'),
      desks: [...office, 'supervision', 'leader', ...departments],
      query: { kinds: ['order'], running: true },
    },
    {
      id: 'instructions',
      group,
      label: text('批示', 'Instructions'),
      desks: [...office, 'office', 'leader', ...departments],
      query: { kinds: ['instruction'], running: true },
    },
    {
      id: 'published',
      group: text('材料', 'Material'),
      label: text('已公布项目', 'Published projects'),
      desks: ['project-office', 'investment-office', 'zone-office', 'leader'],
      query: { kinds: ['published-project'] },
    },
  ],
  settings: [...projectSettings, ...reviewSettings, ...colourSettings],
  computations: { ...reviewComputations, ...problemComputations, ...fundComputations },
  asks: ['review.ballots', 'review.table', 'project.month-colours', 'meeting.problem-day'],
  outlooks: { project: monthOutlook },
  monthBoards: { project: { colours: colourRuleToday, filters: ['town', 'chain', 'leaderRole', 'grade', 'batch'] } },
  tallies: [reviewTally],
  closings: [projectClosing],
  indicators: projectIndicators,
  papers: projectPapers,
  wall: {
    kinds: ['project', 'problem', 'need', 'fund', 'site-meeting', 'order'],
    board: { kind: 'project', standing: 'project.standing' },
    month: { done: 'project.done', planned: 'project.planned' },
  },
  schedules: {
    project: {
      milestones: { step: 'milestone', name: 'milestone', due: 'milestoneDueOn', done: 'milestoneDoneOn' },
      months: {
        planned: { step: 'plan-month', month: 'planMonth', amount: 'planFen' },
        done: { step: 'report-month', month: 'month', amount: 'doneFen' },
      },
      promised: [
        { day: 'plannedStart', kept: 'startedOn' },
        { day: 'promisedProduction', kept: 'producingOn' },
      ],
    },
  },
  localOnly: ['order', 'instruction', 'fund', 'site-meeting', 'review', 'month-close'],
  phases: {
    project: {
      stages: {
        talks: 'talks',
        signed: 'signed',
        landed: 'landed',
        construction: 'building',
        production: 'producing',
        full: 'full',
        stopped: 'stopped',
      },
    },
    'published-project': {
      field: 'printedStage',
      values: {
        wanted: 'wanted',
        signed: 'signed',
        landed: 'landed',
        building: 'building',
        producing: 'producing',
        unknown: 'unknown',
      },
      otherwise: 'unknown',
    },
  },
}
