import { isRefusal, issuedPapers, type Kind, type Matter, type Refusal, refuse, type Text } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { hereOrFetched } from '../files/routes.ts'
import { type Route, route } from '../route.ts'
import { code, codeHash, type Found, findFollowed } from './find-by-code.ts'

/** So many of the last characters of the person's own number are asked for beside the code. */
const asked = 4

interface OwnPaper {
  hash: string
  name: string
  type: string
  label: Text
  /** What the number is that its last characters are asked of: 身份证件号码. */
  asks: Text
  number: string
}

/**
 * The paper that a matter issued last and that still holds, where this party has it and knows a number of the person's by
 * which it may be handed out: the fields by which the kind tells persons apart. Erased with them.
 */
export function ownPaperOf(deps: Pick<NodeDeps, 'packs'>, kind: Kind, matter: Matter): OwnPaper | undefined {
  const by = (kind.reuses?.who ?? []).find((field) => lastOf(matter.overlay.fields[field]) !== undefined)
  const issued = issuedPapers(kind, matter).findLast(({ state }) => state === 'valid')
  if (by === undefined || issued === undefined) return undefined
  const { step, issues, entry } = issued
  const own = matter.overlay.adds[step]?.find(({ leaf }) => leaf === entry.leaf)
  const file = own?.fields[issues.file]
  if (typeof file !== 'object' || file === null) return undefined
  const { hash, name, type } = file as Record<string, unknown>
  if (typeof hash !== 'string' || typeof name !== 'string' || typeof type !== 'string') return undefined
  const label = deps.packs.flatMap((pack) => pack.papers ?? []).find(({ id }) => id === issues.paper)?.label
  const { zh, en } = kind.labels.fields[by] ?? { zh: by, en: by }
  const number = String(matter.overlay.fields[by])
  return { hash, name, type, label: label ?? kind.labels.kind, asks: { zh, en }, number }
}

/** Its last characters as they are compared: `x` and `X` are one, spaces and hyphens none. */
function lastOf(number: unknown): string | undefined {
  if (typeof number !== 'string') return undefined
  const plain = number.replaceAll(/[\s-]/g, '').toUpperCase()
  return plain.length > asked ? plain.slice(-asked) : undefined
}

/**
 * The certificate for whoever holds the query code and knows the person's number: a receipt that somebody picked up is not
 * enough. Wrong answers are counted for the case, on whichever address they come in, and lock it as they lock an account.
 */
export function ownPaperRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'POST',
      url: '/api/public/matters/:code/paper',
      access: 'public',
      tag: 'public',
      summary:
        'The paper that was issued in this matter, for whoever knows the last four characters of the person’s number',
      perMinute: 10,
      shape: {
        params: z.object({ code }),
        body: z.strictObject({ last: z.string().min(1).max(16) }),
        answers: { 200: { binary: 'application/pdf' } },
      },
      handle: async ({ params, body, request, reply }) => {
        if (request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
        const found =
          (await findFollowed(deps, params.code, (one) => ownPaperOf(deps, one.kind, one.matter) !== undefined)) ??
          (await findFollowed(deps, params.code))
        if (found === undefined) return refuse('node.no-such-code', {}, 'code')
        const paper = ownPaperOf(deps, found.kind, found.matter)
        if (paper === undefined) return refuse('public.no-paper-yet', {})
        const known = await knows(deps, found, paper, body.last, codeHash(params.code) ?? '', request.ip)
        if (isRefusal(known)) return known
        const content = await hereOrFetched(deps, found.party, paper.hash)
        if (content === undefined) return refuse('files.not-here-yet', {})
        // First: who was shown what is written down before the first byte goes out.
        const reader = { party: found.party, desk: 'public', role: 'system', officer: 'node' }
        await deps.audit.note(found.party, 'file-read', { about: paper.hash, note: found.id }, reader)
        reply
          .header('content-type', paper.type)
          .header('content-length', content.size)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(paper.name)}`)
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('cache-control', 'private, no-store')
        return reply.send(content.stream)
      },
    }),
  ]
}

async function knows(
  { sessions: { lockOut } }: NodeDeps,
  { party }: Found,
  { number, asks }: OwnPaper,
  typed: string,
  hash: string,
  address: string,
): Promise<true | Refusal> {
  // No user name begins like this, so nobody's account is locked by it.
  const name = `:paper ${hash.slice(0, 40)}`
  const answer = await lockOut.attempt<true | Refusal>(party, name, async () => {
    if (lastOf(`0${typed}`) === lastOf(number)) return true
    await lockOut.missed(party, name, address)
    return refuse('public.wrong-last-four', { number: asks }, 'last')
  })
  if (!isRefusal(answer) || answer.refusal !== 'identity.locked') return answer
  return refuse('public.last-four-locked', { minutes: Number(answer.facts.minutes) }, 'last')
}
