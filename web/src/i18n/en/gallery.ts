import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/gallery.ts'

export default {
  workbench: 'Workbench',
  matter: 'Matter',
  signs: 'Signs',
  fields: 'Fields',
  lights: 'Lights: shape, colour and word together',
  due: 'What a due day says',
  cells: 'One cell, one working day',
  shared: 'The double line: one stroke ours, one theirs',
  names: 'Names and holders',
  numbers: 'Money and days',
  published: 'Published figures',
  states: 'Empty and wrong',
  loading: 'Loading',
  fieldType: 'Type',
  input: 'Input',
  view: 'View',
  format: 'Print',
} satisfies EnglishOf<typeof zh>
