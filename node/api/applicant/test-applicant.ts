import { text } from '@lianyu/kernel'
import type { ProviderOptions } from '../../identity/providers.ts'
import { StandInProvider } from '../../identity/stand-in-provider.ts'
import { type Answer, type Caller, callerOf, type TestNode } from '../test-node.ts'

/** Where the test's browsers reach the node. */
export const address = 'https://node.example.cn'
const clientSecret = 'a client secret of the test, long enough'

export const people = {
  one: { subject: 'one', name: '示例申请人甲' },
  two: { subject: 'two', name: '示例申请人乙' },
  firm: { subject: 'firm', name: '示例甲公司', uscc: '91360313MA00000011' },
}

export function startTestProvider(callback = '/api/applicant/sign-in/callback'): Promise<StandInProvider> {
  return new StandInProvider({
    name: '示例统一认证（替身）',
    port: 0,
    clientId: 'lianyu-applicants',
    clientSecret,
    redirectUris: [`${address}${callback}`],
    people: Object.values(people),
  }).start()
}

export function providerOf(party: string, provider: StandInProvider): ProviderOptions {
  return {
    party,
    name: text('示例统一认证', 'Sample provider'),
    issuer: provider.url,
    clientId: 'lianyu-applicants',
    clientSecret,
    address,
    allowHttp: true,
    scope: 'profile',
    claims: { name: 'name', uscc: 'uscc' },
  }
}

export const cookieOf = (answer: Answer, name: string) =>
  [answer.headers['set-cookie'] ?? []]
    .flat()
    .map(String)
    .find((line) => line.startsWith(`${name}=`))
    ?.split(';', 1)[0] ?? ''

/** Begins a sign-in: where the browser is sent, and the cookie it keeps. */
export async function begin(node: TestNode, party: string): Promise<{ url: string; cookie: string }> {
  const answer = await node.nobody.get(`/api/applicant/sign-in/${party}/start`)
  return { url: String(answer.headers.location), cookie: cookieOf(answer, 'lianyu-applicant-oidc') }
}

/** Picks one of the sample people; answers with the address that the browser is sent back to. */
export async function pick(url: string, subject: string): Promise<URL> {
  const to = new URL(url)
  to.searchParams.set('as', subject)
  const answer = await fetch(to, { redirect: 'manual' })
  return new URL(answer.headers.get('location') ?? '')
}

export const back = (node: TestNode, from: URL, cookie: string) =>
  node.nobody.get(`/api/applicant/sign-in/callback${from.search}`, { cookie })

export async function signInAs(node: TestNode, party: string, subject: string): Promise<Caller> {
  const { url, cookie } = await begin(node, party)
  const answer = await back(node, await pick(url, subject), cookie)
  const session = cookieOf(answer, 'lianyu-applicant')
  if (answer.status !== 302 || session === '') throw new Error(`cannot sign in: ${JSON.stringify(answer.body)}`)
  return callerOf(node, session)
}
