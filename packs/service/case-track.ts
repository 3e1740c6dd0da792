import { type AuthoredTrack, text } from '@lianyu/kernel'
import { decidingSteps } from './case-deciding.ts'
import { acceptingSteps, receivingSteps } from './case-receiving.ts'
import { resultSteps } from './case-result.ts'
import { caseStages } from './case-stages.ts'
import { termSteps } from './case-term.ts'

/** The life of a case, at any time in one hand. */
export const caseTrack: AuthoredTrack = {
  label: text('办件', 'Case'),
  holder: 'service-window',
  start: 'received',
  stages: caseStages,
  steps: { ...receivingSteps, ...acceptingSteps, ...termSteps, ...decidingSteps, ...resultSteps },
}
