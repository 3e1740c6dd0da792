import { text } from '@lianyu/kernel'
import { type ProviderOptions, type StandInPerson, StandInProvider } from '@lianyu/node'
import { demoNodes, type NodeNumber } from './parties.ts'

interface DemoProvider {
  number: NodeNumber
  party: string
  name: string
  port: number
}

/** Of the stand-in alone: nothing real has this client or this secret. */
const clientId = 'lianyu-demo'
const clientSecret = 'only for the demo’s stand-in'

const people: StandInPerson[] = [
  { subject: 'sample-person-one', name: '示例申请人甲' },
  { subject: 'sample-person-two', name: '示例申请人乙' },
  { subject: 'sample-firm-one', name: '示例庚公司', uscc: '91360313MA00000011' },
]

/** Stand-ins for what citizens and firms of the two provinces sign in by; each says on its face that it is one. */
function demoProviders(portOffset: number): DemoProvider[] {
  return [
    { number: '36', party: '360313', name: '江西统一认证（演示替身）', port: 8052 + portOffset },
    { number: '43', party: '430281', name: '湖南统一认证（演示替身）', port: 8053 + portOffset },
  ]
}

const addressOf = (number: NodeNumber, portOffset: number) =>
  `http://127.0.0.1:${demoNodes(portOffset).find((node) => node.number === number)?.port}`

export function applicantProvidersOf(number: NodeNumber, portOffset: number): ProviderOptions[] {
  return demoProviders(portOffset)
    .filter((one) => one.number === number)
    .map(({ party, name, port }) => ({
      party,
      name: text(name, 'the sample provider (a stand-in)'),
      issuer: `http://127.0.0.1:${port}`,
      clientId,
      clientSecret,
      address: addressOf(number, portOffset),
      allowHttp: true,
      claims: { name: 'name', uscc: 'uscc' },
    }))
}

/** Starts those whose port is free: a demo that runs already has them. */
export async function startProviders(portOffset: number): Promise<StandInProvider[]> {
  const started = await Promise.allSettled(
    demoProviders(portOffset).map(({ number, name, port }) => {
      const redirectUris = [`${addressOf(number, portOffset)}/api/applicant/sign-in/callback`]
      return new StandInProvider({ name, port, clientId, clientSecret, redirectUris, people }).start()
    }),
  )
  return started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []))
}
