import type { PartyId } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { textShape } from '../shapes.ts'

/** How long a loss stays on every screen; after that it stands in the audit log. */
const shownDays = 30

const scopeShape = z.enum(['home', 'audit', 'shared'])

export const standingShape = z.object({
  behind: z
    .array(
      z.object({
        log: z.string(),
        scope: scopeShape,
        signed: z.number().describe('the largest size that is known to have been signed'),
        held: z.number(),
        ask: z
          .array(z.object({ party: z.string(), name: textShape }))
          .describe('parties that may hold more and have not answered since this process began'),
      }),
    )
    .describe('own logs that wait for their end: as long as there are any, nothing is written'),
  lost: z
    .array(
      z.object({
        log: z.string(),
        scope: scopeShape,
        what: z.enum(['entries', 'internal']),
        from: z.number(),
        to: z.number().describe('before this one'),
        uncertain: z.boolean().describe('more may be gone than is known'),
        at: z.string(),
      }),
    )
    .describe('what nobody holds any more; entries were closed off and another generation begun'),
})
export type Standing = z.output<typeof standingShape>

/** What a restore or a failover has left undone or lost of a party's own logs. */
export async function standingOf(
  deps: Pick<NodeDeps, 'journal' | 'exchange' | 'names'>,
  party: PartyId,
): Promise<Standing> {
  const behind = deps.journal.behind(party)
  return {
    behind: await Promise.all(
      behind.map(async ({ origin, scope, signed, held }) => {
        const ask = await deps.exchange.notAsked(party, scope)
        const named = ask.map((one) => ({ party: one, name: deps.names.party(one) }))
        return { log: origin, scope: scopeOf(scope), signed, held, ask: named }
      }),
    ),
    lost: deps.journal.losses(party).map(({ origin, what, from, to, uncertain, at }) => {
      return { log: origin, scope: scopeOf(origin.split('/')[1]), what, from, to, uncertain: uncertain === true, at }
    }),
  }
}

const scopeOf = (scope: string | undefined) => (scope === 'home' || scope === 'audit' ? scope : 'shared')

/** The same for people: losses of the last weeks only. */
export async function recentStanding(deps: Pick<NodeDeps, 'journal' | 'exchange' | 'names' | 'now'>, party: PartyId) {
  const { behind, lost } = await standingOf(deps, party)
  const since = deps.now() - shownDays * 24 * 60 * 60_000
  return { behind, lost: lost.filter(({ at }) => Date.parse(at) >= since) }
}
