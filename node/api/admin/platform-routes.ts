import { z } from 'zod'
import { platformStandings } from '../../platform/standing.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'

const standingShape = z.object({
  platform: z.string(),
  url: z.string().describe('where it is reached; its token is never shown'),
  withToken: z.boolean(),
  heardAt: z.string().nullable(),
  trouble: z.string().nullable(),
  troubledSince: z.string().nullable(),
  told: z.number().describe('cases known there, up to 1000'),
  waiting: z.number().describe('cases that wait to be told, up to 1000'),
  refused: z.number().describe('entries of its feed that did not become facts'),
  lastRefusal: z.string().nullable(),
  oldest: z.array(
    z.object({
      matter: z.string(),
      title: z.string(),
      dueAt: z.string(),
      tries: z.number(),
      trouble: z.string().nullable(),
    }),
  ),
})

/** How the administrator's own party and the province's platforms stand. Which there are, the operator's file says. */
export function platformRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/admin/platforms',
      access: 'administrator',
      tag: 'administration',
      summary: 'The province’s platforms: last heard, what waits, what was refused and why',
      shape: { answers: { 200: z.array(standingShape) } },
      handle: async ({ session }) => {
        const own = deps.platforms.filter(({ party }) => party === session.party)
        const standings = await platformStandings(
          deps.store,
          session.party,
          own.map(({ name }) => name),
        )
        return standings.map((one, at) => {
          const { url = '', token } = own[at] ?? {}
          return { ...one, url, withToken: token !== undefined }
        })
      },
    }),
  ]
}
