import { enquiryTicket } from './public/enquiry-ticket.ts'
import { done } from './test-agreement.ts'
import { liling, type TestNode, type TestPerson, xiangdong } from './test-node.ts'

/*
 * What no requests drawn at random would bring about, because it takes several people one after another: the pages behind
 * it then have something to say.
 */

export const publishers: TestPerson[] = ['officer', 'approver'].map((role) => {
  return { party: xiangdong, desk: 'investment-office', role }
})

/** A guide entry through every review, its public page and paper, and an enquiry about it. */
export async function publishSomething(node: TestNode): Promise<unknown> {
  const [office, chief] = await Promise.all(publishers.map((person) => node.as(person)))
  if (office === undefined || chief === undefined) throw new TypeError('nobody publishes')
  const data = {
    name: '示例 产业园',
    chain: '电子信息',
    place: '示例镇',
    investmentFen: 300_000_000_00,
    content: '示例：标准厂房。',
    contactUnit: '示例招商局 0799-0000000',
    sample: true,
  }
  const { matter } = done(await office.send('POST', '/api/matters', { kind: 'guide-project', data })).body
  for (const [who, step, said] of [
    [office, 'fix-openness', { openness: 'on-own-motion' }],
    [chief, 'check-secrecy', { secrecyNote: '示例' }],
    [office, 'review-first', { firstReview: '同意' }],
    [chief, 'review-second', { secondReview: '同意' }],
    [chief, 'publish', { thirdReview: '同意', edition: '示例第1版' }],
  ] as const) {
    done(await who.send('POST', `/api/matters/${matter}/steps/${step}`, { data: said }))
  }
  const page = `/api/public/publications/investment-guide/${xiangdong}`
  const shown = done(await node.nobody.get(page)).body
  await node.nobody.get(`${page}/paper.pdf`)
  const ticket = enquiryTicket(node.deps.querySecret, xiangdong, node.deps.now() - 60_000)
  const asked = { firm: '示例公司', contactName: '示例联系人', contactPhone: '13800000000', demand: '示例：想看厂房。' }
  done(await node.nobody.send('POST', `${page}/enquiries`, { about: matter, ticket, data: asked }))
  return shown
}

/** A leader's walk through a process, with something noticed on the way; and a project's approvals under way. */
export async function walkSomething(node: TestNode, leader: TestPerson, head: TestPerson): Promise<unknown[]> {
  const [walker, office] = await Promise.all([leader, head].map((person) => node.as(person)))
  if (walker === undefined || office === undefined) throw new TypeError('nobody walks')
  const form = {
    itemName: '示例走流程',
    itemNature: 'service',
    mode: 'collected',
    handler: liling,
    sample: true,
    applicantName: '示例申请人',
    applicantPhone: '13800000000',
  }
  const walk = done(await walker.send('POST', '/api/matters', { kind: 'service-case', data: form, trial: true })).body
  const noted = await walker.send('POST', `/api/matters/${walk.matter}/steps/comment`, {
    data: { comment: '示例发现' },
  })
  const { leaf } = done(noted).body.facts[0]
  const finding = await walker.send('POST', `/api/matters/${walk.matter}/findings`, { leaf })
  const data = { name: '示例走廊项目', investor: '示例投资', chain: '电子信息', sample: true }
  const project = done(await office.send('POST', '/api/matters', { kind: 'project', data })).body
  for (const [step, said] of [
    ['sign-contract', { contractFen: 5_000_000_00, signedOn: '2026-06-08' }],
    ['land', { landedOn: '2026-06-09', landedAt: '示例地块' }],
  ] as const) {
    await office.send('POST', `/api/matters/${project.matter}/steps/${step}`, { data: said })
  }
  const flow = await office.get(`/api/matters/${project.matter}/flow`)
  return [walk, done(finding).body, project, done(flow).body]
}
