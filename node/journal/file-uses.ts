import { type Fact, type Kind, partNames } from '@lianyu/kernel'
import type { FileUse } from './changed-rows.ts'

/**
 * Which files a fact names, in which of its parts: who may see that part may fetch them.
 *
 * @param kind  that the fact says it is of; the matter may turn out to be of another
 */
export function fileUsesOf(kind: Kind | undefined, fact: Fact, log: number): FileUse[] {
  const declared = kind?.declaration.fields ?? {}
  const uses: FileUse[] = []
  for (const part of partNames) {
    const fields = fact.parts[part]?.fields
    if (typeof fields !== 'object' || fields === null) {
      continue
    }
    const hashes = new Set<string>()
    for (const [id, value] of Object.entries(fields)) {
      const type = Object.hasOwn(declared, id) ? declared[id]?.type : undefined
      if (type === 'file' || type === 'files') {
        for (const one of Array.isArray(value) ? value : [value]) {
          const hash = typeof one === 'string' ? one : (one as { hash?: unknown } | null)?.hash
          if (typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)) {
            hashes.add(hash)
          }
        }
      }
    }
    for (const hash of [...hashes].sort()) {
      uses.push({ hash, log, idx: fact.index, part, matter: fact.envelope.matter })
    }
  }
  return uses
}
