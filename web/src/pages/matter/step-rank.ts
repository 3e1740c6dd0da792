import { type Kind, nextStage, readTally } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import type { MatterAnswer, ReadingAnswer, StepAnswer } from '../../api/types.ts'

type Standing = Pick<MatterAnswer, 'steps' | 'matter' | 'readings'>

/** The way on first, then what many may add; what goes back, stands still or breaks off comes last. */
export function rankOf(kind: Kind, { step, track }: StepAnswer, { matter }: Pick<MatterAnswer, 'matter'>): number {
  const declared = track === undefined ? undefined : kind.declaration.tracks[track]?.steps[step]
  const stage = track === undefined ? undefined : (matter.shared.tracks[track] ?? matter.overlay.tracks[track])?.stage
  if (!track || !declared || stage === undefined) return 2
  if (declared.to === nextStage(kind.declaration, track, stage)) return 0
  const off = kind.declaration.tracks[track]?.stages[declared.to]?.end === true
  if (off || declared.counters !== undefined) return 3
  return declared.to === stage ? 2 : 1
}

/** The one step that leads on: the only button that is filled. None while others are still waited for. */
export function wayOn(kind: Kind, answer: Standing): StepAnswer | undefined {
  return answer.steps.find(
    (step) =>
      step.may && rankOf(kind, step, answer) === 0 && !cutsOff(kind, step, answer) && !opensEarly(kind, step, answer),
  )
}

/**
 * Whether the step opens what is sealed while its day of closing has not come: what is handed in afterwards would not count.
 *
 * @returns how it stands with that day; undefined where the step opens nothing or the day is past
 */
export function opensEarly(
  { declaration }: Kind,
  { step, track }: Pick<StepAnswer, 'step' | 'track'>,
  { matter, readings }: Pick<MatterAnswer, 'matter' | 'readings'>,
): ReadingAnswer | undefined {
  if (track === undefined || track === null) return undefined
  const of = declaration.tracks[track]
  const stage = (matter.shared.tracks[track] ?? matter.overlay.tracks[track])?.stage
  const seals = of?.steps[step]?.gathers?.some((one) => declaration.open[one.step]?.sealed !== undefined)
  const budget = stage === undefined ? undefined : of?.stages[stage]?.clock?.budget
  const reading = readings[track]
  const closes = typeof budget === 'object' && 'until' in budget
  if (!seals || !closes || reading === undefined || reading.light === 'late') return undefined
  return reading
}

/** Whether the step ends a vote in which some of the jury have not voted: possible, but not what is to be done next. */
function cutsOff(kind: Kind, { step, track }: StepAnswer, { matter }: Pick<MatterAnswer, 'matter'>): boolean {
  const tally = packs.flatMap(({ tallies = [] }) => tallies).find((one) => one.kind === kind.declaration.id)
  const declared = track === undefined ? undefined : kind.declaration.tracks[track]?.steps[step]
  if (tally === undefined || !declared?.gathers?.some((one) => one.step === tally.ballots.step)) return false
  return readTally(tally, matter.shared).jury.some(({ state }) => state === 'none')
}
