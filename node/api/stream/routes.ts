import { refuse } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { streamsOf } from './streams.ts'

export function streamRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/stream',
      access: 'signed-in',
      tag: 'work',
      summary: 'Server-sent events: matter {id, kind}, many {}, peer {party, state, lagEntries}, notice {count}',
      perMinute: 120,
      shape: { answers: { 200: { text: 'text/event-stream' } } },
      handle: ({ session, reply }) => {
        if (!streamsOf(deps).open(session, reply)) return refuse('node.too-many', {})
        return reply
      },
    }),
  ]
}
