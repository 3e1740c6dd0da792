import { z } from 'zod'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { standingOf, standingShape } from '../session/standing.ts'

const readyShape = z.object({
  ready: z.boolean(),
  database: z.boolean(),
  /** What rests while the disk is nearly full; reading goes on, so the node stays ready. */
  room: z.object({
    writes: z.enum(['open', 'refused']),
    exchange: z.enum(['on', 'paused']),
    why: z.string().optional(),
  }),
  parties: z.array(
    z.object({
      party: z.string(),
      writable: z.boolean(),
      why: z.string().optional(),
      standing: standingShape,
      peers: z.array(
        z.object({
          party: z.string(),
          state: z.string(),
          lagEntries: z.number(),
          lastSeenAt: z.string().nullable(),
          /** Codes of what keeps logs of this peer from going on. */
          held: z.array(z.string()),
        }),
      ),
    }),
  ),
})

export function healthRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/healthz',
      access: 'public',
      tag: 'health',
      summary: 'The process answers',
      perMinute: 6000,
      shape: { answers: { 200: z.object({ alive: z.literal(true), version: z.string() }) } },
      handle: () => ({ alive: true as const, version: deps.version }),
    }),
    route({
      method: 'GET',
      url: '/readyz',
      access: 'public',
      tag: 'health',
      summary:
        'Ready to work, with each party’s peers and how far behind they are; an absent peer is no reason not to be',
      perMinute: 6000,
      shape: { answers: { 200: readyShape, 503: readyShape } },
      handle: async ({ reply }) => {
        const answer = await readiness(deps)
        return reply.code(answer.ready ? 200 : 503).send(answer)
      },
    }),
    route({
      method: 'GET',
      url: '/metrics',
      access: 'public',
      tag: 'health',
      summary: 'Prometheus text; from this machine only unless the operator opens it',
      perMinute: 600,
      shape: { answers: { 200: { text: 'text/plain' } } },
      handle: async ({ reply }) =>
        reply.type(deps.metrics.registry.contentType).send(await deps.metrics.registry.metrics()),
    }),
  ]
}

async function readiness(deps: NodeDeps): Promise<z.output<typeof readyShape>> {
  const parties = deps.journal.parties()
  const first = parties[0]
  const full = deps.space.refusal
  const database =
    first === undefined ||
    (await inParty(deps.store, first, 'app', (tx) =>
      tx.query('select party from party_self where party = $1', [first]),
    ).then(
      () => true,
      () => false,
    ))
  const rows = await Promise.all(
    parties.map(async (party) => {
      const barred = deps.journal.readOnly(party)
      const peers = database ? await deps.exchange.peers(party) : []
      return {
        party,
        writable: (barred ?? full) === undefined,
        ...(barred === undefined && full === undefined ? {} : { why: (barred ?? full)?.refusal ?? '' }),
        standing: database ? await standingOf(deps, party) : { behind: [], lost: [] },
        peers: peers.map((peer) => ({
          party: peer.party,
          state: peer.state,
          lagEntries: peer.logs.reduce((sum, log) => sum + log.lag, 0),
          lastSeenAt: peer.lastSeenAt ?? null,
          held: [...new Set(peer.logs.flatMap(({ trouble }) => trouble?.refusal ?? []))].sort(),
        })),
      }
    }),
  )
  const room =
    full === undefined
      ? { writes: 'open' as const, exchange: 'on' as const }
      : { writes: 'refused' as const, exchange: 'paused' as const, why: full.refusal }
  const sound = rows.every(({ party }) => deps.journal.readOnly(party) === undefined)
  return { ready: database && sound, database, room, parties: rows }
}
