import type { Readable } from 'node:stream'
import { isRefusal, type MatterId, type PartyId, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { largestFile } from '../../files/file-store.ts'
import { acceptedTypes } from '../../files/media-types.ts'
import { actorOf, type SignedIn } from '../../identity/session.ts'
import { inParty } from '../../store/transaction.ts'
import type { NodeDeps } from '../deps.ts'
import { mayReadPart } from '../door.ts'
import { type Route, route } from '../route.ts'
import { storedFileShape } from '../shapes.ts'

/** Files go up before the fact that names them; they come down only with the right to such a fact. */
export function filesRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'PUT',
      url: '/api/files',
      access: 'signed-in',
      tag: 'files',
      summary: 'Upload a file as the raw body; `X-File-Name` percent-encoded. Type by content, 20 MB at most',
      bodyLimit: largestFile + 1,
      shape: { answers: { 200: storedFileShape } },
      handle: async ({ session, request }) => {
        const name = fileName(request.headers['x-file-name'])
        if (name === undefined) return refuse('files.name', {}, 'x-file-name')
        const kept = await deps.files.keep(session.party, request.body as Readable)
        if (isRefusal(kept)) return kept
        await inParty(deps.store, session.party, 'app', (tx) =>
          tx.query(
            `insert into file (party, hash, media_type, size, name, uploaded_by, uploaded_at) values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (party, hash) do nothing`,
            [session.party, kept.hash, kept.type, kept.size, name, session.officer, deps.instant()],
          ),
        )
        return { ...kept, name }
      },
    }),
    route({
      method: 'GET',
      url: '/api/files/:hash',
      access: 'signed-in',
      tag: 'files',
      summary: 'Download a file that a fact you may see names',
      shape: {
        params: z.object({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
        answers: { 200: { binary: 'application/octet-stream' } },
      },
      handle: async ({ session, params, reply }) => {
        const file = await readable(deps, session, params.hash)
        if (file === undefined) return refuse('files.not-yours', {})
        const content = await hereOrFetched(deps, session.party, params.hash)
        if (content === undefined) return refuse('files.not-here-yet', {})
        if (file.personal) {
          // For whose list of who was shown what: the matter that the file was read of.
          const said = { about: params.hash, ...(file.matter === undefined ? {} : { note: file.matter }) }
          await deps.audit.note(session.party, 'file-read', said, actorOf(session))
        }
        reply
          .header('content-type', file.media_type)
          .header('content-length', content.size)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          // Whatever a browser makes of it, it runs nothing and belongs to no origin.
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('cache-control', 'private, no-store')
        return reply.send(content.stream)
      },
    }),
  ]
}

/** A name as its owner wrote it, without what a path or a header could trip over. */
export function fileName(header: string | string[] | undefined): string | undefined {
  if (typeof header !== 'string') return undefined
  let decoded: string
  try {
    decoded = decodeURIComponent(header)
  } catch {
    return undefined
  }
  const clean = decoded
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '')
    .trim()
  return clean.length > 0 && clean.length <= 200 ? clean : undefined
}

/** The content; where only the neighbour has it yet, it is fetched now. */
export async function hereOrFetched(deps: NodeDeps, party: PartyId, hash: string) {
  const held = await deps.files.read(party, hash)
  if (held !== undefined) return held
  const fetched = await deps.exchange.fetchFile(party, hash).catch(() => false)
  return fetched ? deps.files.read(party, hash) : undefined
}

interface Found {
  name: string
  media_type: string
  personal: boolean
  /** Of which it was read; none for one's own upload that no fact names yet. */
  matter?: MatterId
}

/** A file is readable by who uploaded it while no fact names it, and by whoever may read a part that does. */
async function readable(deps: NodeDeps, session: SignedIn, hash: string): Promise<Found | undefined> {
  const { party } = session
  const { file, uses } = await inParty(deps.store, party, 'app', async (tx) => {
    const files = await tx.query<{ name: string; media_type: string; uploaded_by: string; erased_at: string | null }>(
      'select name, media_type, uploaded_by, erased_at from file where party = $1 and hash = $2',
      [party, hash],
    )
    const used = await tx.query<{ matter: string; part: 'shared' | 'internal' | 'personal' }>(
      'select distinct matter, part from file_use where party = $1 and hash = $2 limit 50',
      [party, hash],
    )
    return { file: files.rows[0], uses: used.rows }
  })
  if (file !== undefined && file.erased_at !== null) return undefined
  if (uses.length === 0) return file?.uploaded_by === session.officer ? { ...file, personal: false } : undefined
  for (const { matter, part } of uses) {
    if (!(await mayReadPart(deps, session, matter, part))) continue
    // A file of the other side has its row here only once it was fetched; its fact says what it is called.
    const named = file ?? (await namedBy(deps, party, matter, hash))
    if (named !== undefined) {
      return { name: named.name, media_type: named.media_type, personal: part === 'personal', matter }
    }
  }
  return undefined
}

/** What the fact that names a file says of it. */
async function namedBy(deps: NodeDeps, party: PartyId, matter: MatterId, hash: string) {
  for (const fact of await deps.journal.facts(party, matter)) {
    for (const part of Object.values(fact.parts)) {
      const found = findFile(JSON.parse(Buffer.from(part.bytes).toString('utf8')), hash)
      if (found !== undefined)
        return { name: found.name, media_type: acceptedTypes.has(found.type) ? found.type : 'application/octet-stream' }
    }
  }
  return undefined
}

function findFile(value: unknown, hash: string): { name: string; type: string } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { hash: own, name, type } = value as Record<string, unknown>
  if (own === hash && typeof name === 'string' && typeof type === 'string') return { name, type }
  for (const inner of Object.values(value)) {
    const found = findFile(inner, hash)
    if (found !== undefined) return found
  }
  return undefined
}
