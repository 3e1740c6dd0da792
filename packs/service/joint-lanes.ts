import { type AuthoredTrack, atStage, type Condition, equals, field, setting, type Text, text } from '@lianyu/kernel'
import { caseGrounds } from './grounds.ts'
import { jointPurpose } from './joint-scope.ts'

const officers = ['officer', 'approver']

/** One place of a joint case and the part that it decides by itself. */
export interface JointLane {
  /** Track id; steps are named `{id}-take`, `{id}-grant` …, fields `{id}No` … */
  id: 'first' | 'second' | 'third'
  label: Text
  /** The field that says what is decided there. */
  part: 'firstPart' | 'secondPart' | 'thirdPart'
  /** The field that names the place; the first is whoever received the case. */
  place?: 'secondPlace' | 'thirdPlace'
  /** Where the places go one after another, the lane that must have been granted before. */
  behind?: 'first' | 'second'
}

export const jointLanes: readonly JointLane[] = [
  { id: 'first', label: text('牵头地事项', 'Part of the leading place'), part: 'firstPart' },
  {
    id: 'second',
    label: text('第二地事项', 'Part of the second place'),
    part: 'secondPart',
    place: 'secondPlace',
    behind: 'first',
  },
  {
    id: 'third',
    label: text('第三地事项', 'Part of the third place'),
    part: 'thirdPart',
    place: 'thirdPlace',
    behind: 'second',
  },
]

/** Where a lane stands once its place owes nothing more to the whole. */
export const laneEnds = ['granted', 'refused', 'dropped', 'none']

/** The whole is being handled, and nothing is waited for: the parts run side by side, or the one before was granted. */
function mayBegin(behind: string | undefined): Condition {
  const handled = atStage('joint', 'running', 'paused')
  return behind === undefined
    ? handled
    : { all: [handled, { any: [equals('order', 'parallel'), atStage(behind, 'granted')] }] }
}

/** The whole has come to an end, or the part this one waits for will never be granted. */
function isPointless(behind: string | undefined): Condition {
  const over = atStage('joint', 'withdrawn', 'not-accepted')
  if (behind === undefined) return over
  return { any: [over, { all: [equals('order', 'sequence'), atStage(behind, 'refused', 'dropped')] }] }
}

/** A place's own part: taken up by its window, passed to the department that decides, granted or refused. */
export function jointTrack({ id, label, part, place, behind }: JointLane): AuthoredTrack {
  const { zh } = label
  const en = label.en.toLowerCase()
  return {
    label,
    of: part,
    holder: { desk: 'service-window', ...(place === undefined ? {} : { party: { field: place } }) },
    start: 'waiting',
    ...(id === 'third' ? { absent: 'none' } : {}),
    stages: {
      waiting: { label: text('待办', 'Waiting') },
      accepted: {
        label: text('办理', 'Being decided'),
        clock: {
          workingDays: setting('service.joint-part-days', 20),
          amber: 3,
          grounds: Object.keys(caseGrounds),
          escalate: [
            { id: 'remind', when: 'amber', what: 'remind' },
            { id: 'letter', when: 'red', what: 'letter', desk: 'office' },
          ],
        },
      },
      paused: { label: text('中止，不计时', 'Suspended, time stopped') },
      granted: { label: text('准予', 'Granted'), end: true },
      refused: { label: text('不予', 'Refused'), end: true },
      dropped: { label: text('终止', 'Ended undecided'), end: true },
      ...(id === 'third' ? { none: { label: text('本件不涉及', 'Not part of this case'), end: true } } : {}),
    },
    steps: {
      [`${id}-take`]: {
        label: text(`接办：${zh}`, `Take up: ${en}`),
        says: text('本地部分开始计时', 'The term of this part runs'),
        did: text(`${zh}接办，开始计时`, `The ${en} is taken up; its term runs`),
        from: 'waiting',
        to: 'accepted',
        by: officers,
        when: mayBegin(behind),
      },
      [`${id}-pass`]: {
        label: text(`交部门办：${zh}`, `Pass to a department: ${en}`),
        says: text('交本地有权决定的部门；时限照计', 'To the department that decides here; the term runs on'),
        did: text(`${zh}交本地部门办理`, `The ${en} is passed to the department that decides`),
        from: 'accepted',
        to: 'accepted',
        by: officers,
        handOff: { how: 'pass', receiver: { party: 'own', desk: 'chosen' } },
      },
      [`${id}-suspend`]: {
        label: text(`中止计时：${zh}`, `Suspend: ${en}`),
        says: text('只限法定事由，所需时间书面告知', 'On the law’s grounds only; the time needed is told in writing'),
        did: text(`${zh}中止计时：{${id}Ground}`, `The ${en} is suspended: {${id}Ground}`),
        from: 'accepted',
        to: 'paused',
        by: ['approver'],
        suspends: { ground: { field: `${id}Ground` } },
        form: [`${id}Ground!`, `${id}Needed!`],
      },
      [`${id}-resume`]: {
        label: text(`恢复计时：${zh}`, `Resume: ${en}`),
        did: text(`${zh}恢复计时`, `The ${en}: the term runs on`),
        from: 'paused',
        to: 'accepted',
        by: officers,
        resumes: true,
      },
      [`${id}-grant`]: {
        label: text(`准予：${zh}`, `Grant: ${en}`),
        says: text('只决定本地这一部分', 'This place’s own part and nothing else'),
        did: text(`${zh}准予，文号 {${id}No}`, `The ${en} is granted, number {${id}No}`),
        from: 'accepted',
        to: 'granted',
        by: ['approver'],
        form: [`${id}No!`, `${id}Papers`],
        personal: jointPurpose,
      },
      [`${id}-refuse`]: {
        label: text(`不予：${zh}`, `Refuse: ${en}`),
        says: text('写明理由和救济途径', 'With the reasons, and where to appeal'),
        did: text(`${zh}不予：{${id}Grounds}`, `The ${en} is refused: {${id}Grounds}`),
        from: 'accepted',
        to: 'refused',
        by: ['approver'],
        form: [`${id}No!`, `${id}Grounds!`, `${id}Papers`],
        personal: jointPurpose,
      },
      [`${id}-drop`]: {
        label: text(`终止：${zh}`, `End undecided: ${en}`),
        says: text('全件已撤回、不予受理，或前一地不予', 'The whole was withdrawn, or the part before it was refused'),
        did: text(`${zh}终止：{${id}DroppedFor}`, `The ${en} ends undecided: {${id}DroppedFor}`),
        from: ['waiting', 'accepted', 'paused'],
        to: 'dropped',
        by: officers,
        when: isPointless(behind),
        form: [`${id}DroppedFor!`],
      },
    },
  }
}

export function jointFields({ id, label }: JointLane): Record<string, field.AuthoredField> {
  const track = { track: id }
  const papers = { ...track, part: 'personal' as const, accept: ['application/pdf', 'image/jpeg', 'image/png'] }
  return {
    [`${id}No`]: field.words(text(`${label.zh}文号`, 'Number of the decision'), track),
    [`${id}Grounds`]: field.paragraph(text('不予的理由和救济途径', 'Why, and where to appeal'), track),
    [`${id}Papers`]: field.files(text('结果文书', 'Papers of the decision'), papers),
    [`${id}Ground`]: field.choice(text('法定事由', 'Ground'), caseGrounds, track),
    [`${id}Needed`]: field.words(text('所需时间', 'Time needed'), track),
    [`${id}DroppedFor`]: field.paragraph(text('终止原因', 'Why it ends'), track),
  }
}
