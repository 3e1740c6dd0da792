/** The page's words, a dictionary of its own. */
export interface Words {
  title: string
  listSays: string
  none: string
  noneSays: string
  entries: (count: number) => string
  says: (entries: number, groups: number) => string
  /** Where the reader's language is not the one in which the entries are written. */
  asWritten: string
  pdf: string
  print: string
  contents: string
  otherGroup: string
  sample: string
  published: (day: string, edition: string | null) => string
  loading: string
  offline: string
  quote: (id: string) => string
  optional: string
  needed: (label: string) => string
  personal: (purpose: string, party: string) => string
  noLinks: string
  send: string
  sending: string
  taken: (party: string, due: string | null) => string
  another: string
  back: string
  at: string
  day: (year: number, month: number, day: number) => string
  large: string
  normal: string
  other: string
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const zh: Words = {
  title: '公开内容',
  listSays: '以下内容已经公开审查，任何人都可以看，不用登录。',
  none: '这里还没有公开的内容',
  noneSays: '请过几天再来看，或与当地联系。',
  entries: (count) => `${count} 项`,
  says: (entries, groups) => `共 ${entries} 个项目，分 ${groups} 类`,
  asWritten: '',
  pdf: '下载 PDF',
  print: '打印这一页',
  contents: '分类',
  otherGroup: '其他',
  sample: '样例',
  published: (day, edition) => (edition === null ? `${day} 公开` : `${day} 公开　${edition}`),
  loading: '正在打开',
  offline: '没有连上。请看看信号，再试一次。',
  quote: (id) => `报修请说编号 ${id}`,
  optional: '可不填',
  needed: (label) => `请填“${label}”`,
  personal: (purpose, party) => `姓名和电话只用于${purpose}，只有${party}的经办人看得到；您可以随时要求删除。`,
  noLinks: '不要写网址和别人的个人信息',
  send: '提交咨询',
  sending: '正在提交',
  taken: (party, due) => (due === null ? `${party}已收到您的咨询，会联系您。` : `${party}已收到，最迟 ${due} 联系您。`),
  another: '再咨询一个问题',
  back: '全部公开内容',
  at: '网址',
  day: (year, month, day) => `${year}年${month}月${day}日`,
  large: '大字',
  normal: '标准字号',
  other: 'English',
}

export const en: Words = {
  title: 'Published',
  listSays: 'What has passed review for publication: anybody may read it, no account is needed.',
  none: 'Nothing has been published here yet',
  noneSays: 'Come back in some days, or ask the place itself.',
  entries: (count) => (count === 1 ? '1 entry' : `${count} entries`),
  says: (entries, groups) =>
    `${entries === 1 ? '1 project' : `${entries} projects`} in ${groups === 1 ? '1 group' : `${groups} groups`}`,
  asWritten: 'Names and descriptions are in Chinese, as they were written and reviewed.',
  pdf: 'Download PDF',
  print: 'Print this page',
  contents: 'Groups',
  otherGroup: 'Other',
  sample: 'sample',
  published: (day, edition) => (edition === null ? `published ${day}` : `published ${day}, ${edition}`),
  loading: 'Opening',
  offline: 'No connection. Check the signal and try again.',
  quote: (id) => `Number to quote: ${id}`,
  optional: 'optional',
  needed: (label) => `Please fill in “${label}”`,
  personal: (purpose, party) =>
    `Name and telephone serve one purpose (${purpose}) and are seen by those in charge at ${party} alone; you may have them erased at any time.`,
  noLinks: 'No web addresses, and nobody else’s data, please',
  send: 'Send',
  sending: 'Sending',
  taken: (party, due) =>
    due === null ? `${party} has your enquiry and will call you.` : `${party} has it and will call you by ${due}.`,
  another: 'Ask something else',
  back: 'Everything published',
  at: 'Address',
  day: (year, month, day) => `${day} ${months[month - 1]} ${year}`,
  large: 'Larger',
  normal: 'Normal size',
  other: '中文',
}
