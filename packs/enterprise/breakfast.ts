import { defineKind, field, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/** 早餐会: leaders and enterprises at one table, each item of the agenda a request of its own afterwards. */
export const breakfast = defineKind({
  pack: 'enterprise',
  id: 'breakfast',
  version: 1,
  label: text('早餐会', 'Breakfast meeting'),
  empty: text('还没有早餐会。定下日子和主题，会前收议题。', 'None yet. Set a day and a topic; items come before it.'),
  opened: text('安排早餐会：{topic}', 'Breakfast meeting: {topic}'),
  title: 'topic',
  search: ['place', 'minutes'],
  columns: ['heldOn', 'hostRole', 'place', 'present'],
  fields: {
    topic: field.words(text('主题', 'Topic')),
    heldOn: field.day(text('日期', 'Day')),
    place: field.words(text('地点', 'Place')),
    hostRole: field.words(text('主持人职务', 'Host’s office'), { hint: text('只写职务', 'The office, not the name') }),
    sample: field.yesNo(text('样例', 'Sample')),
    item: field.words(text('议题', 'Item')),
    itemFrom: field.words(text('提出企业', 'Raised by')),
    itemEnterprise: field.matter(text('企业', 'Enterprise'), 'enterprise', 'breakfastItems'),
    present: field.integer(text('到会企业数', 'Enterprises present'), { min: 0 }),
    units: field.words(text('到会部门', 'Departments present'), { maxLength: 400 }),
    minutes: field.paragraph(text('纪要', 'Minutes')),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
  },
  tracks: {
    main: {
      label: text('早餐会', 'Meeting'),
      holder: 'enterprise-office',
      start: 'planned',
      stages: {
        planned: { label: text('已安排', 'Planned'), clock: { until: 'heldOn', amber: 2 } },
        held: { label: text('已召开', 'Held'), end: true },
        cancelled: { label: text('已取消', 'Cancelled'), end: true },
      },
      steps: {
        'hold-breakfast': {
          label: text('记召开', 'Note that it was held'),
          says: text('每个议题另登记为诉求，计时办理', 'Each item is then entered as a request, with its clock'),
          did: text('{heldOn} 召开，到会企业 {present} 家', 'Held on {heldOn}, {present} enterprises'),
          from: 'planned',
          to: 'held',
          by: officers,
          form: ['heldOn!', 'present!', 'units', 'minutes'],
        },
        'cancel-breakfast': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: 'planned',
          to: 'cancelled',
          by: officers,
          form: ['cancelledFor!'],
        },
      },
    },
  },
  open: {
    'note-item': {
      label: text('收议题', 'Note an item'),
      did: text('{itemFrom}：{item}', '{itemFrom}: {item}'),
      by: officers,
      of: 'origin',
      during: ['planned'],
      form: ['item!', 'itemFrom!', 'itemEnterprise'],
    },
  },
  opening: {
    by: officers,
    at: ['enterprise-office', 'office'],
    form: ['topic!', 'heldOn!', 'place', 'hostRole', 'sample'],
  },
})
