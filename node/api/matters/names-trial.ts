import { type Kind, type PartyId, type Refusal, refuse } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'

/**
 * Why a real matter may not be opened with these values: one of its fields points to a trial, whose facts count nowhere.
 * What a finding of a walk becomes points to the walk by right.
 */
export async function namesTrial(
  deps: Pick<NodeDeps, 'journal' | 'packs' | 'kindsByHash'>,
  party: PartyId,
  kind: Kind,
  data: Record<string, unknown>,
): Promise<Refusal | undefined> {
  const { id, fields } = kind.declaration
  const links = deps.packs.flatMap(({ findings }) => (findings?.kind === id ? [findings.with] : []))
  for (const { field } of kind.declaration.opening.form) {
    const named = data[field]
    if (fields[field]?.type !== 'matter' || typeof named !== 'string' || named === '') continue
    if (links.some((link) => link[field] === '$matter')) continue
    const shared = (await deps.journal.get(party, named))?.shared
    if (!shared?.trial) continue
    const title = shared.fields[deps.kindsByHash(shared.kind)?.declaration.title ?? '']
    return refuse('matter.names-trial', { title: typeof title === 'string' ? title : named }, `data.${field}`)
  }
  return undefined
}
