import type { Readable } from 'node:stream'
import { isRefusal, type Refusal, refuse, text } from '@lianyu/kernel'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import { aimOf } from '../../excel/aim.ts'
import { limits } from '../../excel/cell.ts'
import { importRunsOf } from '../../excel/import-runs.ts'
import type { Outcome, RowSeen } from '../../excel/import-store.ts'
import { Imports } from '../../excel/imports.ts'
import { reportOf, templateOf } from '../../excel/workbooks.ts'
import type { SignedIn } from '../../identity/session.ts'
import { paperDay } from '../../paper/paper-document.ts'
import type { NodeDeps } from '../deps.ts'
import { fileName } from '../files/routes.ts'
import { languageOf } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { aimShape, changeShape, importHeadShape, importShape, onImport, rowsAskedShape, rowsShape } from './shapes.ts'

const tag = 'imports'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const importsPerMinute = 30
/** Outcomes that a person has to do something about. */
const toCorrect: readonly Outcome[] = ['bad', 'refused']

/** Workbooks in: upload, look at what was found, match columns, run, follow, take the bad rows away to mend. */
export function importsRoutes(deps: NodeDeps): Route[] {
  const imports = new Imports(deps)
  const runs = importRunsOf(deps)
  const seen = async (session: SignedIn, id: string, refusal: Refusal | undefined) =>
    refusal ?? imports.view(session, id)
  return [
    route({
      method: 'GET',
      url: '/api/imports',
      access: 'signed-in',
      tag,
      summary: 'The last imports of your desk',
      shape: { answers: { 200: z.object({ items: z.array(importHeadShape) }) } },
      handle: async ({ session }) => ({ items: await imports.list(session) }),
    }),
    route({
      method: 'GET',
      url: '/api/imports/template.xlsx',
      access: 'signed-in',
      tag,
      summary: 'An empty workbook for a kind, or for an open step of it, with headings, hints and lists to choose from',
      perMinute: importsPerMinute,
      shape: { query: aimShape, answers: { 200: { binary: workbookType } } },
      handle: async ({ query, session, request, reply }) => {
        const aim = aimOf(deps, session, query.kind, query.step ?? '')
        if (isRefusal(aim)) return aim
        const language = languageOf(request.headers['accept-language'])
        const bytes = await templateOf(aim.kind, aim.form, aim.step, aim.label, language)
        return sendWorkbook(reply, bytes, `${aim.label[language]} 模板.xlsx`)
      },
    }),
    route({
      method: 'POST',
      url: '/api/imports',
      access: 'signed-in',
      tag,
      summary:
        'Read a workbook (.xlsx or .csv as the raw body, `X-File-Name` percent-encoded) and check every row, dry',
      bodyLimit: limits.fileBytes + 1,
      perMinute: importsPerMinute,
      shape: { query: aimShape, answers: { 201: importShape } },
      handle: async ({ query, session, request, reply }) => {
        const aim = aimOf(deps, session, query.kind, query.step ?? '')
        if (isRefusal(aim)) return aim
        const name = fileName(request.headers['x-file-name'])
        if (name === undefined) return refuse('files.name', {}, 'x-file-name')
        const bytes = await bytesOf(request.body)
        if (isRefusal(bytes)) return bytes
        const view = await imports.read(session, aim, name, bytes)
        if (!isRefusal(view)) reply.code(201)
        return view
      },
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id',
      access: 'signed-in',
      tag,
      summary: 'An import of your desk: its columns, and how many rows stand how',
      shape: { params: onImport, answers: { 200: importShape } },
      handle: ({ params, session }) => imports.view(session, params.id),
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/rows',
      access: 'signed-in',
      tag,
      summary: 'Rows of an import by what became of them, each bad cell named',
      shape: { params: onImport, query: rowsAskedShape, answers: { 200: rowsShape } },
      handle: ({ params, query, session }) =>
        imports.rows(session, params.id, {
          outcomes: query.outcome ?? toCorrect,
          after: query.after ?? 0,
          limit: query.limit ?? 100,
        }),
    }),
    route({
      method: 'PUT',
      url: '/api/imports/:id',
      access: 'signed-in',
      tag,
      summary:
        'Choose sheet, heading row, columns, units, the month of all rows, or what to do with duplicates; the rows are checked again',
      perMinute: 120,
      shape: { params: onImport, body: changeShape, answers: { 200: importShape } },
      handle: ({ params, body, session }) => imports.change(session, params.id, body),
    }),
    route({
      method: 'POST',
      url: '/api/imports/:id/run',
      access: 'signed-in',
      tag,
      summary: 'Write the rows that are ready; goes on by itself, also after the node was down',
      shape: { params: onImport, answers: { 200: importShape } },
      handle: async ({ params, session }) => {
        const found = await imports.find(session, params.id)
        if (isRefusal(found)) return found
        return seen(session, params.id, await runs.start(session, found.run))
      },
    }),
    route({
      method: 'POST',
      url: '/api/imports/:id/cancel',
      access: 'signed-in',
      tag,
      summary: 'Write no more rows; what was written stays',
      shape: { params: onImport, answers: { 200: importShape } },
      handle: async ({ params, session }) => {
        const found = await imports.find(session, params.id)
        if (isRefusal(found)) return found
        return seen(session, params.id, await runs.cancel(session.party, found.run))
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/imports/:id',
      access: 'signed-in',
      tag,
      summary: 'Forget an import; what it wrote stays',
      shape: { params: onImport, answers: { 200: z.object({ dropped: z.boolean() }) } },
      handle: ({ params, session }) => imports.drop(session, params.id),
    }),
    route({
      method: 'GET',
      url: '/api/imports/:id/report.xlsx',
      access: 'signed-in',
      tag,
      summary: 'The rows to correct as a workbook, bad cells marked; correct them there and import it again',
      perMinute: importsPerMinute,
      shape: { params: onImport, answers: { 200: { binary: workbookType } } },
      handle: async ({ params, session, request, reply }) => {
        const found = await imports.find(session, params.id)
        if (isRefusal(found)) return found
        const language = languageOf(request.headers['accept-language'])
        const rows = rowsToCorrect(imports, session, params.id)
        const { columns, month } = found.run.plan
        // The month stood in a title that is not taken along: the sheet is called by it, and read again from there.
        const label = [month?.value && paperDay(month.value), found.aim.label[language]].filter(Boolean).join(' ')
        const bytes = await reportOf(columns, rows, label, language)
        const name = found.run.file_name.replace(/\.(xlsx|csv)$/i, '')
        return sendWorkbook(reply, bytes, `${name} ${text('待改', 'to correct')[language]}.xlsx`)
      },
    }),
  ]
}

async function* rowsToCorrect(imports: Imports, session: SignedIn, id: string): AsyncGenerator<RowSeen> {
  for (let after = 0; ; ) {
    const page = await imports.rows(session, id, { outcomes: toCorrect, after, limit: 500 })
    if (isRefusal(page)) return
    yield* page.items
    if (page.next === undefined) return
    after = page.next
  }
}

async function bytesOf(body: unknown): Promise<Buffer | Refusal> {
  if (typeof body !== 'object' || body === null || !(Symbol.asyncIterator in body)) {
    return refuse('node.media-type', { type: 'application/json' })
  }
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body as Readable) {
    size += (chunk as Buffer).length
    if (size > limits.fileBytes) return refuse('files.too-large', { limitMb: limits.fileBytes / 1024 / 1024 }, 'file')
    chunks.push(chunk as Buffer)
  }
  return size === 0 ? refuse('files.empty', {}, 'file') : Buffer.concat(chunks)
}

function sendWorkbook(reply: FastifyReply, bytes: Buffer, name: string) {
  reply
    .type(workbookType)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('cache-control', 'private, no-store')
  return reply.send(bytes)
}
