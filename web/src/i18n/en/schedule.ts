import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/schedule.ts'

export default {
  saysLate_one: 'One milestone is late: {{name}}, by {{days}} d.',
  saysLate_other: '{{count}} milestones are late; {{name}} by {{days}} d.',
  saysNext: 'Next is {{name}}, in {{days}} d.',
  saysToday: '{{name}} is due today.',
  saysDone: 'All milestones are reached.',
  until: '{{what}} in',
  gone: '{{what}} passed by',
  days: 'd',
  kept: 'in time',
  state: {
    'made-up': 'Made up, {{days}} d late',
    late: '{{days}} d late',
    soon: '{{days}} d left',
    today: 'Due today',
    'to-come': '{{days}} d left',
  },
  plan: 'Planned',
  months: '{{done}} done this year, {{planned}} planned.',
  monthsNoPlan: '{{done}} done this year; no month is planned yet.',
} satisfies EnglishOf<typeof zh>
