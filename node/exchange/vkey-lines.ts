import { formatVerifierKey, type LogId, type PartyId } from '@lianyu/kernel'
import type { Directory } from './directory.ts'

/**
 * The keys that verify a log's notes, a line each (`name+id+base64`): the writer's under the log's origin, then both of
 * every cosigner that `party` trusts. They are this party's word; who wants to be sure compares a card by telephone.
 * @source c2sp.org/signed-note, "Verifier keys"
 */
export function vkeyLines(
  directory: Directory,
  party: PartyId,
  { origin, writer }: { origin: LogId; writer: PartyId },
): string {
  const key = directory.verifier(party, writer, 'log')
  const own = key === undefined ? [] : [formatVerifierKey({ ...key, keyName: origin }, 'note')]
  const others = directory.cosigners(party, writer).map((one) => formatVerifierKey(one, 'cosignature'))
  return [...own, ...others].map((line) => `${line}\n`).join('')
}
