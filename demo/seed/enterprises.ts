import { addDays } from '@lianyu/kernel'
import type { Days } from './days.ts'
import { hall, party, science } from './enterprise-cast.ts'
import { type Firms, register, suppliers } from './enterprise-register.ts'
import { requests } from './enterprise-requests.ts'
import { openSurvey } from './enterprise-script.ts'
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
  const voters = ['甲', '乙', '丁', '己'].map((letter) => firms[letter])
  openSurvey(script, days, hall, voters, ['ecology', 'market-regulation', 'power-supply'], (n) => 5 - n)
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
