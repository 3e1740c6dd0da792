import { isRefusal, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { newCommandId } from '../../command-id.ts'
import type { NodeDeps } from '../deps.ts'
import { disclosuresOf } from '../matters/disclosures.ts'
import { disclosuresShape } from '../matters/shapes.ts'
import { type Route, route } from '../route.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { matterIdShape } from '../shapes.ts'
import { checkedPaperShape, checkPaper } from './check-paper.ts'
import { describe, followersOf, openToPublic, shown } from './describe.ts'
import { code, findFollowed } from './find-by-code.ts'
import { ownPaperRoutes } from './own-paper.ts'
import { previewRoutes } from './preview.ts'
import { publicationRoutes } from './publication-routes.ts'

/** Who acts for somebody without an account: the party whose page it is writes it down as said by the public. */
const publicDesk = { desk: 'public', role: 'public', officer: 'public' }

/** Following a matter by its query code, without signing in. Shows stages and days; no paper, no person, no amount. */
export function publicRoutes(deps: NodeDeps): Route[] {
  return [
    ...previewRoutes(deps),
    ...ownPaperRoutes(deps),
    ...publicationRoutes(deps),
    route({
      method: 'GET',
      url: '/api/public/matters/:code',
      access: 'public',
      tag: 'public',
      summary: 'Where the matter of this query code stands',
      perMinute: 30,
      shape: { params: z.object({ code }), answers: { 200: shown } },
      handle: async ({ params, reply }) => {
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        reply.header('cache-control', 'no-store')
        return describe(deps, found)
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/matters/:code/disclosures',
      access: 'public',
      tag: 'public',
      summary: 'Who was shown what this matter says of a person: parties, desks, purposes, times',
      perMinute: 10,
      shape: { params: z.object({ code }), answers: { 200: disclosuresShape } },
      handle: async ({ params, reply }) => {
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        reply.header('cache-control', 'no-store')
        return disclosuresOf(deps, found.party, found)
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/papers/:code',
      access: 'public',
      tag: 'public',
      summary: 'A paper that was issued, by the code printed on it, with the proof of its record',
      perMinute: 30,
      shape: { params: z.object({ code }), answers: { 200: checkedPaperShape } },
      handle: async ({ params, reply }) => {
        reply.header('cache-control', 'no-store')
        return checkPaper(deps, params.code)
      },
    }),
    route({
      method: 'POST',
      url: '/api/public/matters/:code/steps/:step',
      access: 'public',
      tag: 'public',
      summary: 'Add what the public may add to it, e.g. a rating',
      perMinute: 10,
      shape: {
        params: z.object({ code, step: z.string().max(64) }),
        body: z.strictObject({
          data: z.record(z.string().max(64), z.unknown()),
          about: matterIdShape.optional().describe('a matter that this one has led to'),
        }),
        answers: { 200: shown },
      },
      handle: async ({ params, body, request }) => {
        if (request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
        const found = await findFollowed(deps, params.code)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        const about =
          body.about === undefined ? found : (await followersOf(deps, found)).find(({ id }) => id === body.about)
        if (about === undefined) return refuse('node.no-such-code', {}, 'code')
        if (!openToPublic(about.kind).includes(params.step)) {
          return refuse('step.unknown', { step: params.step, kind: about.kind.labels.kind.zh }, 'step')
        }
        const receipt = await deps.journal.step({
          party: found.party,
          actor: { party: found.party, ...publicDesk },
          command: newCommandId(deps.now()),
          matter: about.id,
          step: params.step,
          data: body.data,
        })
        if (isRefusal(receipt)) return nameRefusal(receipt, deps.names, found.party)
        const matter = await deps.journal.get(found.party, found.id)
        return describe(deps, { ...found, matter: matter ?? found.matter })
      },
    }),
  ]
}
