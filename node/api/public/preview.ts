import { isRefusal, type Kind, type Matter, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { newCommandId } from '../../command-id.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'
import { code, type Found, findFollowed } from './find-by-code.ts'

interface ShownFile {
  /** The open step that stands for having seen it. */
  step: string
  hash: string
  name: string
  type: string
}

/** What the holder of the query code may look at before it travels: a file of this very party, while its stage lasts. */
export function previewOf({ declaration }: Kind, { shared, overlay }: Matter): ShownFile | undefined {
  const stage = shared.tracks[declaration.main]?.stage ?? ''
  for (const [step, { shows, during }] of Object.entries(declaration.open)) {
    if (shows === undefined || during?.includes(stage) === false) continue
    const value = overlay.fields[shows]
    const file: unknown = Array.isArray(value) ? value[0] : value
    if (typeof file !== 'object' || file === null) continue
    const { hash, name, type } = file as Record<string, unknown>
    if (typeof hash === 'string' && typeof name === 'string' && typeof type === 'string')
      return { step, hash, name, type }
  }
  return undefined
}

/**
 * Opens the file, and writes down that it was opened before the first byte goes out: whoever gives the paper later rests
 * on that fact. Only the node that keeps the file has it; on any other the answer is that there is nothing to see.
 */
export function previewRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/public/matters/:code/preview',
      access: 'public',
      tag: 'public',
      summary: 'The paper that is about to be given, for the person’s own eyes; that it was seen is a fact',
      perMinute: 10,
      shape: { params: z.object({ code }), answers: { 200: { binary: 'application/octet-stream' } } },
      handle: async ({ params, request, reply }) => {
        // A page elsewhere that names this address as its picture sees nothing for anybody.
        const site = request.headers['sec-fetch-site']
        if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse('node.cross-site', {})
        const found = await findFollowed(deps, params.code, (one) => previewOf(one.kind, one.matter) !== undefined)
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        const shown = previewOf(found.kind, found.matter)
        const content = shown && (await deps.files.read(found.party, shown.hash))
        if (shown === undefined || content === undefined) return refuse('files.not-here-yet', {})
        const receipt = await noteSeen(deps, found, shown.step)
        if (isRefusal(receipt)) return receipt
        reply
          .header('content-type', shown.type)
          .header('content-length', content.size)
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(shown.name)}`)
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('cache-control', 'private, no-store')
        return reply.send(content.stream)
      },
    }),
  ]
}

function noteSeen(deps: NodeDeps, { party, id }: Found, step: string) {
  const actor = { party, desk: 'public', role: 'system', officer: 'node' }
  return deps.journal.step({ party, actor, command: newCommandId(deps.now()), matter: id, step, data: {} })
}
