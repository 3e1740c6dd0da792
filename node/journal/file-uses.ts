import { type Fact, type Kind, partNames } from '@lianyu/kernel'
import type { FileUse } from './changed-rows.ts'

/** Which files a fact names, in which of its parts: who may see that part may fetch them. */
export function fileUsesOf(kind: Kind, fact: Fact, log: number): FileUse[] {
  const uses: FileUse[] = []
  for (const part of partNames) {
    const fields = fact.parts[part]?.fields
    if (typeof fields !== 'object' || fields === null) {
      continue
    }
    const hashes = new Set<string>()
    for (const [id, value] of Object.entries(fields)) {
      const type = Object.hasOwn(kind.declaration.fields, id) ? kind.declaration.fields[id]?.type : undefined
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
