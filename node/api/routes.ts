import { peersAdminRoutes } from './admin/peers-routes.ts'
import { peopleRoutes } from './admin/people-routes.ts'
import type { NodeDeps } from './deps.ts'
import { filesRoutes } from './files/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { mattersRoutes } from './matters/routes.ts'
import { publicRoutes } from './public/routes.ts'
import type { Route } from './route.ts'
import { sessionRoutes } from './session/routes.ts'

/** The one route table: what is not here does not answer, and the authorization matrix is made from it. */
export function allRoutes(deps: NodeDeps): Route[] {
  return [
    ...healthRoutes(deps),
    ...sessionRoutes(deps),
    ...mattersRoutes(deps),
    ...filesRoutes(deps),
    ...publicRoutes(deps),
    ...peopleRoutes(deps),
    ...peersAdminRoutes(deps),
  ]
}
