import type { Instant, Kind, KindsByHash, Pack, PartyId, PlainDay, RoleId, Text, WorkCalendar } from '@lianyu/kernel'
import type { Exchange } from '../exchange/exchange.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Applicants } from '../identity/applicants.ts'
import type { Audit } from '../identity/audit.ts'
import type { Departments } from '../identity/departments.ts'
import type { People } from '../identity/people.ts'
import type { ProviderLinks } from '../identity/provider-links.ts'
import type { Providers } from '../identity/providers.ts'
import type { SecondFactor } from '../identity/second-factor.ts'
import type { Sessions } from '../identity/sessions.ts'
import type { Journal } from '../journal/types.ts'
import type { CalendarFeeds } from '../messages/calendar-feeds.ts'
import type { Messenger } from '../messages/messenger.ts'
import type { MessageOptions } from '../messages/options.ts'
import type { RoutesOut } from '../messages/routes-out.ts'
import type { PlatformOptions } from '../platform/options.ts'
import type { FreeSpace } from '../space/free-space.ts'
import type { Store } from '../store/store.ts'
import type { Metrics } from './health/metrics.ts'
import type { Names } from './names.ts'

/** Everything the routes stand on; made once in `startNode`. */
export interface NodeDeps {
  store: Store
  journal: Journal
  exchange: Exchange
  files: FileStore
  space: FreeSpace
  audit: Audit
  sessions: Sessions
  people: People
  secondFactor: SecondFactor
  providers: Providers
  providerLinks: ProviderLinks
  /** Citizens and firms: providers and sessions of their own. */
  applicantProviders: Providers
  applicants: Applicants
  departments: Departments
  calendarFeeds: CalendarFeeds
  routesOut: RoutesOut
  messenger: Messenger
  messageOptions: MessageOptions
  /** Where people reach the node with a browser, without a slash at its end. */
  addressOf: (party: PartyId) => Promise<string>
  metrics: Metrics
  names: Names

  packs: readonly Pack[]
  kinds: readonly Kind[]
  kindsByHash: KindsByHash
  calendar: WorkCalendar

  /** The node's one clock, in milliseconds since 1970, and the same as instant and as day of the region's zone. */
  now: () => number
  instant: () => Instant
  today: () => PlainDay
  offsetMinutes: number

  nodeName: Text
  version: string
  /** Cookies only over TLS. */
  secure: boolean
  /** From which the public query codes are made. */
  querySecret: Uint8Array
  /** Present only where the node runs as a demo. */
  demo: Demo | undefined
  /** Outlines and published facts that maps and figures show; none where nobody supplied them. */
  regions: Regions | undefined
  /** Platforms of the province, as the operator wrote them down. */
  platforms: readonly PlatformOptions[]
}

export interface Persona {
  party: PartyId
  partyName: Text
  username: string
  password: string
  title: Text
  desk: string
  role: RoleId
}

export interface Demo {
  personas: Persona[]
}

/** What is known of the regions around, for maps: schematic outlines by GB/T 2260 code, and centres. */
export interface Regions {
  outlines: { type: 'FeatureCollection'; features: unknown[] }
  centers: Record<string, [lon: number, lat: number]>
  /** Where the outlines come from. */
  source: Text
}
