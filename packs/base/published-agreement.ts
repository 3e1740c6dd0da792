import { defineKind, field, text } from '@lianyu/kernel'
import { printedFields, printedTrack, sourceForm } from './printed.ts'

const printed = ['parties', 'signatories', 'signedWords', 'scopeWords', 'note']

/**
 * An agreement as a report printed it. It opens nothing: what lets facts travel is an agreement of the kind `agreement`,
 * signed by every party on its own node; where that exists, `followedBy` names it.
 */
export const publishedAgreement = defineKind({
  pack: 'base',
  id: 'published-agreement',
  version: 1,
  label: text('已公布协议', 'Published agreement'),
  empty: text(
    '还没有录入已公布的协议。照报道原文录入并写明出处。',
    'None entered. Enter one as printed, with its source.',
  ),
  opened: text('据 {sourceTitle} 录入', 'Entered from {sourceTitle}'),
  title: 'name',
  search: ['scopeWords', 'signatories'],
  columns: ['level', 'signedWords', 'sourceDate'],
  fields: {
    name: field.words(text('名称', 'Name')),
    level: field.choice(text('签署层级', 'Who signs'), {
      government: text('人民政府', 'Governments'),
      department: text('部门', 'Departments'),
      enterprise: text('企业', 'Enterprises'),
      'peoples-organisation': text('人民团体', "People's organisations"),
      administration: text('管理机构', 'Administrations'),
    }),
    parties: field.parties(text('各方', 'Parties')),
    signatories: field.words(text('签署方原文', 'Signatories as printed')),
    signedWords: field.words(text('签署时间原文', 'Signed, as printed')),
    scopeWords: field.words(text('合作内容原文', 'Scope as printed')),
    note: field.paragraph(text('说明', 'Note')),
    followedBy: field.matter(text('本系统内的协议', 'Agreement kept here'), 'agreement', 'publishedAs'),
    ...printedFields,
  },
  tracks: { main: printedTrack([...printed, 'followedBy']) },
  opening: {
    by: ['officer', 'system'],
    at: ['office', 'project-office'],
    form: ['name!', 'level!', ...printed, ...sourceForm],
  },
})
