import drawing from './drawing.ts'
import fields from './fields.ts'
import gallery from './gallery.ts'
import marks from './marks.ts'
import shell from './shell.ts'

export default { drawing, fields, gallery, marks, shell } as const
