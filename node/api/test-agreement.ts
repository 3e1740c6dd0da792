import { agreementKindId, type PartyId, type ScopeRow } from '@lianyu/kernel'
import type { Answer, TestNode, TestPerson } from './test-node.ts'

const officeRoles = ['officer', 'legal', 'leader', 'seal-keeper']

/** The people of an office that drafts, reviews, signs and seals: to be given to `startTestNode` for each party. */
export function officeOf(party: PartyId): TestPerson[] {
  return officeRoles.map((role) => ({ party, desk: 'office', role }))
}

/** An agreement between two parties of a test node, drafted by the first, taken through every step until it is in force. */
export async function agreeOn(
  node: TestNode,
  [first, second]: readonly [PartyId, PartyId],
  scope: ScopeRow[],
): Promise<string> {
  const parties = [first, second]
  const at = (party: PartyId, role = 'officer') => node.as({ party, desk: 'office', role })
  const take = async (party: PartyId, step: string, data: object = {}, role = 'officer') =>
    done(await (await at(party, role)).send('POST', `/api/matters/${id}/steps/${step}`, { data }))
  const opened = await (await at(first)).send('POST', '/api/matters', {
    kind: agreementKindId,
    data: {
      title: '示例通办协议',
      form: 'cooperation',
      level: 'government',
      parties,
      text: '示例',
      scope,
      validFrom: '2020-01-01',
    },
  })
  const id = done(opened).body.matter as string
  await take(first, 'settle')
  const settled = (await (await at(first)).get(`/api/matters/${id}/facts`)).body.items[0].leaf
  for (const party of parties) {
    const person = await at(party)
    await until(
      () => person.get(`/api/matters/${id}`),
      ({ status, body }) => status === 200 && body.row.stage === 'signing',
    )
    await take(party, 'countersign', { countersignedBy: '示例' })
    await take(party, 'review-legality', { legalOpinion: '示例' }, 'legal')
    await take(party, 'issue', {}, 'leader')
    await take(party, 'seal', { paperNo: '示例〔2026〕1号' }, 'seal-keeper')
    await take(party, 'sign', { draft: settled, signatory: '示例职务' }, 'leader')
  }
  for (const party of parties) {
    const person = await at(party)
    await until(
      async () => (await person.get('/api/agreements')).body[0]?.status,
      (status) => status === 'in-force',
    )
  }
  return id
}

export function done(answer: Answer): Answer {
  if (answer.status >= 400) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`)
  return answer
}

/** Looks again until it holds; parties of one node exchange in their own time. */
export async function until<T>(look: () => Promise<T>, holds: (value: T) => boolean): Promise<T> {
  for (const end = Date.now() + 60_000; ; ) {
    const value = await look()
    if (holds(value)) return value
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value).slice(0, 400)}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
