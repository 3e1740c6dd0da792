import type { Text } from '@lianyu/kernel'
import type { Demo, Regions } from '../api/deps.ts'
import type { ProviderOptions } from '../identity/providers.ts'
import type { MessageOptions } from '../messages/options.ts'
import type { PlatformOptions } from '../platform/options.ts'

export interface NodeOptions {
  /** Holds keys, files, checkpoints and, by default, the database. */
  dataDir: string
  host: string
  /** 0 for any free port. */
  port: number
  /** `postgres://…` of a PostgreSQL 15 or later; by default the node runs its own. */
  database?: string
  /** A folder, best on another disk, that the own database's WAL goes to: the node can be put back to any moment. */
  archive?: string
  tls?: { key: string; cert: string }
  /** Folder of the built screens; without it the node has only its API. */
  webDir?: string
  /** Peers at private or loopback addresses and over plain http: the operator's own decision. */
  allowPrivatePeers?: boolean
  name?: Text
  /** Bytes that stay free on the data directory's disk: below it nothing new is taken in. Default 256 MB. */
  leastFreeBytes?: number
  logLevel?: 'silent' | 'error' | 'warn' | 'info'
  /** Where the log goes; default standard output. */
  logTo?: { write(line: string): void }
  /** Milliseconds since 1970; default the machine's clock. */
  now?: () => number
  demo?: Demo
  /** Identity providers that parties of this node sign in by, besides passwords. */
  providers?: ProviderOptions[]
  /** Identity providers that citizens and firms sign in by, one for each party that takes applications online. */
  applicantProviders?: ProviderOptions[]
  /** How messages leave the node; without it none do. */
  messages?: MessageOptions
  regions?: Regions
  /** Platforms of the province that parties of this node keep cases on. */
  platforms?: PlatformOptions[]
  /** Told in a line of what takes a moment at the start. */
  onProgress?: (what: Text) => void
}
