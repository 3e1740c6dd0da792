import { type Refusal, refuse } from '../refusal/refusal.ts'

/** Which log, and which of its lives. */
export interface Origin {
  /** The one writer. */
  party: string
  /** `home`, `audit`, or the id of the agreement whose shared log it is. */
  log: string
  /** 1 for the first; each restore that lost something opens the next. */
  generation: number
}

// Neither spaces, plus nor slash: an origin stands on a signature line and in a path. Ids of matters hold a colon.
const NAME = /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}$/

export function formatOrigin(origin: Origin): string {
  return `${origin.party}/${origin.log}/${origin.generation}`
}

export function parseOrigin(text: string): Origin | Refusal {
  const [party, log, generation, ...rest] = text.split('/')
  const holds =
    rest.length === 0 && NAME.test(party ?? '') && NAME.test(log ?? '') && /^[1-9]\d{0,8}$/.test(generation ?? '')
  if (!holds) return refuse('log.bad-origin', { origin: text.slice(0, 80) })
  return { party: party as string, log: log as string, generation: Number(generation) }
}
