import { addDays } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { hall, office } from './enterprise-cast.ts'
import type { Firms } from './enterprise-register.ts'
import { requestSteps } from './enterprise-script.ts'
import type { Script } from './script.ts'

export function requests(script: Script, days: Days, firms: Firms): void {
  const breakfast = script.open('breakfast labour', {
    at: days.at(-16, '09:05'),
    by: office,
    kind: 'breakfast',
    data: {
      topic: '示例：用工和融资',
      heldOn: days.work(-12),
      place: '示例工业园食堂',
      hostRole: '分管县领导',
      sample: true,
    },
  })
  for (const [n, [item, letter]] of [
    ['夜班招工难', '乙'],
    ['贷款到期前续贷', '丁'],
  ].entries()) {
    script.step(breakfast, 'note-item', {
      name: String(n),
      at: days.at(-14, '09:05'),
      by: office,
      data: { item, itemFrom: `示例${letter}公司` },
    })
  }
  script.step(breakfast, 'hold-breakfast', {
    at: days.at(-12, '10:05'),
    by: office,
    data: {
      heldOn: days.work(-12),
      present: 12,
      units: '示例工信局、示例人社局、示例银行',
      minutes: '两项议题会后登记为诉求，按时限答复。',
    },
  })
  script.open('breakfast coming', {
    at: days.at(-2, '09:05'),
    by: office,
    kind: 'breakfast',
    data: {
      topic: '示例：用电和环评',
      heldOn: addDays(days.work(0), 6),
      place: '示例工业园食堂',
      hostRole: '分管县领导',
      sample: true,
    },
  })
  const { ask, assign, answer } = requestSteps(script, days, firms, hall)
  const labour = ask('示例：夜班招工难', '乙', -12, { category: 'labour', way: 'breakfast', breakfast: breakfast.id })
  assign(labour, -12, 'development-reform')
  answer(labour, -9, 'development-reform', 'scarce', '已列入周末专场招聘。')
  script.step(labour, 'confirm-request', {
    at: days.at(-7, '10:25'),
    by: office,
    data: { confirmedHow: 'phone', satisfied: 'solved' },
  })
  const papers = ask('示例：环评变更要重复交材料', '丁', -11, { category: 'approval', way: 'phone' })
  assign(papers, -11, 'ecology')
  answer(papers, -8, 'ecology', 'papers', '已说明清单。')
  script.step(papers, 'reopen-request', {
    at: days.at(-6, '10:25'),
    by: office,
    data: { reopenedFor: '示例：同一份材料已交过两次。' },
  })
  answer(papers, -4, 'ecology', 'papers', '改为调取已有材料，不再重复提交。', 'again')
  script.step(papers, 'propose-change', {
    at: days.at(-3, '10:25'),
    by: office,
    data: { changeNote: '同类原因本季第三次，建议材料由系统调取。' },
  })
  const power = ask('示例：增容接电', '甲', -9, { category: 'utilities', way: 'window' })
  assign(power, -8, 'power-supply')
  const loan = ask('示例：贷款到期前续贷', '丁', -4, { category: 'finance', way: 'breakfast', breakfast: breakfast.id })
  assign(loan, -3, 'finance')
  ask('示例：产品检测在哪里做', '戊', 0, { category: 'other', way: 'online' })
  for (const [n, desk] of ['ecology', 'housing-construction'].entries()) {
    const number = n === 0 ? '示例12345工单00012号' : '示例信访〔2026〕7号'
    script.open(`outside case ${n}`, {
      at: days.at(-10 + n, '11:15'),
      by: office,
      kind: 'outside-case',
      keyed: [n === 0 ? 'hot-line' : 'petition', number],
      data: {
        number,
        system: n === 0 ? 'hot-line' : 'petition',
        routedTo: desk,
        receivedOn: days.work(-10 + n),
        count: n + 1,
        sample: true,
      },
    })
  }
}
