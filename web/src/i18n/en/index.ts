import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/index.ts'
import drawing from './drawing.ts'
import fields from './fields.ts'
import gallery from './gallery.ts'
import marks from './marks.ts'
import shell from './shell.ts'

export default { drawing, fields, gallery, marks, shell } satisfies EnglishOf<typeof zh>
