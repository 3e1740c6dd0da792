import { isRefusal, type PartyId, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import { actorOf } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/)
const words = z.string().trim().min(1).max(64)
const text = z.strictObject({ zh: words, en: words })
const duty = z.strictObject({ desk: id, role: id })
const username = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u)

const deskShape = z.object({ id: z.string(), department: z.string(), label: text, closed: z.boolean() })
const departmentShape = z.object({ id: z.string(), name: text, closed: z.boolean(), desks: z.array(deskShape) })
export const personShape = z.object({
  id: z.string(),
  username: z.string(),
  title: z.string(),
  duties: z.array(duty),
  disabledAt: z.string().nullable(),
  mustChange: z.boolean(),
  secondFactor: z.boolean(),
  lockedMinutes: z.number().describe('minutes until the next attempt; 0 where the name is not locked'),
  subject: z.string().nullable().describe('who they are at the party’s identity provider'),
})
const madePassword = z.object({ id: z.string(), password: z.string().optional() })

/** Departments, desks and people of the administrator's own party. Each change is first written into the audit log. */
export function peopleRoutes(deps: NodeDeps): Route[] {
  const { audit, people, departments, sessions, names } = deps
  return [
    route({
      method: 'GET',
      url: '/api/admin/departments',
      access: 'administrator',
      tag: 'administration',
      summary: 'Departments with their desks',
      shape: { answers: { 200: z.array(departmentShape) } },
      handle: ({ session }) => departments.list(session.party),
    }),
    route({
      method: 'POST',
      url: '/api/admin/departments',
      access: 'administrator',
      tag: 'administration',
      summary: 'Add or rename a department',
      shape: { body: z.strictObject({ id, name: text }), answers: { 200: z.array(departmentShape) } },
      handle: async ({ session, body }) => {
        await audit.note(session.party, 'setting-changed', { about: `department ${body.id}` }, actorOf(session))
        await departments.putDepartment(session.party, body.id, body.name)
        return departments.list(session.party)
      },
    }),
    route({
      method: 'POST',
      url: '/api/admin/desks',
      access: 'administrator',
      tag: 'administration',
      summary: 'Add, rename or move a desk',
      shape: { body: z.strictObject({ id, department: id, label: text }), answers: { 200: z.array(departmentShape) } },
      handle: async ({ session, body }) => {
        const known = await departments.list(session.party)
        if (!known.some((department) => department.id === body.department)) {
          return refuseUnknown(body.department)
        }
        await audit.note(session.party, 'setting-changed', { about: `desk ${body.id}` }, actorOf(session))
        await departments.putDesk(session.party, body)
        await names.load(session.party)
        return departments.list(session.party)
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/people',
      access: 'administrator',
      tag: 'administration',
      summary: 'People and their duties',
      shape: { answers: { 200: z.array(personShape) } },
      handle: ({ session }) => peopleOf(deps, session.party),
    }),
    route({
      method: 'POST',
      url: '/api/admin/people',
      access: 'administrator',
      tag: 'administration',
      summary: 'Add a person; the answer carries a password to hand over, shown once',
      shape: {
        body: z.strictObject({ username, title: words, duties: z.array(duty).min(1).max(20) }),
        answers: { 201: madePassword },
      },
      handle: async ({ session, body, reply }) => {
        const added = await people.add(session.party, body)
        if (isRefusal(added)) return added
        const duties = body.duties.map((held) => `${held.desk}/${held.role}`).join(' ')
        await audit.note(session.party, 'person-added', { about: added.id, note: duties }, actorOf(session))
        await names.load(session.party)
        return reply.code(201).send(added)
      },
    }),
    route({
      method: 'PATCH',
      url: '/api/admin/people/:id',
      access: 'administrator',
      tag: 'administration',
      summary: 'Change title, duties, or whether a person may sign in; their sessions end',
      shape: {
        params: z.object({ id: z.string().max(64) }),
        body: z.strictObject({
          title: words.optional(),
          duties: z.array(duty).max(20).optional(),
          disabled: z.boolean().optional(),
        }),
        answers: { 200: z.array(personShape) },
      },
      handle: async ({ session, params, body }) => {
        const refusal = await people.change(session.party, params.id, body)
        if (refusal !== undefined) return refusal
        await audit.note(session.party, 'person-changed', { about: params.id, note: changed(body) }, actorOf(session))
        if (body.duties !== undefined || body.disabled !== undefined) await sessions.end(session.party, params.id)
        await names.load(session.party)
        return peopleOf(deps, session.party)
      },
    }),
    route({
      method: 'POST',
      url: '/api/admin/people/:id/password',
      access: 'administrator',
      tag: 'administration',
      summary: 'A new password to hand over, shown once; the way back from a lock-out',
      shape: { params: z.object({ id: z.string().max(64) }), answers: { 200: z.object({ password: z.string() }) } },
      handle: async ({ session, params }) => {
        const made = await people.resetPassword(session.party, params.id)
        if (isRefusal(made)) return made
        await audit.note(
          session.party,
          'person-changed',
          { about: params.id, note: 'password reset' },
          actorOf(session),
        )
        await sessions.end(session.party, params.id)
        return made
      },
    }),
  ]
}

/** People as the administrator sees them: with what their sign-in needs, and whether it is locked. */
export async function peopleOf(
  { people, sessions, providerLinks, secondFactor }: NodeDeps,
  party: PartyId,
): Promise<z.output<typeof personShape>[]> {
  const [list, locked, links, enrolled] = [
    await people.list(party),
    await sessions.lockOut.locked(party),
    await providerLinks.list(party),
    await secondFactor.enrolled(party),
  ]
  return list.map((person) => ({
    ...person,
    secondFactor: enrolled.has(person.id),
    lockedMinutes: locked.get(person.username) ?? 0,
    subject: links.find((link) => link.person === person.id)?.subject ?? null,
  }))
}

/** What was changed, for the audit log: titles are people's names, so only that it changed. */
function changed({ title, duties, disabled }: { title?: unknown; duties?: unknown; disabled?: unknown }): string {
  return JSON.stringify({ ...(title === undefined ? {} : { title: 'changed' }), duties, disabled })
}

function refuseUnknown(department: string) {
  return refuse('node.not-found', { what: `部门 department ${department}` })
}
