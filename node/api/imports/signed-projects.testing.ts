import { done } from '../test-agreement.ts'
import type { Caller } from '../test-node.ts'

/** Whose months stand in the messy workbook. */
export const projectNames = ['示例月报甲', '示例月报乙', '示例月报丙']

/** These projects, signed, so that a month can be reported of each; their ids in the same order. */
export async function signedProjects(officer: Caller): Promise<string[]> {
  const ids: string[] = []
  for (const name of projectNames) {
    const data = { name, investor: '示例投资', chain: '电子信息', sample: true }
    const { matter } = done(await officer.send('POST', '/api/matters', { kind: 'project', data })).body
    const signed = { contractFen: 100, signedOn: '2026-09-01' }
    done(await officer.send('POST', `/api/matters/${matter}/steps/sign-contract`, { data: signed }))
    ids.push(matter)
  }
  return ids
}
