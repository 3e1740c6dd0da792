// What people do, on one demo: it takes longer to start than most of them take.
import { walkInBrowser } from './browser-walk.ts'

walkInBrowser()
await import('./project-and-case.walk.ts')
await import('./modes.walk.ts')
await import('./turns.walk.ts')
await import('./objection.walk.ts')
await import('./agreement.walk.ts')
await import('./invest-signing.walk.ts')
await import('./office.walk.ts')
await import('./survey.walk.ts')
await import('./things.walk.ts')
