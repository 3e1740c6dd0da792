import { bytesToHex } from '@noble/hashes/utils.js'
import { canonicalBytes } from '../fact/canonical.ts'
import { type HashSuite, sha256Noble } from '../log/suite.ts'
import type { KindHash } from '../names.ts'
import type { KindDefinition } from './define-kind.ts'
import type { Kind, KindDeclaration } from './kind.ts'

/** Hash of the declaration's RFC 8785 bytes. Always SHA-256, whatever a log uses: a kind is named alike everywhere. */
export function kindHash(declaration: KindDeclaration, suite: HashSuite = sha256Noble): KindHash {
  return bytesToHex(suite.hash(canonicalBytes(declaration)))
}

/**
 * A kind as node and browser hold it, from what `defineKind` made or from a declaration that another party sent.
 *
 * @param suite  a SHA-256 suite (`id: 'sha256'`), so that the platform's faster one can be used
 */
export function kindOf(definition: KindDefinition, suite: HashSuite = sha256Noble): Kind {
  const { declaration, labels, pack, identifies, walked, proposes, reuses, about } = definition
  return {
    hash: kindHash(declaration, suite),
    declaration,
    labels,
    pack,
    ...(identifies ? { identifies } : {}),
    ...(walked ? { walked } : {}),
    ...(proposes ? { proposes } : {}),
    ...(reuses ? { reuses } : {}),
    ...(about ? { about } : {}),
  }
}
