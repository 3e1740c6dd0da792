import type { Fact } from '../fact/envelope.ts'

/**
 * The fact that says what a matter is. An opening by the party that the matter's id names comes before everything else:
 * what somebody else wrote under that id, earlier or to a log that is read earlier, must not settle its kind.
 */
export function openingOf<F extends Pick<Fact, 'envelope'>>(facts: readonly F[]): F | undefined {
  const openings = facts.filter(({ envelope }) => envelope.step === 'open' || envelope.step === 'share')
  return openings.find(({ envelope }) => isByOrigin(envelope)) ?? openings[0] ?? facts[0]
}

/** Is it by the party that the id of its matter names? */
export function isByOrigin({ matter, by }: Pick<Fact['envelope'], 'matter' | 'by'>): boolean {
  return matter.startsWith(`${by.party}:`)
}
