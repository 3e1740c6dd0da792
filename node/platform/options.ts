import type { PartyId } from '@lianyu/kernel'

/** A platform that a party of this node keeps its cases on: the operator's own configuration (`platforms.json`). */
export interface PlatformOptions {
  party: PartyId
  /** As people know it, e.g. `赣服通`; stands in every fact that comes from it. */
  name: string
  /** `https://…`, up to where the adapter's own paths begin. */
  url: string
  /** Sent as a bearer token, where the platform asks for one. */
  token?: string
  /** How often to look for changes there, in milliseconds; default 20,000. */
  everyMs?: number
  /** After so long without an answer a call has failed; default 10,000. */
  deadlineMs?: number
}
