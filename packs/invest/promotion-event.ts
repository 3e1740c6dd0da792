import { come, defineKind, field, text } from '@lianyu/kernel'

const officers = ['officer', 'approver']

/** A conference, a twinning with a federation, a promotion tour. What was signed there becomes leads of its own. */
export const promotionEvent = defineKind({
  pack: 'invest',
  id: 'promotion-event',
  version: 2,
  label: text('招商活动', 'Promotion event'),
  empty: text('没有筹备中的活动。', 'No events in preparation.'),
  opened: text('筹备：{name}', 'In preparation: {name}'),
  title: 'name',
  search: ['place', 'partner'],
  columns: ['sort', 'place', 'heldOn'],
  fields: {
    name: field.words(text('活动名称', 'Event')),
    sort: field.choice(text('类型', 'Sort'), {
      conference: text('招商推介会', 'Conference'),
      twinning: text('友好商会结对', 'Twinning with a federation'),
      tour: text('外出推介', 'Tour'),
      signing: text('集中签约', 'Signing'),
    }),
    place: field.words(text('地点', 'Place')),
    heldOn: field.day(text('举办日', 'Held on')),
    partner: field.words(text('合作单位', 'With')),
    agenda: field.paragraph(text('议程', 'Agenda')),
    guests: field.integer(text('预计人数', 'Guests expected'), { min: 0 }),
    sample: field.yesNo(text('样例', 'Sample')),
    came: field.integer(text('到会人数', 'Guests who came'), { min: 0 }),
    matched: field.integer(text('对接项目数', 'Projects talked about'), { min: 0 }),
    result: field.paragraph(text('活动成果', 'What came of it')),
    photographs: field.files(text('照片', 'Photographs'), { accept: ['image/jpeg', 'image/png'] }),
    agreement: field.matter(text('签订的协议', 'Agreement signed there'), 'agreement', 'events'),
    cancelledFor: field.words(text('取消原因', 'Why it is cancelled')),
  },
  tracks: {
    main: {
      label: text('活动', 'Event'),
      holder: 'investment-office',
      start: 'preparing',
      stages: {
        preparing: {
          label: text('筹备', 'In preparation'),
          clock: { until: 'heldOn', amber: 5, escalate: [{ id: 'remind', when: 'amber', what: 'remind' }] },
        },
        held: { label: text('已举办', 'Held') },
        closed: { label: text('已总结', 'Summed up'), end: true },
        cancelled: { label: text('取消', 'Cancelled'), end: true },
      },
      steps: {
        hold: {
          label: text('已举办', 'Held'),
          did: text('已举办，到会 {came} 人', 'Held; {came} came'),
          from: 'preparing',
          to: 'held',
          by: officers,
          when: come('heldOn'),
          form: ['heldOn!', 'came!', 'photographs'],
        },
        'move-event': {
          label: text('改期', 'Put off'),
          did: text('改到 {heldOn}', 'Put off to {heldOn}'),
          from: 'preparing',
          to: 'preparing',
          by: officers,
          form: ['heldOn!'],
          restarts: true,
        },
        'sum-up': {
          label: text('总结', 'Sum up'),
          says: text(
            '和企业签的，逐个点“转为招商线索”；政府、部门之间签的，在这里选协议',
            'Each signing with a firm becomes a lead by its own press; one between governments is chosen here',
          ),
          did: text('总结：{result}', 'Summed up: {result}'),
          from: 'held',
          to: 'closed',
          by: officers,
          form: ['matched!', 'result!', 'agreement'],
        },
        'cancel-event': {
          label: text('取消', 'Cancel'),
          did: text('取消：{cancelledFor}', 'Cancelled: {cancelledFor}'),
          from: 'preparing',
          to: 'cancelled',
          by: officers,
          form: ['cancelledFor!'],
        },
      },
    },
  },
  opening: {
    by: officers,
    at: ['investment-office'],
    form: ['name!', 'sort!', 'place!', 'heldOn!', 'partner', 'agenda', 'guests', 'sample'],
  },
})
