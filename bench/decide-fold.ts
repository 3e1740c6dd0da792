import {
  type Context,
  decide,
  defineKind,
  type Envelope,
  type Fact,
  field,
  foldFacts,
  foldInto,
  isRefusal,
  kindOf,
  open,
  text,
} from '@lianyu/kernel'

export interface DecideFoldFigures {
  /** Commands decided and folded in one second, on one core. */
  perSecond: number
  /** The same on a matter whose history is a hundred times longer: the ratio shows that cost does not grow with it. */
  perSecondLongHistory: number
}

const label = (word: string) => text(word, word)
const kind = kindOf(
  defineKind({
    pack: 'bench',
    id: 'bench',
    version: 1,
    label: label('bench'),
    title: 'name',
    opening: { by: 'officer', at: 'desk', form: ['name!'] },
    fields: { name: field.words(label('name')) },
    tracks: {
      work: {
        label: label('work'),
        holder: 'desk',
        start: 'left',
        stages: { left: { label: label('left') }, right: { label: label('right') } },
        steps: {
          go: { label: label('go'), from: 'left', to: 'right', by: 'officer' },
          back: { label: label('back'), from: 'right', to: 'left', by: 'officer' },
        },
      },
    },
  }),
)

const party = '360302'
const log = `${party}/home/1`
const context: Context = {
  now: '2026-11-20T08:24:00.000Z',
  today: '2026-11-20',
  actor: { party, desk: 'desk', role: 'officer', officer: 'o1' },
  command: '01999999-0000-7000-8000-000000000001',
  calendar: { version: '1' },
  setting: () => undefined,
}
// Leaves stand ready, because hashing is not what is measured; each is used again long after it is a head no more.
const leaves = Array.from({ length: 4096 }, (_, i) => i.toString(16).padStart(64, '0'))

/** Time of this process on its core, so that other work on the machine does not count. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** A matter of which `history` steps are taken; answers how many a second. */
function takeSteps(history: number, matters: number): number {
  const input = { data: {} }
  let taken = 0
  const began = cpuMs()
  for (let matter = 0; matter < matters; matter++) {
    const opening = open(kind, { matter: `${party}:${context.command}`, data: { name: 'bench' } }, context)
    if (isRefusal(opening)) throw new Error(opening.en)
    const first: Fact = {
      leaf: 'f'.repeat(64),
      log,
      index: 0,
      envelope: opening[0]?.envelope as Envelope,
      parts: opening[0]?.parts ?? {},
    }
    const folded = foldFacts(kind, [first], party)
    const now = { ...context, lastInLog: first.leaf }
    for (let i = 1; i <= history; i++) {
      const drafts = decide(kind, folded, i % 2 === 1 ? 'go' : 'back', input, now)
      if (isRefusal(drafts)) throw new Error(drafts.en)
      const draft = drafts[0]
      if (draft === undefined) throw new Error('no fact')
      const leaf = leaves[i % leaves.length] as string
      const fact: Fact = { leaf, log, index: i, envelope: draft.envelope as Envelope, parts: draft.parts }
      if (!foldInto(kind, folded, fact)) throw new Error(`fact ${i} needed a full fold`)
      now.lastInLog = leaf
      taken++
    }
    if (folded.shared.tracks.work?.version !== history) throw new Error('steps were lost')
  }
  return (taken / (cpuMs() - began)) * 1000
}

/** Pure decide and fold of a plain step on a hot matter, without hashing and without a database. Takes about two seconds. */
export function benchDecideFold(): DecideFoldFigures {
  takeSteps(500, 400)
  const best = (run: () => number) => Math.max(run(), run(), run())
  return {
    perSecond: best(() => takeSteps(500, 800)),
    perSecondLongHistory: best(() => takeSteps(50_000, 8)),
  }
}

if (import.meta.main) {
  const { perSecond, perSecondLongHistory } = benchDecideFold()
  const round = (n: number) => Math.round(n).toLocaleString('en')
  console.log(
    `decide + fold: ${round(perSecond)} a second; on a history 100 times as long: ${round(perSecondLongHistory)}`,
  )
}
