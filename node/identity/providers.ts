import { hash } from 'node:crypto'
import { isRefusal, type PartyId, type Refusal, refuse, type Text } from '@lianyu/kernel'
import * as client from 'openid-client'
import type { Sealing } from '../journal/seal.ts'

/** The identity provider of one party, as its operator wrote it down. */
export interface ProviderOptions {
  party: PartyId
  /** What the button says, e.g. 赣政通. */
  name: Text
  /** Issuer identifier; its metadata stands under `/.well-known/openid-configuration`. */
  issuer: string
  clientId: string
  clientSecret: string
  /** Where browsers reach this node; the provider sends people back to `{address}/api/session/oidc/callback`. */
  address: string
  /** Plain http, for a provider on the same machine. */
  allowHttp?: boolean
  /** What is asked for besides `openid`, e.g. `profile`. */
  scope?: string
  /** The provider's own names for what it vouches for. */
  claims?: { name?: string; uscc?: string }
}

/** Who the provider says it is; the party is the one whose sign-in was begun. */
export interface Vouched {
  party: PartyId
  issuer: string
  subject: string
  /** What it says of them, where the provider was asked. */
  said: { name?: string; uscc?: string }
}

/** Whose sign-in it is: each has an address to come back to, and nothing that one began can be ended at the other. */
export interface WayIn {
  callbackPath: string
  /** Where the provider sends people after they signed out there. */
  home: string
  label: string
}

interface Pending {
  party: PartyId
  state: string
  nonce: string
  verifier: string
  at: number
}

export const staffWay: WayIn = {
  callbackPath: '/api/session/oidc/callback',
  home: '/sign-in',
  label: 'lianyu sign-in under way',
}
export const applicantWay: WayIn = {
  callbackPath: '/api/applicant/sign-in/callback',
  home: '/apply',
  label: 'lianyu applicant sign-in under way',
}
const pendingMs = 10 * 60_000

/**
 * Sign-in by OpenID Connect: authorization code with PKCE, state and nonce, the ID token's signature checked against the
 * provider's keys. What is under way stands sealed in a cookie of the browser that began, so that no other browser can
 * end it; each begun sign-in ends once.
 *
 * @source OpenID Connect Core 1.0 section 3.1; RFC 7636; RFC 9207 (issuer in the answer); RFC 9700 section 2.1
 */
export class Providers {
  readonly #options: ReadonlyMap<PartyId, ProviderOptions>
  readonly #found = new Map<PartyId, Promise<client.Configuration>>()
  readonly #ended = new Map<string, number>()
  readonly #sealing: Sealing
  readonly #now: () => number
  readonly #way: WayIn

  constructor(options: readonly ProviderOptions[], sealing: Sealing, now: () => number, way: WayIn = staffWay) {
    this.#way = way
    this.#options = new Map(options.map((one) => [one.party, one]))
    this.#sealing = sealing
    this.#now = now
  }

  list(): { party: PartyId; name: Text }[] {
    return [...this.#options.values()].map(({ party, name }) => ({ party, name }))
  }

  issuerOf(party: PartyId): string | undefined {
    return this.#options.get(party)?.issuer
  }

  nameOf(party: PartyId): Text | undefined {
    return this.#options.get(party)?.name
  }

  /** Where the browser goes next, and what its cookie keeps until it comes back. */
  async start(party: PartyId): Promise<{ url: string; cookie: string } | Refusal> {
    const found = await this.#configuration(party)
    if (isRefusal(found)) return found
    const { options, configuration } = found
    const pending: Pending = {
      party,
      state: client.randomState(),
      nonce: client.randomNonce(),
      verifier: client.randomPKCECodeVerifier(),
      at: this.#now(),
    }
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: `${options.address}${this.#way.callbackPath}`,
      scope: options.scope === undefined ? 'openid' : `openid ${options.scope}`,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await client.calculatePKCECodeChallenge(pending.verifier),
      code_challenge_method: 'S256',
    })
    return {
      url: url.href,
      cookie: this.#sealing.seal(Buffer.from(JSON.stringify(pending)), this.#way.label).toString('base64url'),
    }
  }

  /** @param query  the query of the request that came back, `?` included */
  async finish(cookie: string, query: string): Promise<Vouched | Refusal> {
    const pending = this.#pendingOf(cookie)
    if (pending === undefined) return refuse('identity.provider-refused', { why: 'expired' })
    const found = await this.#configuration(pending.party)
    if (isRefusal(found)) return found
    const { options, configuration } = found
    try {
      // The address is the operator's, never the request's Host.
      const tokens = await client.authorizationCodeGrant(
        configuration,
        new URL(`${this.#way.callbackPath}${query}`, options.address),
        {
          expectedState: pending.state,
          expectedNonce: pending.nonce,
          pkceCodeVerifier: pending.verifier,
          idTokenExpected: true,
        },
      )
      const claims = tokens.claims()
      if (claims === undefined) return refuse('identity.provider-refused', { why: 'no ID token' })
      const said = await saidOf(options, configuration, tokens.access_token, claims)
      return { party: pending.party, issuer: claims.iss, subject: claims.sub, said }
    } catch (error) {
      return refusalOf(error)
    }
  }

  /** Where signing out goes on at the provider; undefined where it has no such page or cannot be asked. */
  async endUrl(party: PartyId): Promise<string | undefined> {
    const found = await this.#configuration(party)
    if (isRefusal(found) || found.configuration.serverMetadata().end_session_endpoint === undefined) return undefined
    return client.buildEndSessionUrl(found.configuration, {
      post_logout_redirect_uri: `${found.options.address}${this.#way.home}`,
    }).href
  }

  /** Opens the cookie and takes what it holds, once and within ten minutes. */
  #pendingOf(cookie: string): Pending | undefined {
    const now = this.#now()
    const bytes = this.#sealing.open(Buffer.from(cookie, 'base64url'), this.#way.label)
    if (bytes === undefined) return undefined
    const pending = JSON.parse(bytes.toString()) as Pending
    for (const [key, until] of this.#ended) if (until <= now) this.#ended.delete(key)
    const key = hash('sha256', pending.state)
    if (pending.at + pendingMs <= now || this.#ended.has(key)) return undefined
    this.#ended.set(key, pending.at + pendingMs)
    return pending
  }

  async #configuration(
    party: PartyId,
  ): Promise<{ options: ProviderOptions; configuration: client.Configuration } | Refusal> {
    const options = this.#options.get(party)
    if (options === undefined) return refuse('identity.no-provider', {})
    const asked = this.#found.get(party) ?? discover(options)
    this.#found.set(party, asked)
    try {
      return { options, configuration: await asked }
    } catch {
      // Asked again next time: a provider that was away for a minute must not stay away.
      this.#found.delete(party)
      return refuse('identity.provider-away', {})
    }
  }
}

function discover({ issuer, clientId, clientSecret, allowHttp }: ProviderOptions): Promise<client.Configuration> {
  return client.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret, [client.clockTolerance]: 30 },
    client.ClientSecretBasic(clientSecret),
    {
      timeout: 10,
      execute: [client.enableNonRepudiationChecks, ...(allowHttp === true ? [client.allowInsecureRequests] : [])],
    },
  )
}

/** What the provider vouches for: in the ID token, or where it says it only when asked, from there. */
async function saidOf(
  { claims: names }: ProviderOptions,
  configuration: client.Configuration,
  token: string,
  claims: client.IDToken,
): Promise<Vouched['said']> {
  if (names === undefined) return {}
  const wanted = Object.entries(names)
  const asks = configuration.serverMetadata().userinfo_endpoint !== undefined
  const more =
    asks && wanted.some(([, claim]) => claims[claim] === undefined)
      ? await client.fetchUserInfo(configuration, token, claims.sub)
      : {}
  const all: Record<string, unknown> = { ...more, ...claims }
  const said = wanted.map(([what, claim]) => [what, all[claim]] as const)
  return Object.fromEntries(
    said.filter(([, value]) => typeof value === 'string' && value !== '' && value.length <= 200),
  )
}

/** The library's and the provider's own code; their sentences may carry what they were given. */
function refusalOf(error: unknown): Refusal {
  const { code, error: answered, cause } = error as { code?: unknown; error?: unknown; cause?: unknown }
  if (error instanceof TypeError && code === undefined && cause !== undefined)
    return refuse('identity.provider-away', {})
  const why = [answered, code].find((one) => typeof one === 'string' && /^[A-Za-z0-9_-]{1,60}$/.test(one))
  return refuse('identity.provider-refused', { why: (why as string | undefined) ?? 'invalid' })
}
