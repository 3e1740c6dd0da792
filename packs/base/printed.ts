import { type AuthoredTrack, field, text } from '@lianyu/kernel'

/** Where a printed fact stands: the id of the report in the list of sources, and what a reader needs to find it. */
export const sourceFields: Record<string, field.AuthoredField> = {
  source: field.words(text('出处编号', 'Source id')),
  sourceTitle: field.words(text('出处', 'Source')),
  sourceDate: field.words(text('出处日期', 'Date of the source')),
}

export const sourceForm = ['source!', 'sourceTitle!', 'sourceDate!']

export const printedFields: Record<string, field.AuthoredField> = {
  ...sourceFields,
  reprintNote: field.paragraph(text('订正说明', 'Note on the correction')),
  withdrawnFor: field.paragraph(text('撤下原因', 'Why it is withdrawn')),
}

/**
 * The life of a printed fact: it stands as printed, may be corrected from a later report, or taken down.
 *
 * @param reprinted  fields that a later report may print anew
 */
export function printedTrack(reprinted: string[]): AuthoredTrack {
  return {
    label: text('公布', 'Publication'),
    standing: true,
    holder: 'office',
    start: 'published',
    stages: {
      published: { label: text('已公布', 'Published') },
      withdrawn: { label: text('已撤下', 'Withdrawn'), end: true },
    },
    steps: {
      reprint: {
        label: text('据新报道订正', 'Correct from a later report'),
        did: text('据 {sourceTitle} 订正', 'Corrected from {sourceTitle}'),
        from: 'published',
        to: 'published',
        by: ['officer', 'system'],
        form: [...reprinted, ...sourceForm, 'reprintNote!'],
      },
      withdraw: {
        label: text('撤下', 'Withdraw'),
        did: text('撤下：{withdrawnFor}', 'Withdrawn: {withdrawnFor}'),
        from: 'published',
        to: 'withdrawn',
        by: ['officer', 'approver'],
        form: ['withdrawnFor!'],
      },
    },
  }
}
