import { text } from '../names.ts'
import * as field from './author-fields.ts'
import type { AuthoredOpenStep } from './define-kind.ts'

/** What most kinds let people add beside the steps: put the fields and the open steps wanted into a kind. */
export const remarkFields = {
  comment: field.paragraph(text('留言', 'Comment')),
  correction: field.paragraph(text('更正内容', 'Correction')),
}

export const commentStep: AuthoredOpenStep = {
  label: text('留言', 'Comment'),
  did: text('{comment}', '{comment}'),
  by: ['officer', 'approver', 'leader'],
  of: 'any',
  form: ['comment!'],
}

/** Nothing is changed afterwards: what was wrong is said beside it. */
export const correctStep: AuthoredOpenStep = {
  label: text('更正', 'Correct'),
  says: text('原记录不变，旁边注明更正', 'The record stays; the correction stands beside it'),
  did: text('更正：{correction}', 'Correction: {correction}'),
  by: ['officer', 'approver'],
  of: 'any',
  form: ['correction!'],
}
