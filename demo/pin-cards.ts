import { ed25519Scheme, fingerprint, isRefusal, LianyuError, parseCard, type Refusal } from '@lianyu/kernel'
import type { NodeDeps } from '@lianyu/node'

/**
 * Pins the cards of the other nodes for every party of this one, as its operator would after a telephone call. Here the
 * demo is at both ends of the line: its own processes hand it the cards.
 *
 * @returns how many were new
 */
export async function pinCards({ exchange, journal, audit, names }: NodeDeps, cards: Uint8Array[]): Promise<number> {
  let pinned = 0
  for (const party of journal.parties()) {
    const known = new Map(exchange.cards(party).map((card) => [card.party, card.signature]))
    for (const bytes of cards) {
      const card = ok(parseCard(bytes, [ed25519Scheme]))
      if (known.get(card.party) === card.signature) continue
      const compared = fingerprint(card)
      ok(await exchange.pinCard(party, bytes, compared, 'demo'))
      await audit.note(party, 'card-pinned', { about: card.party, note: compared })
      pinned += 1
    }
    await names.load(party)
  }
  return pinned
}

function ok<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}
