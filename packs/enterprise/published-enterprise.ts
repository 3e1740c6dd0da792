import { defineKind, field, text } from '@lianyu/kernel'

/** A real firm as a report printed it: its name, where, what was said, the source; no USCC, no figure that was not printed. */
export const publishedEnterprise = defineKind({
  pack: 'enterprise',
  id: 'published-enterprise',
  version: 1,
  label: text('已公布企业', 'Published enterprise'),
  empty: text('还没有录入。照报道原文录入并写明出处。', 'None entered. Enter one as printed, with its source.'),
  opened: text('据 {sourceTitle} 录入', 'Entered from {sourceTitle}'),
  title: 'name',
  search: ['chain', 'printed'],
  columns: ['region', 'chain', 'printed', 'sourceDate'],
  fields: {
    name: field.words(text('企业', 'Enterprise')),
    region: field.division(text('所在区域', 'Region')),
    chain: field.words(text('产业链', 'Industry chain')),
    chainInferred: field.yesNo(text('产业链为推断', 'Chain is our reading')),
    printed: field.words(text('报道原文', 'As printed'), { maxLength: 400 }),
    facts: field.json(text('其他公布内容', 'Other printed facts')),
    source: field.words(text('出处编号', 'Source id')),
    sourceTitle: field.words(text('出处', 'Source')),
    sourceDate: field.words(text('出处日期', 'Date of the source')),
    reprintNote: field.paragraph(text('订正说明', 'Note on the correction')),
    withdrawnFor: field.paragraph(text('撤下原因', 'Why it is withdrawn')),
  },
  tracks: {
    main: {
      label: text('公布', 'Publication'),
      standing: true,
      holder: 'enterprise-office',
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
          form: ['printed', 'facts', 'source!', 'sourceTitle!', 'sourceDate!', 'reprintNote!'],
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
    },
  },
  opening: {
    by: ['officer', 'system'],
    at: ['enterprise-office', 'project-office'],
    form: ['name!', 'region!', 'chain', 'chainInferred', 'printed!', 'facts', 'source!', 'sourceTitle!', 'sourceDate!'],
  },
})
