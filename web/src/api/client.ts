import createClient, { type Middleware } from 'openapi-fetch'
import { heardFrom, notHeardFrom } from './line.ts'
import type { paths } from './paths.ts'
import { fromBody, noAnswer, ProblemError } from './problem.ts'

/** Other sites can make a browser send our cookie, but not this header: the node's second wall against them. */
export const crossSite = { 'X-Lianyu': '1' }

const headers: Middleware = {
  onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-Lianyu', '1')
    request.headers.set('Accept-Language', document.documentElement.lang || 'zh-CN')
    return request
  },
  onResponse({ response }) {
    heardFrom()
    // A gateway before the node answers for it when it is down: nobody heard the request.
    if (response.status === 502 || response.status === 504) throw noAnswer(response.status)
    return response
  },
  onError({ error }) {
    if (error instanceof ProblemError) return error
    notHeardFrom()
    return noAnswer(error)
  },
}

export const client = createClient<paths>({ baseUrl: globalThis.location?.origin ?? '', credentials: 'same-origin' })
client.use(headers)

/**
 * The data of an answer.
 *
 * @throws ProblemError with what the node refused, or status 0 where nobody answered
 */
export async function take<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked
  if (response.ok) return data as T
  throw fromBody(response.status, typeof error === 'object' && error !== null ? (error as Record<string, unknown>) : {})
}
