import type { Text } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { textShape } from '../shapes.ts'

const peerShape = z.object({
  party: z.string(),
  name: textShape,
  local: z.boolean().describe('a party of this same node'),
  state: z.string().describe('online, away, quarantined, never'),
  lastSeenAt: z.string().nullable(),
  lagEntries: z.number(),
  trouble: textShape.nullable().describe('why it is away, or what keeps a log of its from going on'),
  logs: z.array(
    z.object({
      origin: z.string(),
      own: z.boolean(),
      held: z.number(),
      written: z.number(),
      lag: z.number(),
      cosigned: z.number(),
      quarantined: z.boolean(),
    }),
  ),
})

export function peersRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/peers',
      access: 'signed-in',
      tag: 'agreements',
      summary: 'The parties that yours exchanges with: who is reachable, and how far each copy is behind',
      shape: { answers: { 200: z.array(peerShape) } },
      handle: async ({ session }) => {
        const pulses = await deps.exchange.peers(session.party)
        const said = (trouble: Text | undefined) => (trouble === undefined ? null : { zh: trouble.zh, en: trouble.en })
        return pulses.map(({ party, local, state, lastSeenAt, trouble, logs }) => ({
          party,
          name: deps.names.party(party),
          local,
          state,
          lastSeenAt: lastSeenAt ?? null,
          lagEntries: logs.reduce((sum, { lag }) => sum + lag, 0),
          trouble: said(trouble ?? logs.find((log) => log.trouble !== undefined)?.trouble),
          logs,
        }))
      },
    }),
  ]
}
