import { addDays, type MatterId } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { at, party, science } from './enterprise-cast.ts'
import { type Firms, register, suppliers } from './enterprise-register.ts'
import { requests } from './enterprise-requests.ts'
import { account, grants, policies } from './policies.ts'
import type { Script } from './script.ts'

/** The register with its ladder, policies with their money, requests: all samples, but for what reports print of suppliers. */
export function enterprises(script: Script, days: Days): void {
  suppliers(script, days)
  const firms = register(script, days)
  account(script, days)
  grants(script, days, policies(script, days), firms)
  requests(script, days, firms)
  incubations(script, days, firms)
  surveys(script, days, firms)
}

function incubations(script: Script, days: Days, firms: Firms): void {
  const sensor = script.open('incubation sensor', {
    at: days.at(-70, '09:05'),
    by: science,
    kind: 'incubation',
    data: {
      what: '示例陶瓷传感器',
      incubator: '示例浏阳孵化器',
      researchAt: '430181',
      resultAt: party,
      enterprise: firms.甲?.id,
      since: days.work(-70),
      reviewBy: days.work(-20),
      sample: true,
    },
  })
  script.step(sensor, 'begin-trial', {
    at: days.at(-22, '09:05'),
    by: science,
    data: { progress: '样机完成，转到示例甲公司中试。', reviewBy: addDays(days.work(0), 40) },
  })
}

function surveys(script: Script, days: Days, firms: Firms): void {
  const year = Number(days.work(0).slice(0, 4))
  const survey = script.open('survey', {
    at: days.at(-20, '09:05'),
    by: at('supervision'),
    kind: 'survey',
    data: { name: `示例百企三评 ${year}`, year, closesOn: addDays(days.work(0), 9), sample: true },
  })
  let slip = 0
  for (const letter of ['甲', '乙', '丁', '己']) {
    for (const [n, dept] of ['ecology', 'market-regulation', 'power-supply'].entries()) {
      slip += 1
      script.step(survey, 'ballot', {
        name: String(slip),
        at: days.at(-15 + n, '15:05'),
        by: at('supervision'),
        data: {
          slip: `示例${String(slip).padStart(3, '0')}`,
          voter: firms[letter]?.id as MatterId,
          dept,
          attitude: 5 - (n % 2),
          speed: 5 - n,
          outcome: 4,
        },
      })
    }
  }
}
