import { type Kind, type ReadTile, tilePath } from '@lianyu/kernel'
import type { ProofAnswer } from '../../web/src/verify/proof.ts'
import type { VerifyResult } from '../../web/src/verify/result.ts'
import { verifyMatter } from '../../web/src/verify/verify-matter.ts'
import type { Officer } from './officer.ts'

/** What the browser does at 验证, with the same code: everything recomputed from bytes. */
export async function verify(officer: Officer, id: string): Promise<VerifyResult> {
  const proof = await officer.ok<ProofAnswer>('GET', `/api/matters/${id}/proof`)
  const { kind } = await officer.ok<{ kind: Kind }>('GET', `/api/kinds/by-hash/${proof.kind}`)
  const { matter } = await officer.matter(id)
  const log = (origin: string) => `/log/${origin.split('/').map(encodeURIComponent).join('/')}`
  const tiles =
    (origin: string): ReadTile =>
    (tile) =>
      officer.bytes(`${log(origin)}/${tilePath(tile)}`)
  return await verifyMatter({
    proof,
    kind,
    shown: matter.shared,
    viewer: officer.party,
    readTile: tiles,
    newest: async (origin) => new TextDecoder().decode(await officer.bytes(`${log(origin)}/checkpoint`)),
    now: () => new Date().toISOString(),
    clock: () => performance.now(),
  })
}
