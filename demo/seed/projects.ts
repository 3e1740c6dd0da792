import type { Agreements } from './agreements.ts'
import type { Days } from './days.ts'
import { life } from './project-life.ts'
import { closeMonth } from './project-months.ts'
import { officeOf, type Projects, sampleProjects } from './sample-projects.ts'
import type { Script } from './script.ts'

/** Every sample project, as its county has driven it so far. */
export function projects(script: Script, days: Days, { park }: Agreements): Projects {
  const made: Projects = {}
  for (const sample of sampleProjects) {
    const matter = life(script, days, sample)
    made[sample.name.at(-1) ?? ''] = matter
    if (sample.name === '示例项目甲') {
      // It went under the agreement before its departments began: their approvals are seen on both sides.
      script.share(matter, park, { at: days.at(-12, '09:40'), by: officeOf(sample) })
    }
  }
  if (made.乙) closeMonth(script, days, '360322', made.乙)
  return made
}
