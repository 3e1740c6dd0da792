import { type Paper, text } from '@lianyu/kernel'

/** 函. @source 党政机关公文处理工作条例 art. 8 (十四); GB/T 9704-2012, 10.1 (信函格式) */
export const basePapers: Paper[] = [
  {
    id: 'letter',
    label: text('函', 'Letter'),
    form: 'letter',
    kind: 'letter',
    of: 'matter',
    title: '关于{subject}的函',
    to: 'recipient',
    issued: { track: 'approval', stages: ['sealed'] },
    sections: [{ text: 'request' }, { clauses: ['请于{wishedBy}前函复'] }],
  },
]
