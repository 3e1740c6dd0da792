import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import type { MatterId } from '@lianyu/kernel'
import { type Child, startChild } from './child.ts'
import { openCase } from './fill.ts'
import { eventually, hereParty, startPair, thereParty } from './pair.ts'

export type Serving = Child<{ url: string; databasePid: number }>

/** Two nodes with an agreement in force, each a process of its own, and somebody at the window of each. */
export interface ServingPair {
  serving: readonly [here: Serving, there: Serving]
  folders: readonly [here: string, there: string]
  /** `kill -9` of a node and of its database; with the promise it is there again, at its address. */
  killAndStart(n: 0 | 1): Promise<void>
  agreement: MatterId
  /** A case that both have. */
  first: MatterId
  /** Signs a caller in at a node; answers with the cookie. */
  signIn(url: string, party: string): Promise<string>
  /** Stops both; with `keep`, their data stays for who looks at it. */
  stop(keep?: 'keep'): Promise<void>
}

const password = '量一量 用的 一句 话'
const duty = { desk: 'service-window', role: 'officer' }

/** @param say  told of each thing that takes a moment */
export async function startServingPair(say: (what: string) => void): Promise<ServingPair> {
  say('two nodes and an agreement')
  const pair = await startPair()
  for (const [node, party] of [
    [pair.here, hereParty],
    [pair.there, thereParty],
  ] as const) {
    const added = await node.deps.people.add(party, { username: 'caller', title: '示例经办', password, duties: [duty] })
    if ('refusal' in added) throw new Error(added.en)
  }
  const first = await eventually(() => openCase(pair.here.deps.journal, pair.agreement, 0))
  // What was opened is over there too, so nothing is on its way when both stop.
  while ((await pair.there.deps.journal.get(thereParty, first.matter)) === undefined) await wait(20)
  const ports = [pair.here, pair.there].map((node) => new URL(node.url).port)
  say('both stop')
  await pair.stop('keep')
  say('one process for each node')
  const serve = (n: number): Promise<Serving> =>
    startChild('serve-data.ts', [pair.folders[n] as string, ports[n] as string])
  const serving = [await serve(0), await serve(1)] as [Serving, Serving]
  return {
    serving,
    folders: pair.folders,
    killAndStart: async (n) => {
      const { pid, ready, ended } = serving[n]
      for (const one of [pid, ready.databasePid]) process.kill(one, 'SIGKILL')
      await ended
      serving[n] = await serve(n)
    },
    agreement: pair.agreement,
    first: first.matter,
    signIn,
    stop: async (keep) => {
      await Promise.all(serving.map((child) => child.stop()))
      if (keep === 'keep') return
      for (const folder of pair.folders) await rm(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(url: string, party: string): Promise<string> {
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lianyu': '1' },
    body: JSON.stringify({ party, username: 'caller', password }),
  })
  if (!signedIn.ok) throw new Error(await signedIn.text())
  return signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? ''
}
