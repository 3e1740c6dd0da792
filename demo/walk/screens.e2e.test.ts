// What screens show and how they are reached, on one demo; the wall comes last, since it ends the nodes.
import { walkInBrowser } from './browser-walk.ts'

walkInBrowser()
await import('./accessible.walk.ts')
await import('./pages.walk.ts')
await import('./wall.walk.ts')
