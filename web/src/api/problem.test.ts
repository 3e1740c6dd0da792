import { describe, expect, it } from 'vitest'
import { fromBody, noAnswer, problemOf, readProblem } from './problem.ts'

describe('what the node answers when it does not do it', () => {
  it('keeps both sentences, the code, the field and what happened meanwhile', async () => {
    const body = {
      type: 'urn:lianyu:refusal:step.stale',
      zh: '已有人先办',
      en: 'Somebody was first',
      requestId: 'r-7',
      field: 'data.note',
      meanwhile: [{ leaf: 'a' }],
    }
    const problem = await readProblem(new Response(JSON.stringify(body), { status: 409 }))
    expect(problem.status).toBe(409)
    expect(problem.problem).toEqual({
      code: 'step.stale',
      zh: '已有人先办',
      en: 'Somebody was first',
      requestId: 'r-7',
      field: 'data.note',
      meanwhile: [{ leaf: 'a' }],
    })
  })

  it('stays a problem where the answer is not one: a gateway’s page, nothing at all, a fault of ours', async () => {
    expect((await readProblem(new Response('<html>', { status: 500 }))).problem).toEqual({})
    expect(fromBody(418, { zh: 7 }).problem).toEqual({})
    expect(noAnswer(new TypeError('fetch')).status).toBe(0)
    expect(problemOf(new TypeError('x'))).toEqual({})
  })
})
