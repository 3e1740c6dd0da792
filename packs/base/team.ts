import { defineKind, field, text } from '@lianyu/kernel'

/** A unit made for a time: 指挥部, 专班, a team for an industry or in a city. It has a beginning and an end. */
export const team = defineKind({
  pack: 'base',
  id: 'team',
  version: 1,
  label: text('专班队伍', 'Team'),
  empty: text(
    '还没有专班。成立时登记牵头单位、成员单位和起止日。',
    'No teams yet. Enter who leads, who belongs to it, from when to when.',
  ),
  opened: text('成立 {name}', 'Set up {name}'),
  title: 'name',
  search: ['lead', 'members', 'charge'],
  columns: ['sort', 'lead', 'city', 'fromDay', 'untilDay'],
  fields: {
    name: field.words(text('名称', 'Name')),
    sort: field.choice(text('类型', 'Sort'), {
      headquarters: text('指挥部', 'Headquarters'),
      crew: text('工作专班', 'Special team'),
      'hanging-point': text('挂点包片', 'Leaders on the spot'),
      sector: text('专业招商队伍', 'Team for an industry'),
      standing: text('驻外招商队伍', 'Team in another city'),
    }),
    charge: field.words(text('任务', 'Charge')),
    lead: field.words(text('牵头单位', 'Unit in the lead')),
    leaderRole: field.words(text('负责人职务', 'Office of who heads it'), {
      hint: text('只写职务', 'The office, not the name'),
    }),
    members: field.words(text('成员单位', 'Units that belong to it')),
    city: field.words(text('驻点城市', 'City')),
    fromDay: field.day(text('成立日', 'From')),
    untilDay: field.day(text('任期至', 'Until')),
    basis: field.words(text('成立依据', 'Set up by')),
    sample: field.yesNo(text('样例', 'Sample')),
    changedFor: field.words(text('调整说明', 'What changed and why')),
    endedOn: field.day(text('撤销日', 'Ended on')),
    endedFor: field.words(text('撤销原因', 'Why it ended')),
  },
  tracks: {
    main: {
      label: text('存续', 'Standing'),
      holder: { desk: 'project-office' },
      standing: true,
      start: 'working',
      stages: {
        working: { label: text('运转', 'At work') },
        ended: { label: text('已撤销', 'Ended'), end: true },
      },
      steps: {
        'change-team': {
          label: text('调整', 'Change'),
          did: text('调整：{changedFor}', 'Changed: {changedFor}'),
          from: 'working',
          to: 'working',
          by: ['officer', 'approver'],
          form: ['charge', 'lead', 'leaderRole', 'members', 'city', 'untilDay', 'changedFor!'],
        },
        'end-team': {
          label: text('撤销', 'End'),
          did: text('撤销：{endedFor}', 'Ended: {endedFor}'),
          from: 'working',
          to: 'ended',
          by: ['approver'],
          form: ['endedOn!', 'endedFor!'],
        },
      },
    },
  },
  opening: {
    by: ['officer', 'approver'],
    at: ['project-office', 'investment-office', 'office'],
    form: [
      'name!',
      'sort!',
      'charge!',
      'lead!',
      'leaderRole',
      'members',
      'city',
      'fromDay!',
      'untilDay',
      'basis',
      'sample',
    ],
  },
})
