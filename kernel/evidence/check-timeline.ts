import type { Fact } from '../fact/envelope.ts'
import type { LeafHex } from '../names.ts'
import type { TimelineFault } from './fault.ts'

/**
 * Is anything missing between the records that are here? Each names the ones it rests on, so a record that was taken out
 * leaves a name behind; and each track counts its records.
 */
export function checkTimeline(facts: readonly Fact[]): TimelineFault[] {
  const here = new Set(facts.map((fact) => fact.leaf))
  const missing: TimelineFault[] = facts.flatMap(({ leaf, log, index, envelope }) =>
    envelope.after
      .filter((ground) => !here.has(ground))
      .map((ground) => ({ what: 'ground-missing' as const, ground, leaf, log, index })),
  )
  return [...missing, ...missingVersions(facts)]
}

/** The first version that no record of a track carries though a later one does. Local tracks count in each party's home. */
function missingVersions(facts: readonly Fact[]): TimelineFault[] {
  const seen = new Map<string, Set<number>>()
  for (const { log, envelope } of facts) {
    if (envelope.track === undefined || envelope.version === undefined) continue
    const home = /^([^/]+)\/home\//.exec(log)?.[1] ?? ''
    const name = `${home} ${envelope.track}`
    seen.set(name, (seen.get(name) ?? new Set()).add(envelope.version))
  }
  const shared = versionsAtShare(facts)
  return [...seen].flatMap(([name, versions]) => {
    const track = name.slice(name.indexOf(' ') + 1)
    const first = name === ` ${track}` ? (shared?.(track) ?? 0) : 0
    for (let version = first; version < Math.max(...versions); version++) {
      if (!versions.has(version)) return [{ what: 'version-missing' as const, track, version }]
    }
    return []
  })
}

/** A matter that was shared later goes on counting in the shared log where it stood at home. */
function versionsAtShare(facts: readonly Fact[]): ((track: string) => number) | undefined {
  const share = facts.find(({ envelope }) => envelope.step === 'share')
  const snapshot = share?.parts.shared?.snapshot as { tracks?: Record<string, { version?: number }> } | undefined
  return share && ((track) => snapshot?.tracks?.[track]?.version ?? 0)
}

/**
 * From which entry of a log on nothing yet says that there is no further record of the matter. Each record names the one
 * before it in its own log, so up to the last that is so linked nothing can hide; from there on the log has to be read.
 */
export function readFrom(facts: readonly Fact[], log: string): number {
  const own = facts.filter((fact) => fact.log === log).sort((a, b) => a.index - b.index)
  const first = own[0]
  if (first === undefined) return 0
  const byLeaf = new Map(facts.map((fact) => [fact.leaf, fact]))
  // The first one names no earlier record of this log, or it would be here: that is what `ground-missing` says.
  let from = first.index + 1
  for (let at = 1; at < own.length; at++) {
    const [before, next] = [own[at - 1] as Fact, own[at] as Fact]
    if (!restsOn(next, before.leaf, byLeaf)) return from
    from = next.index + 1
  }
  return from
}

function restsOn(fact: Fact, wanted: LeafHex, byLeaf: Map<LeafHex, Fact>): boolean {
  if (fact.envelope.after.includes(wanted)) return true
  const seen = new Set<LeafHex>()
  const open = [...fact.envelope.after]
  for (let leaf = open.pop(); leaf !== undefined; leaf = open.pop()) {
    if (leaf === wanted) return true
    if (seen.has(leaf)) continue
    seen.add(leaf)
    open.push(...(byLeaf.get(leaf)?.envelope.after ?? []))
  }
  return false
}
