import type { PublicPicture } from '@lianyu/kernel'

/** The public page's words: a dictionary of its own, so that it needs neither the app's nor a library. */
export interface Words {
  title: string
  sample: string
  comma: string
  code: string
  left: Record<'working-days' | 'natural-days' | 'hours', (n: number) => string>
  over: Record<'working-days' | 'natural-days' | 'hours', (n: number) => string>
  suspended: string
  today: string
  late: string
  finished: string
  by: (day: string) => string
  byProvisional: (day: string) => string
  noDue: string
  receivedBy: string
  handledBy: string
  /** The same once it is over. */
  handled: string
  receivedOn: string
  dueOn: string
  whereStands: string
  steps: (count: number) => string
  now: string
  kept: (facts: number, mirrored: number) => string
  keptAlone: (facts: number) => string
  lookedTitle: string
  lookedNone: string
  lookedElsewhere: string
  lookedHow: Record<'looked' | 'file' | 'exported' | 'sent', string>
  rate: string
  rated: string
  more: string
  send: string
  sending: string
  grades: Record<'1' | '2' | '3' | '4' | '5', string>
  optional: string
  pickGrade: string
  ask: string
  askSays: string
  preview: string
  previewSays: string
  previewOpen: string
  paperAsks: (number: string) => string
  paperLoad: string
  paperLoading: string
  paperLoaded: string
  askExample: string
  look: string
  loading: string
  offline: string
  quote: (id: string) => string
  asked: string
  rateThere: string
  print: string
  guide: { title: string; names: Record<PublicPicture, string>; done: string; now: string; later: string }
  large: string
  normal: string
  other: string
  day: (month: number, day: number, weekday: number, year?: number) => string
  /** Without the weekday, for a narrow column. */
  shortDay: (month: number, day: number, year?: number) => string
}

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const weekdaysEn = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const zh: Words = {
  title: '办件进度',
  lookedTitle: '谁看过我的信息',
  lookedNone: '没有人看过，也没有交给过别的单位。',
  lookedElsewhere: '只列单位和岗位。交给别的单位以后，那里谁看过，可以向那里查询。',
  lookedHow: { looked: '看过', file: '取过材料', exported: '导出过证据', sent: '收到过' },
  sample: '样例',
  comma: '，',
  code: '查询码',
  left: {
    'working-days': (n) => `还剩 ${n} 个工作日`,
    'natural-days': (n) => `还剩 ${n} 天`,
    hours: (n) => `还剩 ${n} 小时`,
  },
  over: {
    'working-days': (n) => `已超期 ${n} 个工作日`,
    'natural-days': (n) => `已超期 ${n} 天`,
    hours: (n) => `已超期 ${n} 小时`,
  },
  suspended: '依法中止计时',
  today: '今天到期',
  late: '已过应办结日',
  finished: '已经办完',
  by: (day) => `应在 ${day} 前办结`,
  byProvisional: (day) => `应在 ${day} 前办结（放假安排未公布，暂定）`,
  noDue: '这一步没有时限',
  receivedBy: '哪里收的',
  handledBy: '现在谁在办',
  handled: '谁办的',
  receivedOn: '哪天收的',
  dueOn: '应办结',
  whereStands: '走到哪了',
  steps: (count) => `共 ${count} 步`,
  now: '现在',
  kept: (facts, mirrored) => `共 ${facts} 条记录，其中 ${mirrored} 条两地各存一份，谁也不能单方改动`,
  keptAlone: (facts) => `共 ${facts} 条记录，写下后不能改动`,
  rate: '请您评价',
  rated: '已评价，谢谢',
  more: '还可以',
  send: '提交',
  sending: '正在提交',
  grades: { 5: '非常满意', 4: '满意', 3: '基本满意', 2: '不满意', 1: '非常不满意' },
  optional: '可不填',
  pickGrade: '请先选一个评价',
  ask: '查办件进度',
  preview: '先看这份材料',
  previewSays: '对方还没有把它传出。您看过、同意使用之后才传；您看过会被记下。',
  previewOpen: '打开材料',
  paperAsks: (number) => `${number}后四位`,
  paperLoad: '下载',
  paperLoading: '正在取出…',
  paperLoaded: '已下载。证书上印有核验码，任何人都可以核对真伪。',
  askSays: '输入回执上的查询码，不用登录。',
  askExample: '例如 ABCDE-FGHJK-…',
  look: '查询',
  loading: '正在查',
  offline: '没有连上。请看看信号，再试一次。',
  quote: (id) => `报修请说编号 ${id}`,
  asked: '请您补材料',
  rateThere: '评价请到收件地的进度页：用回执上的网址或二维码打开。',
  print: '打印这一页',
  guide: {
    title: '图示：办到哪一步',
    names: { 'hand-in': '交材料', check: '核对', accept: '受理', decide: '办理', result: '拿结果' },
    done: '已办',
    now: '现在',
    later: '还没到',
  },
  large: '大字',
  normal: '标准字号',
  other: 'English',
  day: (month, day, weekday, year) => `${year ? `${year}年` : ''}${month}月${day}日 ${weekdays[weekday % 7]}`,
  shortDay: (month, day, year) => `${year ? `${year}年` : ''}${month}月${day}日`,
}

export const en: Words = {
  title: 'Your case',
  lookedTitle: 'Who was shown my data',
  lookedNone: 'Nobody has looked, and it was handed to nobody.',
  lookedElsewhere: 'Units and desks only. Who looked at another unit after it was handed there can be asked for there.',
  lookedHow: { looked: 'looked at it', file: 'fetched a paper', exported: 'exported it', sent: 'received it' },
  sample: 'sample',
  comma: ', ',
  code: 'Code',
  left: {
    'working-days': (n) => (n === 1 ? '1 working day left' : `${n} working days left`),
    'natural-days': (n) => (n === 1 ? '1 day left' : `${n} days left`),
    hours: (n) => (n === 1 ? '1 hour left' : `${n} hours left`),
  },
  over: {
    'working-days': (n) => (n === 1 ? '1 working day late' : `${n} working days late`),
    'natural-days': (n) => (n === 1 ? '1 day late' : `${n} days late`),
    hours: (n) => (n === 1 ? '1 hour late' : `${n} hours late`),
  },
  suspended: 'The term is suspended by law',
  today: 'due today',
  late: 'past its due day',
  finished: 'Finished',
  by: (day) => `due by ${day}`,
  byProvisional: (day) => `due by ${day} (provisional: holidays not published)`,
  noDue: 'This step has no term',
  receivedBy: 'Received by',
  handledBy: 'Now with',
  handled: 'Handled by',
  receivedOn: 'Received on',
  dueOn: 'Due',
  whereStands: 'Where it stands',
  steps: (count) => (count === 1 ? '1 step' : `${count} steps`),
  now: 'now',
  kept: (facts, mirrored) => `${facts} records, ${mirrored} of them kept on both sides; neither can change them alone`,
  keptAlone: (facts) => (facts === 1 ? '1 record, unchangeable' : `${facts} records, unchangeable once written`),
  rate: 'How was it?',
  rated: 'Rated, thank you',
  more: 'You may also',
  send: 'Send',
  sending: 'Sending',
  grades: { 5: 'Very good', 4: 'Good', 3: 'Fair', 2: 'Poor', 1: 'Very poor' },
  optional: 'optional',
  pickGrade: 'Choose a grade first',
  ask: 'Follow a case',
  preview: 'See this paper first',
  previewSays:
    'It has not left its keeper. It travels only after you have seen it and agreed; that you saw it is noted.',
  previewOpen: 'Open the paper',
  paperAsks: (number) => `Last four characters of: ${number}`,
  paperLoad: 'Download',
  paperLoading: 'Fetching…',
  paperLoaded: 'Downloaded. The code printed on it lets anybody check that it is genuine.',
  askSays: 'Type the code on your receipt; no account is needed.',
  askExample: 'e.g. ABCDE-FGHJK-…',
  look: 'Look',
  loading: 'Looking',
  offline: 'No connection. Check the signal and try again.',
  quote: (id) => `Number to quote: ${id}`,
  asked: 'Please hand in',
  rateThere: 'To rate, open the page of the place that received it: by the address or picture on your receipt.',
  print: 'Print this page',
  guide: {
    title: 'In pictures: how far it is',
    names: { 'hand-in': 'Papers', check: 'Check', accept: 'Accept', decide: 'Decide', result: 'Result' },
    done: 'done',
    now: 'now',
    later: 'not yet',
  },
  large: 'Larger',
  normal: 'Normal size',
  other: '中文',
  day: (month, day, weekday, year) => `${weekdaysEn[weekday % 7]} ${day} ${months[month - 1]}${year ? ` ${year}` : ''}`,
  shortDay: (month, day, year) => `${day} ${months[month - 1]}${year ? ` ${year}` : ''}`,
}
