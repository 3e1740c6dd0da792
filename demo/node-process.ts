// One node of the demo as a process of its own: `demo/supervise.ts` starts it and speaks to it over IPC.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Card, cardBytes, LianyuError } from '@lianyu/kernel'
import { introduceParty, type RunningNode, startNode } from '@lianyu/node'
import { DemoClock } from './clock.ts'
import { departmentsOf } from './desks.ts'
import type { FromNode, ProcessOptions, ToNode } from './messages.ts'
import { type DemoNode, demoNodes, type SampleParty } from './parties.ts'
import { demoPassword, personasOf } from './personas.ts'
import { pinCards } from './pin-cards.ts'
import { platformsOf } from './platforms.ts'
import { applicantProvidersOf } from './providers.ts'
import { mapRegions } from './regions.ts'
import { Player } from './seed/player.ts'
import { messagesOf, setWaysOut } from './ways-out.ts'

const options = JSON.parse(process.argv[2] ?? '{}') as ProcessOptions
const place = demoNodes(options.portOffset).find(({ number }) => number === options.number) as DemoNode
const clock = new DemoClock(options.clockOffsetMs)
if (options.standsAtMs !== undefined) clock.stand(options.standsAtMs)
const webDir = fileURLToPath(new URL('../web/dist', import.meta.url))
const address = `http://127.0.0.1:${place.port}`

let node: RunningNode | undefined
let stopping: Promise<void> | undefined
const stop = () => (stopping ??= node === undefined ? Promise.resolve() : node.stop())

// Ctrl-C reaches every process of the terminal; the supervisor says when to stop, and its end says so too.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void stop().then(() => process.exit(0)))
process.on('disconnect', () => void stop().then(() => process.exit(0)))

try {
  node = await startNode({
    dataDir: options.dataDir,
    host: '127.0.0.1',
    port: place.port,
    name: place.name,
    allowPrivatePeers: true,
    now: clock.now,
    demo: { personas: place.parties.flatMap(offered) },
    regions: mapRegions(),
    platforms: platformsOf(options.number, options.portOffset),
    applicantProviders: applicantProvidersOf(options.number, options.portOffset),
    messages: messagesOf(options.portOffset, address),
    onProgress: (what) => say({ says: 'doing', what }),
    ...(existsSync(`${webDir}/index.html`) ? { webDir } : {}),
  })
  const cards: Uint8Array[] = []
  for (const party of place.parties) cards.push(cardBytes(await cardOf(node, party)))
  const player = new Player(node.deps)
  process.on('message', (message: ToNode) => void answer(node as RunningNode, player, message))
  say({ says: 'ready', url: node.url, cards })
} catch (error) {
  say({ says: 'failed', message: wordsOf(error) })
  await stop().catch(() => {})
  process.exit(1)
}

/** The party's card; the party itself, with its desks and people, where it is not complete here yet. */
async function cardOf({ deps }: RunningNode, party: SampleParty): Promise<Card> {
  const { id, name, level, form } = party
  const kept = deps.journal.parties().includes(id) ? await deps.exchange.ownCard(id) : undefined
  if (kept?.node === address) return kept
  const people = personasOf(party).map(({ username, title, duties }) => {
    return { username, title: title.zh, duties, password: demoPassword }
  })
  const departments = departmentsOf(party)
  return (await introduceParty(deps, { party: id, name, level, form, node: address, departments, people })).card
}

async function answer(running: RunningNode, player: Player, message: ToNode): Promise<void> {
  const { id } = message
  try {
    say({ says: 'done', id, answer: await carryOut(running, player, message) })
  } catch (error) {
    say({ says: 'refused', id, message: wordsOf(error) })
  }
  if (message.ask === 'stop') process.disconnect()
}

async function carryOut({ deps }: RunningNode, player: Player, message: ToNode): Promise<unknown> {
  switch (message.ask) {
    case 'pin':
      return await pinCards(deps, message.cards)
    case 'stand':
      clock.stand(message.atMs)
      return true
    case 'run':
      clock.run()
      return true
    case 'ways-out':
      await setWaysOut(deps, place.parties, options.portOffset)
      return true
    case 'play':
      return await player.play(message.act)
    case 'holds':
      await player.holds(message)
      return true
    case 'stop':
      await stop()
      return true
  }
}

function offered(party: DemoNode['parties'][number]) {
  return personasOf(party).map(({ username, title, duties: [first] }) => {
    const { desk = '', role = '' } = first ?? {}
    return { party: party.id, partyName: party.name, username, password: demoPassword, title, desk, role }
  })
}

function say(message: FromNode): void {
  // A supervisor that is gone hears nothing; its end is heard by `disconnect`.
  if (process.connected) process.send?.(message, () => {})
}

function wordsOf(error: unknown): string {
  if (error instanceof LianyuError) return `${error.refusal.zh}\n${error.refusal.en}\n(${error.refusal.refusal})`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
