import { type MatterProof, type ReadTile, type Tile, tilePath } from '@lianyu/kernel'
import { client, take } from '../api/client.ts'
import { readProblem } from '../api/problem.ts'
import { deviceStore } from '../api/store.ts'
import type { KnownHead } from './verify-matter.ts'

export const fetchProof = (id: string): Promise<MatterProof> =>
  take(client.GET('/api/matters/{id}/proof', { params: { path: { id } } }))

const logHref = (origin: string) => `/log/${origin.split('/').map(encodeURIComponent).join('/')}`

/** The newest note of a log that the own node has: for an own log it covers all that is committed. */
export async function newestNote(origin: string, stop: AbortSignal): Promise<string> {
  const response = await fetch(`${logHref(origin)}/checkpoint`, { credentials: 'same-origin', signal: stop })
  if (!response.ok) throw await readProblem(response)
  return response.text()
}

/** Reads a log's tiles and bundles from the own node's copy; each is fetched once a run. */
export function tilesOf(origin: string, stop: AbortSignal): ReadTile {
  const fetched = new Map<string, Promise<Uint8Array>>()
  return (tile: Tile) => {
    const path = tilePath(tile)
    const known = fetched.get(path)
    if (known) return known
    const reading = fetch(`${logHref(origin)}/${path}`, {
      credentials: 'same-origin',
      signal: stop,
    }).then(async (response) => {
      if (!response.ok) throw await readProblem(response)
      return new Uint8Array(await response.arrayBuffer())
    })
    fetched.set(path, reading)
    return reading
  }
}

export async function knownHead(origin: string): Promise<KnownHead | undefined> {
  return deviceStore()
    .then((db) => db.get('heads', origin))
    .catch(() => undefined)
}

export async function rememberHeads(heads: readonly KnownHead[]): Promise<void> {
  const db = await deviceStore()
  for (const head of heads) await db.put('heads', head)
}
