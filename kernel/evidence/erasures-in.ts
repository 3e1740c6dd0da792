import { type Fact, type PartName, partNames } from '../fact/envelope.ts'
import { mayErase } from '../lifecycle/erased-parts.ts'
import type { PartyId } from '../names.ts'
import type { EvidenceErasure, EvidenceFault } from './report.ts'

/**
 * What was asked to be erased, who has confirmed it and who has not, by the records alone. Each party of the matter
 * answers, also one that never held the part; who asked did it in the same moment.
 */
export function erasuresIn(facts: readonly Fact[]): { erasures: EvidenceErasure[]; faults: EvidenceFault[] } {
  const byLeaf = new Map(facts.map((fact) => [fact.leaf, fact]))
  const opening = facts.find(({ envelope }) => envelope.parties !== undefined)?.envelope
  const first = opening ?? facts.find(({ envelope }) => envelope.step === 'open')?.envelope
  const origin = first?.matter.slice(0, first.matter.indexOf(':')) ?? ''
  const parties: readonly PartyId[] = opening?.parties ?? (origin === '' ? [] : [origin])
  const erasures: EvidenceErasure[] = []
  const faults: EvidenceFault[] = []
  for (const { envelope, parts } of facts) {
    if (envelope.step !== 'erase') continue
    const named = namedIn(parts.shared?.fields)
    const target = named && byLeaf.get(named.leaf)
    const by = envelope.by.party
    if (named === undefined || target === undefined || !mayErase(by, target, named.part, origin)) continue
    const { leaf, part } = named
    if (erasures.some((one) => one.leaf === leaf && one.part === part)) continue
    const confirmed = new Map<PartyId, string>([[by, envelope.at]])
    for (const answer of facts) {
      if (answer.envelope.step !== 'erased') continue
      const said = namedIn(answer.parts.shared?.fields)
      if (said?.leaf !== leaf || said.part !== part || confirmed.has(answer.envelope.by.party)) continue
      confirmed.set(answer.envelope.by.party, answer.envelope.at)
    }
    erasures.push({
      leaf,
      part,
      askedBy: by,
      at: envelope.at,
      confirmed: [...confirmed].map(([party, at]) => ({ party, at })),
      open: waitingFor(part, target, parties).filter((party) => !confirmed.has(party)),
    })
    if (target.parts[part]) faults.push({ what: 'not-erased', leaf, part })
  }
  return { erasures, faults }
}

/** An internal part never left its writer's node. */
function waitingFor(part: PartName, target: Fact, parties: readonly PartyId[]): readonly PartyId[] {
  return part === 'internal' ? [target.envelope.by.party] : parties
}

function namedIn(fields: Record<string, unknown> | undefined): { leaf: string; part: PartName } | undefined {
  const part = partNames.find((name) => name === fields?.part)
  return typeof fields?.leaf === 'string' && part !== undefined ? { leaf: fields.leaf, part } : undefined
}
