import type { Kind } from '@lianyu/kernel'
import { expect, it } from 'vitest'
import type { StepAnswer } from '../../api/types.ts'
import { refusedSteps } from './refused-steps.ts'

const kind = { declaration: { main: 'case' } } as Kind
const step = (name: string, code?: string, track?: string) =>
  ({ step: name, may: code === undefined, refusal: code && { code }, track }) as unknown as StepAnswer

it('shows what stands in the way; folds what is in other hands, and what is not due beside the main line', () => {
  const { shown, others, notDue } = refusedSteps(kind, [
    step('accept'),
    step('decide', 'step.condition', 'case'),
    step('deliver', 'gate.missing', 'case'),
    step('confirm', 'step.same-officer', 'case'),
    step('promise-kept', 'step.condition', 'promise'),
    step('withdraw', 'step.not-now'),
    // On no track at all: a plot of land to note, on a need that is about something else.
    step('plot', 'step.condition'),
    step('originals-arrived', 'step.not-holder', 'originals'),
    step('verify-originals', 'step.relation'),
  ])
  const names = (some: StepAnswer[]) => some.map((one) => one.step)
  expect(names(shown)).toEqual(['decide', 'deliver', 'confirm'])
  expect(names(others)).toEqual(['originals-arrived', 'verify-originals'])
  expect(names(notDue)).toEqual(['promise-kept', 'withdraw', 'plot'])
})
