import { addDays, type MatterId, type PartyId } from '@lianyu/kernel'
import type { Days } from './days.ts'
import type { By, SampleMatter, Script } from './script.ts'

/** A county whose desk of enterprises is played. */
export interface Hall {
  party: PartyId
  /** Before the names of its matters in the script, so that two counties do not share one. */
  prefix: string
  at: (desk: string, role?: string) => By
}

/** What is done with every request: received, given to a department, answered. */
export function requestSteps(
  script: Script,
  days: Days,
  firms: Readonly<Record<string, SampleMatter>>,
  { party, prefix, at }: Hall,
) {
  const office = at('enterprise-office')
  return {
    ask: (subject: string, letter: string, day: number, data: Record<string, unknown>) =>
      script.open(`${prefix}request ${subject}`, {
        at: days.at(day, '09:45'),
        by: office,
        kind: 'request',
        data: { subject, enterprise: firms[letter]?.id, receivedOn: days.work(day), sample: true, ...data },
      }),
    assign: (request: SampleMatter, day: number, desk: string) =>
      script.step(request, 'assign-request', {
        at: days.at(day, '10:25'),
        by: office,
        to: { party, desk },
        data: { sortedFor: '按职责' },
      }),
    answer: (request: SampleMatter, day: number, desk: string, cause: string, words: string, name = '') =>
      script.step(request, 'answer-request', {
        name,
        at: days.at(day, '16:25'),
        by: at(desk),
        data: { answer: words, cause },
      }),
  }
}

/** 百企三评 of the year, still open: each firm has given each department its slip. */
export function openSurvey(
  script: Script,
  days: Days,
  { prefix, at }: Hall,
  voters: readonly (SampleMatter | undefined)[],
  departments: readonly string[],
  speed: (nthDepartment: number) => number,
): void {
  const by = at('supervision')
  const year = Number(days.work(0).slice(0, 4))
  const survey = script.open(`${prefix}survey`, {
    at: days.at(-20, '09:05'),
    by,
    kind: 'survey',
    data: { name: `示例百企三评 ${year}`, year, closesOn: addDays(days.work(0), 9), sample: true },
  })
  let slip = 0
  for (const voter of voters) {
    for (const [n, dept] of departments.entries()) {
      slip += 1
      script.step(survey, 'ballot', {
        name: String(slip),
        at: days.at(-15 + n, '15:05'),
        by,
        data: {
          slip: `示例${String(slip).padStart(3, '0')}`,
          voter: voter?.id as MatterId,
          dept,
          attitude: 5 - (n % 2),
          speed: speed(n),
          outcome: 4,
        },
      })
    }
  }
}
