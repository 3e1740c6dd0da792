import type { Kind } from '@lianyu/kernel'
import type { NodeDeps } from './deps.ts'

/** The version of a kind as which new matters are opened. */
export function newestKind({ kinds }: Pick<NodeDeps, 'kinds'>, id: string): Kind | undefined {
  return kinds
    .filter(({ declaration }) => declaration.id === id)
    .sort((a, b) => a.declaration.version - b.declaration.version)
    .at(-1)
}
