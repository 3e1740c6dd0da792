import { isRefusal, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf } from '../../identity/session.ts'
import { makePdf } from '../../paper/make-pdf.ts'
import { paperFor, paperOf } from '../../paper/papers.ts'
import { writeDocx } from '../../paper/write-docx.ts'
import type { NodeDeps } from '../deps.ts'
import { kindsInSight } from '../door.ts'
import { type Route, route } from '../route.ts'
import { matterIdShape, textShape } from '../shapes.ts'

const types = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
} as const

const paperShape = z.object({
  id: z.string(),
  label: textShape,
  kind: z.string(),
  of: z.enum(['matter', 'month']),
  /** Only matters in which this field has this value are printed as it. */
  when: z.object({ field: z.string(), is: z.string() }).optional(),
})

/** Official papers of matters, in the layout of GB/T 9704; what is made is noted like any other export. */
export function papersRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/papers',
      access: 'signed-in',
      tag: 'papers',
      summary: 'The official papers that kinds in your sight are printed as',
      shape: { answers: { 200: z.object({ items: z.array(paperShape) }) } },
      handle: ({ session }) => {
        const inSight = new Set(kindsInSight(deps, session).map(({ declaration }) => declaration.id))
        const papers = deps.packs
          .flatMap((pack) => pack.papers ?? [])
          .filter(({ kind, personal }) => inSight.has(kind) && !personal)
        return {
          items: papers.map(({ id, label, kind, of, when }) => ({ id, label, kind, of, ...(when && { when }) })),
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/papers/:paper',
      access: 'signed-in',
      tag: 'papers',
      summary: 'A matter, or a month of matters, as an official paper: Word or PDF. Shared parts only',
      perMinute: 30,
      shape: {
        params: z.object({ paper: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/) }),
        query: z.object({
          matter: matterIdShape.optional(),
          month: z
            .string()
            .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
            .optional(),
          format: z.enum(['docx', 'pdf']).optional(),
        }),
        answers: { 200: { binary: types.pdf } },
      },
      handle: async ({ params, query, session, reply }) => {
        const paper = paperOf(deps.packs, params.paper)
        if (paper === undefined) return refuse('node.not-found', { what: '公文 paper' })
        const document = await paperFor(deps, session, paper, query)
        if (isRefusal(document)) return document
        const format = query.format ?? 'docx'
        const bytes = format === 'pdf' ? await makePdf(document, deps.now()) : await writeDocx(document)
        if ('refusal' in bytes) return bytes
        await deps.audit.note(session.party, 'exported', { about: document.title }, actorOf(session))
        const name = `${document.title}${document.draft ? '（送审稿）' : ''}.${format}`
        reply
          .type(types[format])
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
          .header('cache-control', 'private, no-store')
        return reply.send(Buffer.from(bytes))
      },
    }),
  ]
}
