import { auditRoutes } from './admin/audit-routes.ts'
import { peersAdminRoutes } from './admin/peers-routes.ts'
import { peopleRoutes } from './admin/people-routes.ts'
import { platformRoutes } from './admin/platform-routes.ts'
import { signInRoutes } from './admin/sign-in-routes.ts'
import { agreementsRoutes } from './agreements/routes.ts'
import { applicantRoutes } from './applicant/routes.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { definitionsRoutes } from './definitions/routes.ts'
import type { NodeDeps } from './deps.ts'
import { figuresRoutes } from './figures/routes.ts'
import { filesRoutes } from './files/routes.ts'
import { healthRoutes } from './health/routes.ts'
import { importsRoutes } from './imports/routes.ts'
import { indicatorsRoutes } from './indicators/routes.ts'
import { mapRoutes } from './map/routes.ts'
import { mattersRoutes } from './matters/routes.ts'
import { menuRoutes } from './menu/routes.ts'
import { messagesRoutes } from './messages/routes.ts'
import { monthBoardRoutes } from './month-board/routes.ts'
import { monthlyRoutes } from './monthly/routes.ts'
import { monthsRoutes } from './months/routes.ts'
import { noticesRoutes } from './notices/routes.ts'
import { papersRoutes } from './papers/routes.ts'
import { peersRoutes } from './peers/routes.ts'
import { publicRoutes } from './public/routes.ts'
import type { Route } from './route.ts'
import { searchRoutes } from './search/routes.ts'
import { accountRoutes } from './session/account-routes.ts'
import { oidcRoutes } from './session/oidc-routes.ts'
import { sessionRoutes } from './session/routes.ts'
import { settingsRoutes } from './settings/routes.ts'
import { streamRoutes } from './stream/routes.ts'
import { wallRoutes } from './wall/routes.ts'
import { workbenchRoutes } from './workbench/routes.ts'

/** The one route table: what is not here does not answer, and the authorization matrix is made from it. */
export function allRoutes(deps: NodeDeps): Route[] {
  return [
    ...healthRoutes(deps),
    ...sessionRoutes(deps),
    ...oidcRoutes(deps),
    ...accountRoutes(deps),
    ...definitionsRoutes(deps),
    ...menuRoutes(deps),
    ...monthlyRoutes(deps),
    ...workbenchRoutes(deps),
    ...searchRoutes(deps),
    ...noticesRoutes(deps),
    ...messagesRoutes(deps),
    ...calendarRoutes(deps),
    ...streamRoutes(deps),
    ...mattersRoutes(deps),
    ...agreementsRoutes(deps),
    ...peersRoutes(deps),
    ...mapRoutes(deps),
    ...wallRoutes(deps),
    ...figuresRoutes(deps),
    ...settingsRoutes(deps),
    ...indicatorsRoutes(deps),
    ...monthBoardRoutes(deps),
    ...monthsRoutes(deps),
    ...filesRoutes(deps),
    ...importsRoutes(deps),
    ...papersRoutes(deps),
    ...publicRoutes(deps),
    ...applicantRoutes(deps),
    ...peopleRoutes(deps),
    ...platformRoutes(deps),
    ...signInRoutes(deps),
    ...peersAdminRoutes(deps),
    ...auditRoutes(deps),
  ]
}
