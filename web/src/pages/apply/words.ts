/** The words of applying online, short enough to be read aloud by a telephone. */
export interface Words {
  title: string
  where: string
  none: string
  signIn: (provider: string) => string
  signInWhy: string
  signedInAs: (name: string) => string
  signOut: string
  all: string
  mine: string
  follow: string
  search: string
  searchSays: string
  found: (count: number) => string
  nothing: string
  themesTitle: string
  more: (count: number) => string
  guideTitle: string
  guide: [string, string, string, string]
  decides: string
  online: string
  windowOnly: string
  windowSays: string
  /** A revision that begins later: until then the guide stands as it is. */
  coming: (day: string, version: number) => string
  notYet: (day: string) => string
  bring: string
  bringNone: string
  notBring: string
  hadFrom: (from: string) => string
  about: string
  fill: string
  vouched: string
  draft: string
  dropDraft: string
  choose: string
  earlier: (count: number) => string
  earlierSays: string
  useEarlier: string
  useEarlierOf: (name: string) => string
  uploading: (name: string) => string
  remove: (name: string) => string
  optional: string
  missing: (label: string) => string
  purpose: string
  send: string
  sending: string
  receipt: string
  receiptSays: string
  code: string
  print: string
  see: string
  mineNone: string
  mineMore: string
  stands: string
  asked: string
  openedOn: (day: string) => string
  given: string
  issued: string
  state: Record<'valid' | 'replaced' | 'revoked', string>
  preview: string
  previewSays: string
  fromOther: string
  keeper: (name: string) => string
  do: string
  doing: string
  done: string
  rate: string
  sample: string
  back: string
  loading: string
  offline: string
  again: string
  refused: string
  firmsOnly: string
  answer: (done: number, all: number) => string
  answerUntil: (day: string) => string
  answered: (day: string) => string
  notAnswered: string
  answerSend: string
  answerDone: string
  answerOver: string
  large: string
  normal: string
  other: string
  money: string
  themes: Record<string, string>
  day: (month: number, day: number, year?: number) => string
}

export const zh: Words = {
  title: '网上办事',
  where: '在哪里办',
  none: '本站点还没有开通网上办事。请带材料到政务大厅窗口。',
  signIn: (provider) => `用${provider}登录`,
  signInWhy: '登录后才能申请、看自己的办件；看指南不用登录。',
  signedInAs: (name) => `已登录：${name}`,
  signOut: '退出登录',
  all: '办什么',
  mine: '我的办件',
  follow: '凭查询码查',
  search: '找事项',
  searchSays: '输入想办的事，例如 社保',
  found: (count) => `${count} 件事项`,
  nothing: '没有找到。换个说法再找，或到窗口问。',
  themesTitle: '按图找',
  more: (count) => `再看 ${count} 件`,
  guideTitle: '图示：四步办完',
  guide: ['选事项', '填表拍照', '提交', '等结果'],
  decides: '办理地',
  online: '可网上办',
  windowOnly: '到窗口办',
  windowSays: '这件事要到窗口办。请带下面的材料。',
  coming: (day, version) => `自 ${day} 起：第 ${version} 版`,
  notYet: (day) => `自 ${day} 起办，现在还不收件。`,
  bring: '要交的材料',
  bringNone: '没有列出要交的材料。',
  notBring: '不用交的材料',
  hadFrom: (from) => `从${from}调取`,
  about: '怎么办',
  fill: '填申请',
  vouched: '由统一认证提供，不用填',
  draft: '草稿存在这台设备上，提交或退出登录后清除。',
  dropDraft: '清除草稿',
  choose: '拍照或选文件',
  earlier: (count) => `用以前交过的（${count} 份）`,
  earlierSays: '您以前办事时交的。先点开看一看，还有效、您愿意用的再用；不选就不会传。',
  useEarlier: '用这一份',
  useEarlierOf: (name) => `用这一份：${name}`,
  uploading: (name) => `正在上传 ${name}`,
  remove: (name) => `去掉 ${name}`,
  optional: '可不填',
  missing: (label) => `请填“${label}”`,
  purpose: '姓名、证号、电话和材料只用来办这件事，交给受理窗口和办理地。',
  send: '提交申请',
  sending: '正在提交',
  receipt: '已提交',
  receiptSays: '窗口收到了，会先核对材料。请记下查询码；在“我的办件”里也能看到。',
  code: '查询码',
  print: '打印回执',
  see: '看进度',
  mineNone: '还没有办件。到“办什么”里选一件事开始。',
  mineMore: '显示更早的办件',
  stands: '办到哪里',
  asked: '请您补材料',
  openedOn: (day) => `${day} 提交`,
  given: '您交的材料',
  issued: '发给您的证书',
  state: { valid: '有效', replaced: '已换新', revoked: '已撤销' },
  preview: '先看这份材料',
  previewSays: '在保管单位的站点上看；看过会被记下，同意用才传出。',
  fromOther: '不用您交、向别的单位调取',
  keeper: (name) => `在${name}`,
  do: '确定',
  doing: '正在办',
  done: '办好了',
  rate: '评价、看每一步',
  sample: '样例',
  back: '返回',
  loading: '正在取',
  offline: '没有连上，填写的内容还在。请看看信号，再试一次。',
  again: '再试一次',
  refused: '没有登录成功，请再试一次。',
  firmsOnly: '企业账号登录后可以提。',
  answer: (done, all) => (done === 0 ? `去评（${all} 个部门）` : `已评 ${done} 个，共 ${all} 个`),
  answerUntil: (day) => `${day} 截止`,
  answered: (day) => `${day} 已评，可以改`,
  notAnswered: '还没评',
  answerSend: '交上并封存',
  answerDone: '已封存',
  answerOver: '现在没有要您评的。',
  large: '大字',
  normal: '标准字号',
  other: 'English',
  money: '不收费',
  themes: {
    work: '工作社保',
    shop: '开店经营',
    home: '房屋居住',
    school: '上学',
    health: '看病卫生',
    road: '车和运输',
    build: '建设消防',
    old: '养老',
  },
  day: (month, day, year) => `${year ? `${year}年` : ''}${month}月${day}日`,
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const en: Words = {
  title: 'Apply online',
  where: 'Where',
  none: 'Nothing can be applied for online here yet. Bring your papers to the service hall.',
  signIn: (provider) => `Sign in by ${provider}`,
  signInWhy: 'Needed to apply and to see your own; the guide is open to everybody.',
  signedInAs: (name) => `Signed in: ${name}`,
  signOut: 'Sign out',
  all: 'What to apply for',
  mine: 'My cases',
  follow: 'Follow by code',
  search: 'Find',
  searchSays: 'What you need, in Chinese, e.g. 社保',
  found: (count) => (count === 1 ? '1 item' : `${count} items`),
  nothing: 'Nothing found. Try other words, or ask at the window.',
  themesTitle: 'By picture',
  more: (count) => `${count} more`,
  guideTitle: 'In pictures: four steps',
  guide: ['Choose', 'Fill in', 'Send', 'Wait'],
  decides: 'Decided by',
  online: 'online',
  windowOnly: 'at a window',
  windowSays: 'This is done at a window. Bring the papers below.',
  coming: (day, version) => `From ${day}: revision ${version}`,
  notYet: (day) => `It begins on ${day}; nothing is taken in yet.`,
  bring: 'Papers to hand in',
  bringNone: 'No papers are listed.',
  notBring: 'Papers you need not bring',
  hadFrom: (from) => `fetched from ${from}`,
  about: 'About it',
  fill: 'Your application',
  vouched: 'from your sign-in; nothing to type',
  draft: 'The draft stays on this device until you send it or sign out.',
  dropDraft: 'Clear the draft',
  choose: 'Photograph or choose files',
  earlier: (count) => `Use what you gave before (${count})`,
  earlierSays: 'From your earlier cases. Look at it first; only what you choose is passed on.',
  useEarlier: 'Use this one',
  useEarlierOf: (name) => `Use this one: ${name}`,
  uploading: (name) => `Sending up ${name}`,
  remove: (name) => `Take away ${name}`,
  optional: 'optional',
  missing: (label) => `Fill in “${label}”`,
  purpose: 'Name, numbers and papers serve this one thing, and go to the receiving window and the deciding place.',
  send: 'Apply',
  sending: 'Sending',
  receipt: 'Sent',
  receiptSays: 'The window has it and checks the papers first. Note the code; it is under “My cases” as well.',
  code: 'Code',
  print: 'Print the receipt',
  see: 'Where it stands',
  mineNone: 'Nothing yet. Choose something under “What to apply for”.',
  mineMore: 'Show earlier ones',
  stands: 'Where it stands',
  asked: 'Please hand in',
  openedOn: (day) => `sent on ${day}`,
  given: 'Papers you handed in',
  issued: 'Certificates for you',
  state: { valid: 'valid', replaced: 'replaced', revoked: 'revoked' },
  preview: 'See this paper first',
  previewSays: 'On its keeper’s site. That you saw it is noted; it travels only if you agree.',
  fromOther: 'Fetched from others instead of asked of you',
  keeper: (name) => `with ${name}`,
  do: 'Do it',
  doing: 'Working',
  done: 'Done',
  rate: 'Rate, and see every step',
  sample: 'sample',
  back: 'Back',
  loading: 'Fetching',
  offline: 'No connection; what you typed is still here. Check the signal and try again.',
  again: 'Try again',
  refused: 'The sign-in did not succeed. Please try again.',
  firmsOnly: 'For firms, once signed in.',
  answer: (done, all) => (done === 0 ? `Rate ${all} departments` : `${done} of ${all} rated`),
  answerUntil: (day) => `until ${day}`,
  answered: (day) => `rated on ${day}; you may change it`,
  notAnswered: 'not rated yet',
  answerSend: 'Send and seal',
  answerDone: 'Sealed',
  answerOver: 'Nothing to rate now.',
  large: 'Larger',
  normal: 'Normal size',
  other: '中文',
  money: 'free',
  themes: {
    work: 'Work, insurance',
    shop: 'Business',
    home: 'Housing',
    school: 'School',
    health: 'Health',
    road: 'Transport',
    build: 'Building',
    old: 'Pension',
  },
  day: (month, day, year) => `${day} ${months[month - 1]}${year ? ` ${year}` : ''}`,
}
