import { type KindDefinition, type Pack, text } from '@lianyu/kernel'
import { askOnline } from './applying.ts'
import { breakfast } from './breakfast.ts'
import { enterpriseComputations } from './computations.ts'
import requestOne from './earlier/request-1.json' with { type: 'json' }
import surveyOne from './earlier/survey-1.json' with { type: 'json' }
import { enterprise } from './enterprise.ts'
import { fundOutlook } from './fund-outlook.ts'
import { policyGrant } from './grant.ts'
import { incubation } from './incubation.ts'
import { enterpriseIndicators } from './indicators.ts'
import { grantOutlook, policyJudge, policyOutlook } from './judge-policy.ts'
import { enterpriseOutlook } from './ladder.ts'
import { outsideCase } from './outside-case.ts'
import { enterprisePapers } from './papers.ts'
import { policy } from './policy.ts'
import { policyFund } from './policy-fund.ts'
import { publishedEnterprise } from './published-enterprise.ts'
import { request } from './request.ts'
import { enterpriseSettings } from './settings.ts'
import { rateDepartments, survey, surveyComputations } from './survey.ts'
import { surveyOutlook } from './survey-results.ts'

const group = text('企业', 'Enterprises')
const asks = text('诉求', 'Requests')
const money = text('惠企政策', 'Policies')
const office = ['enterprise-office', 'leader']
const departments = [
  'science-office',
  'finance',
  'zone-office',
  'development-reform',
  'natural-resources',
  'ecology',
  'emergency',
  'market-regulation',
  'taxation',
  'housing-construction',
  'power-supply',
]

/** Enterprises: who they are and how far up the ladder, what they may have, what they ask. */
export const enterprisePack: Pack = {
  id: 'enterprise',
  label: text('企业服务', 'Enterprises'),
  kinds: [
    enterprise,
    publishedEnterprise,
    incubation,
    policy,
    policyFund,
    policyGrant,
    request,
    breakfast,
    outsideCase,
    survey,
  ],
  earlier: [requestOne, surveyOne] as unknown as KindDefinition[],
  applying: [askOnline],
  asking: [rateDepartments([...departments, 'service-window'])],
  roles: [],
  desks: [
    { id: 'enterprise-office', label: text('企业服务中心', 'Enterprise office') },
    { id: 'science-office', label: text('科技局', 'Science office') },
    { id: 'finance', label: text('财政局', 'Finance office') },
  ],
  menu: [
    {
      id: 'enterprises',
      group,
      label: text('企业名册', 'Register'),
      // Whoever runs the survey names the enterprise that answers.
      desks: [...office, 'zone-office', 'science-office', 'supervision'],
      query: { kinds: ['enterprise'], stages: ['registered'] },
    },
    {
      id: 'certificates-ending',
      group,
      label: text('认定将到期', 'Recognitions ending'),
      desks: [...office, 'science-office'],
      query: { kinds: ['enterprise'], track: 'cert-*', lights: ['due-soon', 'late'] },
    },
    {
      id: 'incubations',
      group,
      label: text('飞地孵化', 'Incubation elsewhere'),
      desks: ['science-office', ...office],
      query: { kinds: ['incubation'], running: true },
    },
    {
      id: 'requests-new',
      group: asks,
      label: text('待交办', 'To be assigned'),
      desks: ['enterprise-office'],
      query: { kinds: ['request'], stages: ['received'] },
    },
    {
      id: 'requests-mine',
      group: asks,
      label: text('待答复', 'To be answered'),
      desks: departments,
      query: { kinds: ['request'], stages: ['assigned'], holder: 'my-desk' },
    },
    {
      id: 'requests-answered',
      group: asks,
      label: text('待回访', 'To be confirmed'),
      desks: ['enterprise-office'],
      query: { kinds: ['request'], stages: ['answered'] },
    },
    {
      id: 'requests',
      group: asks,
      label: text('全部诉求', 'All requests'),
      desks: [...office, 'service-window', 'zone-office'],
      query: { kinds: ['request'] },
    },
    {
      id: 'request-numbers',
      group: asks,
      label: text('诉求统计', 'Requests in numbers'),
      desks: office,
      query: { kinds: ['request'] },
      page: 'numbers',
    },
    {
      id: 'breakfasts',
      group: asks,
      label: text('早餐会', 'Breakfast meetings'),
      desks: [...office, 'office'],
      query: { kinds: ['breakfast'] },
    },
    {
      id: 'surveys',
      group: asks,
      label: text('百企三评', 'Survey of departments'),
      desks: ['supervision', ...office],
      query: { kinds: ['survey'] },
    },
    {
      id: 'outside-cases',
      group: asks,
      label: text('信访和12345', 'Petitions and hot-line'),
      desks: office,
      query: { kinds: ['outside-case'] },
    },
    {
      id: 'policies',
      group: money,
      label: text('惠企政策', 'Policies'),
      desks: [...office, 'science-office', 'finance'],
      query: { kinds: ['policy'] },
    },
    {
      id: 'policies-to-review',
      group: money,
      label: text('公平竞争审查', 'Fair-competition review'),
      desks: ['market-regulation'],
      query: { kinds: ['policy'], stages: ['reviewing'] },
    },
    {
      id: 'grants',
      group: money,
      label: text('政策兑现', 'Grants'),
      desks: [...office, 'science-office'],
      query: { kinds: ['policy-grant'], running: true },
    },
    {
      id: 'grants-to-pay',
      group: money,
      label: text('待支付', 'To be paid'),
      desks: ['finance'],
      query: { kinds: ['policy-grant'], stages: ['decided'] },
    },
    {
      id: 'policy-funds',
      group: money,
      label: text('政策资金账', 'Policy funds'),
      desks: ['finance', ...office],
      query: { kinds: ['policy-fund'] },
    },
    {
      id: 'published-enterprises',
      group: text('材料', 'Material'),
      label: text('已公布企业', 'Published enterprises'),
      desks: [...office, 'investment-office'],
      query: { kinds: ['published-enterprise'] },
    },
  ],
  settings: enterpriseSettings,
  indicators: enterpriseIndicators,
  papers: enterprisePapers,
  asks: ['survey.rule', 'enterprise.ladder', 'grant.notice-days', 'grant.decide-days'],
  computations: { ...enterpriseComputations, ...surveyComputations },
  outlooks: {
    enterprise: enterpriseOutlook,
    policy: policyOutlook,
    'policy-fund': fundOutlook,
    'policy-grant': grantOutlook,
    survey: surveyOutlook,
  },
  judges: { policy: policyJudge },
  wall: { kinds: ['request', 'policy-grant', 'breakfast'] },
  // Money and requests stay inside one hierarchy, and what books an entry may not leave the home log.
  localOnly: ['enterprise', 'policy', 'policy-fund', 'policy-grant', 'request', 'breakfast', 'outside-case', 'survey'],
}
