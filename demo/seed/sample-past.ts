import { chinaCalendar } from '@lianyu/kernel'
import { agreements } from './agreements.ts'
import { cases } from './cases.ts'
import { countyWork } from './county-work.ts'
import { daysBefore } from './days.ts'
import { enterprises } from './enterprises.ts'
import { xiangdongEnterprises } from './enterprises-xiangdong.ts'
import { investment } from './investment.ts'
import { items } from './items.ts'
import { jointCases } from './joint-cases.ts'
import { oneThings } from './one-things.ts'
import { paperRequests } from './paper-requests.ts'
import { paperwork } from './paperwork.ts'
import { problemLivesPast } from './problem-lives.ts'
import { processChanges } from './process-changes.ts'
import { projects } from './projects.ts'
import { published } from './published.ts'
import { quota } from './quota.ts'
import { type Act, Script } from './script.ts'

/**
 * The demo's whole past as commands, oldest first: published facts as printed, and samples that show every part at work.
 * The same moment gives the same script, so that a script broken off is taken up where it stood.
 *
 * @param made  when the data were first made, epoch ms
 */
export function samplePast(made: number): Act[] {
  const script = new Script()
  const days = daysBefore(made, chinaCalendar())
  published(script, days)
  const inForce = agreements(script, days)
  const running = projects(script, days, inForce)
  problemLivesPast(script, days, running)
  paperwork(script, days, inForce, running)
  investment(script, days, running)
  countyWork(script, days, running)
  quota(script, days)
  enterprises(script, days)
  xiangdongEnterprises(script, days)
  items(script, days, inForce)
  cases(script, days, inForce)
  jointCases(script, days, inForce)
  paperRequests(script, days, inForce)
  oneThings(script, days, inForce)
  processChanges(script, days)
  return script.played()
}
