import type { Readable } from 'node:stream'
import { isRefusal, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { largestFile } from '../../files/file-store.ts'
import type { SignedInApplicant } from '../../identity/applicants.ts'
import { commandOf } from '../command-header.ts'
import type { NodeDeps } from '../deps.ts'
import { fileName, hereOrFetched } from '../files/routes.ts'
import { type Call, type Route, type RouteShape, route } from '../route.ts'
import { cursorShape, matterIdShape, storedFileShape, textShape } from '../shapes.ts'
import { apply } from './apply.ts'
import { answerAsking, askingShape, listAsking } from './asking.ts'
import { offerOf, offerShape } from './catalogue.ts'
import { applicantPath } from './cookie.ts'
import { actOn, describeOwn, holdOwn, listOwn, ownShape } from './own.ts'
import { keepFile } from './own-files.ts'
import { applicantSignInRoutes } from './sign-in-routes.ts'

const data = z.record(z.string().max(64), z.unknown())
const one = z.object({ id: matterIdShape })
const tag = 'applicant'

/** Citizens and firms: what may be applied for, theirs alone, and what they may do with it. */
export function applicantRoutes(deps: NodeDeps): Route[] {
  return [
    ...applicantSignInRoutes(deps),
    route({
      method: 'GET',
      url: '/api/applying',
      access: 'public',
      tag,
      summary: 'Parties in which people outside apply online, and what they sign in by',
      shape: { answers: { 200: z.array(z.object({ party: z.string(), name: textShape, provider: textShape })) } },
      handle: () =>
        deps.applicantProviders
          .list()
          .filter(({ party }) => deps.journal.parties().includes(party))
          .map(({ party, name }) => ({ party, name: deps.names.party(party), provider: name })),
    }),
    route({
      method: 'GET',
      url: '/api/applying/:party',
      access: 'public',
      tag,
      summary: 'What may be applied for there: terms, papers, and which papers need not be brought',
      perMinute: 60,
      shape: { params: z.object({ party: z.string().min(1).max(32) }), answers: { 200: offerShape } },
      handle: ({ params }) =>
        deps.applicantProviders.issuerOf(params.party) === undefined || !deps.journal.parties().includes(params.party)
          ? refuse('node.not-found', { what: '单位 party' })
          : offerOf(deps, params.party),
    }),
    route({
      method: 'GET',
      url: `${applicantPath}/matters`,
      access: 'applicant',
      tag,
      summary: 'What you opened here, newest first, with where it stands and what is asked of you',
      shape: {
        query: z.object({ cursor: cursorShape.optional() }),
        answers: { 200: z.object({ items: z.array(ownShape), next: z.string().nullable() }) },
      },
      handle: (call) => {
        call.reply.header('cache-control', 'no-store')
        return listOwn(deps, signedIn(call), call.query.cursor)
      },
    }),
    route({
      method: 'POST',
      url: `${applicantPath}/matters`,
      access: 'applicant',
      tag,
      summary: 'Apply; answers with the code by which it is followed',
      perMinute: 20,
      shape: {
        body: z.strictObject({ kind: z.string().max(64), item: matterIdShape.optional(), data }),
        answers: { 200: z.object({ matter: z.string(), queryCode: z.string().nullable() }) },
      },
      handle: (call) => {
        const command = commandOf(call.request, deps.now())
        return isRefusal(command) ? command : apply(deps, signedIn(call), { command, ...call.body })
      },
    }),
    route({
      method: 'GET',
      url: `${applicantPath}/matters/:id`,
      access: 'applicant',
      tag,
      summary: 'One of your own',
      shape: { params: one, answers: { 200: ownShape } },
      handle: async (call) => {
        call.reply.header('cache-control', 'no-store')
        const held = await holdOwn(deps, signedIn(call), call.params.id)
        return isRefusal(held) ? held : describeOwn(deps, signedIn(call), held)
      },
    }),
    route({
      method: 'POST',
      url: `${applicantPath}/matters/:id/acts/:act`,
      access: 'applicant',
      tag,
      summary: 'Do what is offered on one of your own: add papers, withdraw, consent, confirm',
      perMinute: 30,
      shape: {
        params: one.extend({ act: z.string().max(64) }),
        body: z.strictObject({ about: matterIdShape, data }),
        answers: { 200: ownShape },
      },
      handle: (call) => {
        const { id, act } = call.params
        const command = commandOf(call.request, deps.now())
        return isRefusal(command) ? command : actOn(deps, signedIn(call), { command, matter: id, act, ...call.body })
      },
    }),
    route({
      method: 'GET',
      url: `${applicantPath}/asking`,
      access: 'applicant',
      tag,
      summary: 'What you are asked about now, such as how departments have served you',
      shape: { answers: { 200: z.array(askingShape) } },
      handle: (call) => {
        call.reply.header('cache-control', 'no-store')
        return listAsking(deps, signedIn(call))
      },
    }),
    route({
      method: 'POST',
      url: `${applicantPath}/asking/:id`,
      access: 'applicant',
      tag,
      summary: 'Answer about one of them; a later answer corrects the earlier one',
      perMinute: 60,
      shape: {
        params: one,
        body: z.strictObject({ about: z.string().max(64), data }),
        answers: { 200: askingShape },
      },
      handle: (call) => {
        const command = commandOf(call.request, deps.now())
        if (isRefusal(command)) return command
        return answerAsking(deps, signedIn(call), { command, matter: call.params.id, ...call.body })
      },
    }),
    route({
      method: 'PUT',
      url: `${applicantPath}/files`,
      access: 'applicant',
      tag,
      summary: 'Send up a paper as the raw body; `X-File-Name` percent-encoded. Type by content, 20 MB at most',
      perMinute: 30,
      bodyLimit: largestFile + 1,
      shape: {
        answers: { 200: storedFileShape },
      },
      handle: async (call) => {
        const name = fileName(call.request.headers['x-file-name'])
        if (name === undefined) return refuse('files.name', {}, 'x-file-name')
        return keepFile(deps, signedIn(call), name, call.request.body as Readable)
      },
    }),
    route({
      method: 'GET',
      url: `${applicantPath}/matters/:id/files/:hash`,
      access: 'applicant',
      tag,
      summary: 'A paper that you handed in, or one that was issued to you',
      shape: {
        params: one.extend({ hash: z.string().regex(/^[0-9a-f]{64}$/) }),
        answers: { 200: { binary: 'application/octet-stream' } },
      },
      handle: async (call) => {
        const { id, hash } = call.params
        const who = signedIn(call)
        const held = await holdOwn(deps, who, id)
        if (isRefusal(held)) return held
        const { given, issued } = await describeOwn(deps, who, held)
        const file = [...given, ...issued].find((own) => own.hash === hash)
        if (file === undefined) return refuse('files.not-yours', {})
        const content = await hereOrFetched(deps, who.party, hash)
        if (content === undefined) return refuse('files.not-here-yet', {})
        call.reply
          .header('content-type', file.type)
          .header('content-length', content.size)
          .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
          .header('content-security-policy', "sandbox; default-src 'none'")
          .header('cache-control', 'private, no-store')
        return call.reply.send(content.stream)
      },
    }),
  ]
}

/** On lines of access `applicant` there is always one. */
const signedIn = (call: Pick<Call<RouteShape>, 'applicant'>) => call.applicant as SignedInApplicant
