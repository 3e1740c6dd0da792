import type { Kind } from '@lianyu/kernel'
import { useMemo } from 'react'
import { useSay } from '../../api/say.ts'
import type { FactAnswer } from '../../api/types.ts'
import type { TimelineEntry } from '../../drawing/timeline.tsx'
import { shortName } from '../short-name.ts'
import { FactMore } from './fact-more.tsx'

/** Facts as rows of the timeline: who, what, kept by how many; everything else when the row is opened. */
export function useEntries(kind: Kind, facts: FactAnswer[]): TimelineEntry[] {
  const say = useSay()
  return useMemo(
    () =>
      facts.map((fact) => ({
        id: fact.leaf,
        at: fact.envelope.at,
        by: {
          name: fact.other
            ? `${shortName(say(fact.actor.partyName))} ${say(fact.actor.deskLabel)}`
            : say(fact.actor.deskLabel),
          other: fact.other,
        },
        says: say(fact.sentence),
        evidence: fact.evidence,
        shared: !fact.internal && fact.envelope.parts.shared !== undefined && isCrossing(fact),
        more: <FactMore kind={kind} fact={fact} />,
      })),
    [facts, kind, say],
  )
}

/** A fact of a home log stays inside, whatever part it carries. */
const isCrossing = (fact: FactAnswer) => !/\/home\/\d+$/.test(fact.log)
