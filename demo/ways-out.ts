import { isRefusal, LianyuError, type PartyId } from '@lianyu/kernel'
import type { MessageOptions, NodeDeps, RouteWishes } from '@lianyu/node'
import type { SampleParty } from './parties.ts'

/** Where the demo's messages go: one sample inbox for all three nodes. Nothing leaves the machine. */
export const inboxPorts = (portOffset: number) => ({
  page: 8054 + portOffset,
  mail: 8055 + portOffset,
  robots: 8056 + portOffset,
})

/** Of the stand-in alone: no real robot has this key or this secret. */
export const robotKey = 'lianyu-demo-robot-of-the-sample-inbox'
export const robotSecret = 'SEC-only-for-the-demo-sample-inbox'

interface WayOut {
  party: PartyId
  desk: string
  channel: 'mail' | 'wecom-robot' | 'dingtalk-robot'
  digestTimes: string[]
}

/** A mailbox, and a robot of either platform; quiet at night but for what is red. */
const ways: WayOut[] = [
  { party: '360322', desk: 'project-office', channel: 'mail', digestTimes: ['08:30'] },
  { party: '360313', desk: 'service-window', channel: 'dingtalk-robot', digestTimes: [] },
  { party: '430281', desk: 'service-window', channel: 'wecom-robot', digestTimes: [] },
]
const wishes: Omit<RouteWishes, 'digestTimes'> = {
  sorts: ['late', 'due-soon', 'handed', 'answered', 'other'],
  quietFrom: '22:00',
  quietTo: '07:00',
  redPasses: true,
}

export function messagesOf(portOffset: number, address: string): MessageOptions {
  const { mail, robots } = inboxPorts(portOffset)
  return {
    mail: { host: '127.0.0.1', port: mail, secure: false, allowPlain: true, from: '联域演示 <lianyu@example.org>' },
    robotHosts: [`127.0.0.1:${robots}`],
    allowPrivateRobots: true,
    address,
  }
}

/** Sets the demo's ways out of these parties; what somebody has set since stays. */
export async function setWaysOut(
  { routesOut }: Pick<NodeDeps, 'routesOut'>,
  parties: readonly SampleParty[],
  portOffset: number,
): Promise<void> {
  const robots = `127.0.0.1:${inboxPorts(portOffset).robots}`
  for (const { party, desk, channel, digestTimes } of ways) {
    if (!parties.some(({ id }) => id === party)) continue
    const kept = (await routesOut.list(party, 'desks')).find((one) => one.desk === desk && one.channel === channel)
    const elsewhere = channel !== 'mail' && kept?.shown.startsWith('127.0.0.1:') && !kept.shown.startsWith(robots)
    if (kept !== undefined && !elsewhere) continue
    const path = channel === 'wecom-robot' ? 'cgi-bin/webhook/send?key' : 'robot/send?access_token'
    const target =
      channel === 'mail'
        ? { address: `${desk}@${party}.example.org` }
        : { url: `http://${robots}/${path}=${robotKey}`, secret: channel === 'dingtalk-robot' ? robotSecret : '' }
    const decided = kept ?? { ...wishes, digestTimes }
    const refused = await routesOut.put(party, { desk, person: '', channel }, decided, target, 'demo')
    if (isRefusal(refused)) throw new LianyuError(refused)
  }
}
