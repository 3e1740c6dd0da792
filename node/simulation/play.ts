import { isRefusal, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { Disk } from './disk.ts'
import type { SimulatedNode } from './node.ts'
import { brokenPromises } from './promises.ts'
import { wanderer } from './sample-kind.ts'
import { Story } from './story.ts'
import { World } from './world.ts'

const hour = 3_600_000
const names: readonly PartyId[] = ['360302', '430281', '440203', '360322']

const actor = (party: PartyId, role = 'officer', desk = 'desk') => ({ party, desk, role, officer: 'o1' })

/** What a seed came to. `broken` is empty where every promise held. */
export interface Outcome {
  seed: number
  trace: string
  broken: string[]
  happened: number
  facts: number
  overtaken: number
  crashes: number
  acknowledged: number
}

/** An agreement drafted, signed and in force at every party, gone through once for each number of parties. */
const agreed = new Map<number, Promise<{ disks: Disk[]; agreement: MatterId }>>()
function agreedBy(count: number): Promise<{ disks: Disk[]; agreement: MatterId }> {
  let made = agreed.get(count)
  if (made === undefined) {
    made = agree(count)
    agreed.set(count, made)
  }
  return made
}

async function agree(count: number): Promise<{ disks: Disk[]; agreement: MatterId }> {
  const parties = names.slice(0, count)
  const story = new Story(
    new World(count),
    parties.map((party) => new Disk(party)),
    '9',
  )
  story.network.heal()
  for (const node of story.nodes) node.start()
  const [origin] = story.nodes as [SimulatedNode]
  const command = '01999999-0000-7000-a000-000000000001'
  const agreement = `${origin.party}:${command}`
  const all = async (work: (node: SimulatedNode) => Promise<object> | undefined) => {
    for (const node of story.nodes) {
      const answer = work(node)
      await story.world.run()
      const done = (await answer) as Refusal | object
      for (const error of story.world.errors) throw error
      if (isRefusal(done)) throw new Error(`${done.refusal}: ${done.en}`)
    }
    await story.settle()
  }
  const step = (node: SimulatedNode, name: string, role: string, data: Record<string, unknown> = {}) => {
    const who = actor(node.party, role, 'office')
    const given = {
      party: node.party,
      actor: who,
      command: story.command(),
    }
    return node.running?.journal.step({ ...given, matter: agreement, step: name, data })
  }
  const only = (work: (node: SimulatedNode) => Promise<object> | undefined) =>
    all((node) => (node === origin ? work(node) : undefined))
  const scope = [
    { kind: 'wanderer', steps: '*', part: 'shared', audience: 'matter-parties' },
    { kind: 'wanderer', steps: ['say'], part: 'personal', audience: 'matter-parties', purpose: '回访' },
  ]
  const data = {
    title: '示例协议',
    form: 'cooperation',
    level: 'government',
    parties,
    text: '示例',
    scope,
    validFrom: '2026-01-01',
  }
  await only((node) =>
    node.running?.journal.open({
      party: node.party,
      actor: actor(node.party, 'officer', 'office'),
      command,
      kind: 'agreement',
      agreement,
      parties: [...parties].sort(),
      data,
    }),
  )
  await only((node) => step(node, 'settle', 'officer'))
  const settled = origin.running?.simulated.get(agreement)?.shared.tracks.main?.last as string
  await all((node) => step(node, 'countersign', 'officer', { countersignedBy: '相关部门' }))
  await all((node) => step(node, 'review-legality', 'legal', { legalOpinion: '合法' }))
  await all((node) => step(node, 'issue', 'leader'))
  await all((node) => step(node, 'seal', 'seal-keeper', { paperNo: '示例文号' }))
  await all((node) => step(node, 'sign', 'leader', { draft: settled, signatory: '县长' }))
  await all((node) => step(node, node === origin ? 'enter-force' : 'acknowledge', 'officer'))
  return { disks: story.nodes.map(({ disk }) => disk), agreement }
}

/** Plays one seed to its end and says which promises were broken. */
export async function play(seed: number, keepLines?: (lines: string[]) => void): Promise<Outcome> {
  const world = new World(seed, keepLines !== undefined)
  const { dice } = world
  const { disks, agreement } = await agreedBy(dice.pick([2, 2, 3, 3, 3, 3, 4]))
  const story = new Story(
    world,
    disks.map((disk) => disk.copy()),
  )
  const { network, nodes } = story
  network.loss = dice.pick([0, 0.02, 0.1, 0.3])
  network.twice = dice.pick([0, 0.05, 0.3])
  network.delayMs = dice.pick([20, 2_000, 15_000])
  for (const node of nodes) {
    if (dice.chance(0.2)) node.skewMs = dice.between(-24 * hour, 24 * hour)
    node.start()
  }
  // Most stories are short: what breaks in few steps is found soonest there, and the rest needs the long ones.
  const size = dice.pick([0.25, 0.25, 0.25, 0.5, 1])
  const lastsMs = Math.ceil(dice.between(3, 6) * size * hour)
  const sometime = (run: () => void) => world.later(dice.below(lastsMs), run)
  const matters: MatterId[] = []
  for (let n = dice.between(1, 3); n > 0; n--) world.later(dice.below(hour / 2), () => open(story, agreement, matters))
  for (let n = dice.between(14, 36) * size; n > 0; n--) sometime(() => act(story, matters))
  for (let n = dice.between(3, 12) * size; n > 0; n--) {
    sometime(() => void dice.pick(nodes).look(dice.pick(nodes).party))
  }
  for (let n = dice.below(7) * size; n > 0; n--) sometime(() => crash(story))
  for (let n = dice.below(4); n > 0; n--) {
    sometime(() => {
      const [from, to] = [dice.pick(nodes).party, dice.pick(nodes).party]
      network.cut(from, to)
      if (dice.chance(0.5)) network.cut(to, from)
      world.later(dice.below(2 * hour), () => {
        network.mend(from, to)
        network.mend(to, from)
      })
    })
  }
  await story.settle()
  const { overtaken, facts, broken } = brokenPromises(story, [agreement, ...matters])
  keepLines?.(world.lines ?? [])
  return {
    seed,
    trace: world.trace(),
    broken,
    happened: world.happened,
    facts,
    overtaken,
    crashes: story.crashes,
    acknowledged: story.notebook.acknowledged.size,
  }
}

function open(story: Story, agreement: MatterId, matters: MatterId[]): void {
  const node = story.world.dice.pick(story.nodes)
  const command = story.command()
  matters.push(`${node.party}:${command}`)
  const data = { name: '示例', inside: '内部' }
  story.send(node, { party: node.party, actor: actor(node.party), command, kind: 'wanderer', agreement, data }, true)
}

/** At any moment, or where it hurts most: while something is on its way to the disk. */
function crash({ world, nodes }: Story): void {
  const node = world.dice.pick(nodes)
  if (world.dice.chance(0.2)) node.crash()
  else node.diesAtPause = 1 + world.dice.below(5)
}

const { tracks, open: openSteps } = wanderer.declaration

/** Somebody does something that looks possible from where they sit; the node may refuse it all the same. */
function act(story: Story, matters: readonly MatterId[]): void {
  const { dice } = story.world
  const node = dice.pick(story.nodes)
  const matter = dice.pick(matters)
  const state = node.running?.simulated.get(matter)?.shared
  if (state === undefined) return
  const possible: string[] = dice.chance(0.15) ? Object.keys(openSteps) : []
  for (const [id, track] of Object.entries(tracks)) {
    const at = state.tracks[id]
    for (const [name, step] of Object.entries(track.steps)) {
      if (at === undefined || ![step.from].flat().includes(at.stage)) continue
      const holds = at.holder.party === node.party
      const who = step.fences?.who === 'origin' ? state.origin : at.previous?.party
      if (step.fences === undefined ? holds : !holds && who === node.party) possible.push(name)
      // Hand-offs and fences are where parties could come apart.
      if (holds && step.handOff !== undefined) possible.push(name)
    }
  }
  if (possible.length === 0) return
  const step = dice.pick(possible)
  const form = Object.values(tracks).find(({ steps }) => steps[step])?.steps[step]?.form ?? openSteps[step]?.form ?? []
  const data = Object.fromEntries(form.map(({ field }) => [field, `${node.party} ${dice.below(1000)}`]))
  const others = story.nodes.filter((one) => one !== node)
  const to = { party: dice.pick(others).party, desk: 'desk' }
  const hands = step.endsWith('-offer')
  const command = story.command()
  const given = { party: node.party, actor: actor(node.party), command, matter, step, data, ...(hands ? { to } : {}) }
  story.send(node, given, dice.chance(0.8))
  // The same once more at once, as an impatient finger does.
  if (dice.chance(0.1)) story.send(node, given, false)
}
