import { createHash } from 'node:crypto'
import {
  type Added,
  dayAt,
  epochMs,
  type FindingsLink,
  isRefusal,
  type LeafHex,
  type MatterId,
  type Refusal,
  refuse,
  uuidV7From,
} from '@lianyu/kernel'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import type { Receipt } from '../../journal/types.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor, type Seen } from '../door.ts'
import { newestKind } from '../newest-kind.ts'
import { nameRefusal } from '../say/name-refusal.ts'
import { stageLabel } from './matter-rows.ts'
import { withTaken } from './taken-from.ts'

const longestTitle = 40

/**
 * What was written on a trial becomes a matter of the kind that its pack names, with where it was seen. The command follows
 * from the remark, so whoever asks again is led to the one that is there.
 */
export async function raiseFinding(
  deps: NodeDeps,
  session: SignedIn,
  { matter: id, leaf }: { matter: MatterId; leaf: LeafHex },
): Promise<Receipt | Refusal> {
  const seen = await openDoor(deps, session, id)
  if (isRefusal(seen)) return seen
  const link = deps.packs.find(({ findings }) => findings !== undefined)?.findings
  const entry = Object.values(seen.matter.shared.adds)
    .flat()
    .find((one) => one.leaf === leaf)
  const words = entry && wordsOf(entry)
  const kind = link && newestKind(deps, link.kind)
  if (!seen.matter.shared.trial || link === undefined || kind === undefined || entry === undefined || !words) {
    return refuse('node.not-found', { what: '试走发现 finding' }, 'leaf')
  }
  const command = uuidV7From(epochMs(entry.at), createHash('sha256').update(`finding ${leaf}`).digest().subarray(0, 10))
  const asked = dataOf(deps, link, seen, entry, words)
  const open = { party: session.party, actor: actorOf(session), command, kind: link.kind, asked }
  const data = await withTaken(deps, session, kind, asked)
  const answer = isRefusal(data)
    ? ((await deps.journal.openedBefore({ ...open, data: asked })) ?? data)
    : await deps.journal.open({ ...open, data })
  return isRefusal(answer) ? nameRefusal(answer, deps.names, session.party) : answer
}

function dataOf(deps: NodeDeps, link: FindingsLink, seen: Seen, entry: Added, words: string): Record<string, unknown> {
  const own: Record<string, unknown> = {
    $matter: seen.matter.shared.matter,
    $words: words,
    $seenAt: seenAt(seen, entry),
    $day: dayAt(entry.at, deps.offsetMinutes),
    $title: words.length > longestTitle ? `${words.slice(0, longestTitle - 1)}…` : words,
  }
  return Object.fromEntries(
    Object.entries(link.with).flatMap(([field, from]) => {
      const value = from.startsWith('=') ? from.slice(1) : (own[from] ?? seen.matter.shared.fields[from])
      return value === undefined || value === null || value === '' ? [] : [[field, value]]
    }),
  )
}

const wordsOf = ({ fields }: Added) =>
  Object.values(fields)
    .find((value): value is string => typeof value === 'string')
    ?.replaceAll(/\s+/g, ' ')
    .trim()

/** Where the walk stood when this was written: the track that moved last before it, and the stage it had come to. */
function seenAt({ kind, matter: { shared } }: Seen, { at }: Added): string {
  const { main } = kind.declaration
  let last = { at: '', track: main, stage: kind.declaration.tracks[main]?.start ?? '' }
  for (const [track, { passed, stage }] of Object.entries(shared.tracks)) {
    for (const [n, move] of passed.entries()) {
      if (move.at <= at && move.at >= last.at) last = { at: move.at, track, stage: passed[n + 1]?.stage ?? stage }
    }
  }
  const words = stageLabel(kind, last.track, last.stage).zh
  return last.track === main ? words : `${kind.labels.tracks[last.track]?.zh ?? last.track}：${words}`
}
