import { isRefusal } from '@lianyu/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { commandOf } from '../command-header.ts'
import type { NodeDeps } from '../deps.ts'
import { openDoor } from '../door.ts'
import { languageOf, problemOf, problemType } from '../problem.ts'
import { type Route, route } from '../route.ts'
import { factShape, matterRowShape, pageOf, receiptShape } from '../shapes.ts'
import { alikeMatters, alikeShape } from './alike.ts'
import { disclosuresOf } from './disclosures.ts'
import { earlierPapers, earlierShape, takeEarlier, takeEarlierShape } from './earlier-papers.ts'
import { exportEvidence } from './export-evidence.ts'
import { exportList } from './export-list.ts'
import { factsPage } from './facts.ts'
import { flowOf } from './flow.ts'
import { followMatter } from './follow-matter.ts'
import { sendList } from './list.ts'
import { listQueryShape, sheetQueryShape } from './list-query.ts'
import type { Page } from './matter-pages.ts'
import { matterPage } from './one-matter.ts'
import { openMatter } from './open-matter.ts'
import { openParts } from './open-parts.ts'
import { proofOf } from './proof.ts'
import { qualifyingPage } from './qualifying.ts'
import { raiseFinding } from './raise-finding.ts'
import {
  disclosuresShape,
  eraseShape,
  evidenceAskedShape,
  factsAskedShape,
  findingShape,
  flowShape,
  matterShape,
  onMatter,
  onStep,
  openedPartsShape,
  openShape,
  proofShape,
  qualifyingAskedShape,
  qualifyingShape,
  shareShape,
  stepShape,
} from './shapes.ts'
import { erasePart, shareMatter } from './share-and-erase.ts'
import { type Overtaken, takeStep } from './take-step.ts'

const tag = 'matters'
const evidenceType = 'application/vnd.lianyu.evidence+json'
const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const listShape = pageOf(matterRowShape).extend({ count: z.number().optional(), more: z.boolean().optional() })
const followedShape = z.object({ followed: z.boolean() })
/** Reading rows for a workbook holds a connection and the disk for a while. */
const exportsPerMinute = 20

export function mattersRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/matters',
      access: 'signed-in',
      tag,
      summary:
        'Matters that your party holds and your desk may see; columns as f.{field}, f.{field}.from, f.{field}.to',
      shape: { query: listQueryShape, answers: { 200: listShape } },
      handle: (call) => sendList(deps, call),
    }),
    route({
      method: 'GET',
      url: '/api/matters.xlsx',
      access: 'signed-in',
      tag,
      summary: 'The same list as a workbook, with the columns that are named, in their order; all where none are',
      perMinute: exportsPerMinute,
      shape: { query: sheetQueryShape, answers: { 200: { binary: workbookType } } },
      handle: async ({ query: { columns, ...query }, session, request, reply }) => {
        const language = languageOf(request.headers['accept-language'])
        const sheet = await exportList(deps, session, query, language, columns?.split(','))
        if (isRefusal(sheet)) return sheet
        reply
          .type(workbookType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(sheet.name)}`)
          .header('cache-control', 'private, no-store')
        return reply.send(sheet.stream)
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/alike',
      access: 'signed-in',
      tag,
      summary: 'Matters that are likely the same as one about to be opened; nothing is written',
      shape: {
        body: alikeShape,
        answers: { 200: z.array(z.object({ field: z.string(), items: z.array(matterRowShape) })) },
      },
      handle: ({ body, session }) => alikeMatters(deps, session, body),
    }),
    route({
      method: 'POST',
      url: '/api/matters',
      access: 'signed-in',
      tag,
      summary: 'Open a matter',
      shape: { body: openShape, answers: { 201: receiptShape } },
      handle: async ({ body, session, request, reply }) => {
        const command = commandOf(request, deps.now())
        if (isRefusal(command)) return command
        const receipt = await openMatter(deps, session, { command, ...body })
        if (!isRefusal(receipt)) reply.code(201)
        return receipt
      },
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id',
      access: 'signed-in',
      tag,
      summary: 'One matter: its state, the steps you may take, clocks, gates, evidence, relations',
      shape: { params: onMatter, answers: { 200: matterShape, 304: { text: 'text/plain' } } },
      handle: async ({ params, session, request, reply }) => {
        const page = await matterPage(deps, session, params.id)
        return isRefusal(page) ? page : sendPage(page, request, reply)
      },
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/flow',
      access: 'signed-in',
      tag,
      summary: 'Its gate as one picture: what waits for what, promised and used days, the chain that decides; or null',
      shape: { params: onMatter, answers: { 200: flowShape } },
      handle: ({ params, session }) => flowOf(deps, session, params.id),
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/parts',
      access: 'signed-in',
      tag,
      summary: 'Open the cases that one thing consists of; asked again, what is missing and nothing twice',
      shape: { params: onMatter, body: z.strictObject({}), answers: { 200: openedPartsShape } },
      handle: ({ params, session, request }) => {
        const command = commandOf(request, deps.now())
        return isRefusal(command) ? command : openParts(deps, session, { command, matter: params.id })
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/findings',
      access: 'signed-in',
      tag,
      summary: 'A remark on a trial becomes a change of the process; asked again, the one that is there',
      shape: { params: onMatter, body: findingShape, answers: { 200: receiptShape } },
      handle: ({ params, body, session }) => raiseFinding(deps, session, { matter: params.id, ...body }),
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/facts',
      access: 'signed-in',
      tag,
      summary: 'The timeline, newest first',
      shape: { params: onMatter, query: factsAskedShape, answers: { 200: pageOf(factShape) } },
      handle: ({ params, query, session }) => factsPage(deps, session, params.id, query),
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/qualifying',
      access: 'signed-in',
      tag,
      summary: 'Who qualifies under the rules that this matter holds, and why',
      perMinute: 120,
      shape: { params: onMatter, query: qualifyingAskedShape, answers: { 200: qualifyingShape } },
      handle: ({ params, query, session }) => qualifyingPage(deps, session, params.id, query),
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/disclosures',
      access: 'signed-in',
      tag,
      summary: 'Who was shown what the matter says of a person, when and for what, as your party knows it',
      perMinute: 30,
      shape: { params: onMatter, answers: { 200: disclosuresShape } },
      handle: async ({ params, session }) => {
        const seen = await openDoor(deps, session, params.id)
        return isRefusal(seen) ? seen : disclosuresOf(deps, session.party, seen)
      },
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/earlier-papers',
      access: 'signed-in',
      tag,
      summary:
        'Papers of the same person’s earlier matters that may be used here, once the person consented on this one',
      perMinute: 60,
      shape: { params: onMatter, answers: { 200: earlierShape } },
      handle: ({ params, session, reply }) => {
        reply.header('cache-control', 'no-store')
        return earlierPapers(deps, session, params.id)
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/earlier-papers',
      access: 'signed-in',
      tag,
      summary: 'Take over papers of earlier matters, by their hashes; asked again, nothing twice',
      shape: { params: onMatter, body: takeEarlierShape, answers: { 200: receiptShape } },
      handle: ({ params, body, session, request }) => {
        const command = commandOf(request, deps.now())
        return isRefusal(command) ? command : takeEarlier(deps, session, { command, matter: params.id, ...body })
      },
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/proof',
      access: 'signed-in',
      tag,
      summary: 'Everything that checks the matter by public keys alone',
      perMinute: 120,
      shape: { params: onMatter, answers: { 200: proofShape } },
      handle: ({ params, session }) => proofOf(deps, session, params.id),
    }),
    route({
      method: 'GET',
      url: '/api/matters/:id/evidence',
      access: 'signed-in',
      tag,
      summary: 'The matter as one file that anybody checks by public keys alone',
      perMinute: exportsPerMinute,
      shape: { params: onMatter, query: evidenceAskedShape, answers: { 200: { binary: evidenceType } } },
      handle: async ({ params, query, session, reply }) => {
        const file = await exportEvidence(deps, session, { matter: params.id, with: query.with ?? [] })
        if (isRefusal(file)) return file
        reply
          .type(evidenceType)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          .header('cache-control', 'private, no-store')
        return reply.send(Buffer.from(file.bytes))
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/steps/:step',
      access: 'signed-in',
      tag,
      summary: 'Take a step; a stale version is a conflict that says what happened meanwhile',
      shape: { params: onStep, body: stepShape, answers: { 200: receiptShape } },
      handle: async ({ params, body, session, request, reply }) => {
        const command = commandOf(request, deps.now())
        if (isRefusal(command)) return command
        const answer = await takeStep(deps, session, { command, matter: params.id, step: params.step, ...body })
        return 'stale' in answer ? overtaken(answer, request, reply) : answer
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/share',
      access: 'signed-in',
      tag,
      summary: 'Take a local matter under an agreement',
      shape: { params: onMatter, body: shareShape, answers: { 200: receiptShape } },
      handle: ({ params, body, session, request }) => {
        const command = commandOf(request, deps.now())
        return isRefusal(command) ? command : shareMatter(deps, session, { command, matter: params.id, ...body })
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/erase',
      access: 'signed-in',
      tag,
      summary: 'Erase a part of a fact here, and ask every other holder to; cannot be taken back',
      shape: { params: onMatter, body: eraseShape, answers: { 200: receiptShape } },
      handle: ({ params, body, session, request }) => {
        const command = commandOf(request, deps.now())
        return isRefusal(command) ? command : erasePart(deps, session, { command, matter: params.id, ...body })
      },
    }),
    route({
      method: 'POST',
      url: '/api/matters/:id/follow',
      access: 'signed-in',
      tag,
      summary: 'Be told of what happens on a matter',
      shape: { params: onMatter, answers: { 200: followedShape } },
      handle: ({ params, session }) => followMatter(deps, session, params.id, true),
    }),
    route({
      method: 'DELETE',
      url: '/api/matters/:id/follow',
      access: 'signed-in',
      tag,
      summary: 'Follow a matter no longer',
      shape: { params: onMatter, answers: { 200: followedShape } },
      handle: ({ params, session }) => followMatter(deps, session, params.id, false),
    }),
  ]
}

/**
 * A browser that has the page asks whether it still stands, and is mostly told yes without being sent it again. What is
 * about persons does not stay in a browser.
 */
function sendPage({ bytes, tag, personal }: Page, request: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', personal ? 'no-store' : 'private, no-cache')
  if (!personal) reply.header('etag', tag)
  if (!personal && request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.type('application/json; charset=utf-8').send(bytes)
}

/** A conflict that carries what the author has not seen; what they filled in is theirs to keep. */
function overtaken({ stale, meanwhile }: Overtaken, request: FastifyRequest, reply: FastifyReply) {
  const problem = problemOf(stale, String(request.id), languageOf(request.headers['accept-language']))
  reply.code(problem.status).type(problemType)
  return { ...problem, meanwhile }
}
