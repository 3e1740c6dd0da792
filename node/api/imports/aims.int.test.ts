import { rolesOfNobody } from '@lianyu/kernel'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../../scripts/test-postgres.ts'
import { aimOf } from '../../excel/aim.ts'
import { shangli, startTestNode, type TestNode } from '../test-node.ts'

let db: FreshDatabase
let node: TestNode
beforeAll(async () => {
  db = await freshDatabase(inject)
  node = await startTestNode(db.connection, [{ party: shangli, desk: 'project-office', role: 'approver' }])
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

describe('what a workbook may be aimed at', () => {
  it('is no sealed entry, nothing that the node or the public says, no paper, no month’s close', async () => {
    const refused: string[] = []
    for (const { declaration } of node.deps.kinds) {
      for (const [id, step] of Object.entries(declaration.open)) {
        const barred =
          step.sealed !== undefined ||
          step.issues !== undefined ||
          step.booked === true ||
          step.by.every((role) => rolesOfNobody.includes(role))
        if (!barred) continue
        refused.push(`${declaration.id} ${id}`)
        // Whatever role somebody acts in, the step's own among them.
        for (const role of [...step.by, 'officer', 'approver', 'system', 'public']) {
          const acting = { desk: declaration.opening.at[0] ?? 'office', role }
          expect(aimOf(node.deps, { acting }, declaration.id, id), `${declaration.id} ${id}`).toHaveProperty('refusal')
        }
      }
    }
    expect(refused).toEqual(expect.arrayContaining(['review cast-ballot', 'service-case issue-certificate']))
    const chief = await node.as({ party: shangli, desk: 'project-office', role: 'approver' })
    for (const aim of ['kind=month-close', 'kind=agreement', 'kind=audit', 'kind=review&step=cast-ballot']) {
      const answer = await chief.get(`/api/imports/template.xlsx?${aim}`)
      expect([400, 403, 404, 409], aim).toContain(answer.status)
      expect(answer.body.title, aim).toMatch(/^(import|node)\./)
    }
  })
})
