import { askedOf, type PartyId, type Publication, purposeText, refuse } from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { newestKind } from '../newest-kind.ts'
import { type Route, route } from '../route.ts'
import { sayValue } from '../say/say-value.ts'
import { kindIdShape, leafShape, matterIdShape, partyIdShape, textShape } from '../shapes.ts'
import { enquiryTicket } from './enquiry-ticket.ts'
import { publicationPaper, publicationPdf } from './publication-paper.ts'
import { type Entry, entriesOf, publicationOf, publicationsOf, titleOf } from './published.ts'
import { takeEnquiry } from './take-enquiry.ts'

const tag = 'public'
const about = z.object({ publication: kindIdShape, party: partyIdShape })
const labelled = z.object({ field: z.string(), type: z.string(), label: textShape })
const headShape = z.object({ publication: z.string(), label: textShape, party: z.string(), name: textShape })
const listShape = z.object({ items: z.array(headShape.extend({ entries: z.number() })) })
const entryShape = z.object({
  id: z.string(),
  title: z.string(),
  group: z.string(),
  sample: z.boolean(),
  edition: z.string().nullable(),
  since: z.string().describe('when it was published'),
  fields: z.array(labelled.extend({ value: textShape })),
  pictures: z.array(z.object({ hash: z.string(), name: z.string() })),
})
const publicationShape = headShape.extend({
  says: textShape,
  entries: z.array(entryShape),
  enquiry: z
    .object({
      label: textShape,
      says: textShape,
      purpose: textShape.nullable().describe('what the data about a person are for'),
      ticket: z.string().describe('to be sent with the enquiry; good for one, for twelve hours'),
      fields: z.array(labelled.extend({ required: z.boolean(), personal: z.boolean() })),
    })
    .nullable(),
})

/** What parties of this node have published: pages that anybody may read, print and ask about. */
export function publicationRoutes(deps: NodeDeps): Route[] {
  return [
    route({
      method: 'GET',
      url: '/api/public/publications',
      access: 'public',
      tag,
      summary: 'What the parties of this node have published',
      perMinute: 30,
      shape: { answers: { 200: listShape } },
      handle: async () => {
        const items: z.output<typeof listShape>['items'] = []
        for (const publication of publicationsOf(deps)) {
          for (const party of deps.journal.parties()) {
            const { length } = await entriesOf(deps, party, publication)
            if (length > 0) items.push({ ...headOf(deps, party, publication), entries: length })
          }
        }
        return { items }
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/publications/:publication/:party',
      access: 'public',
      tag,
      summary: 'A publication: its entries that passed their reviews and were not taken down, and how to ask about one',
      perMinute: 60,
      shape: { params: about, answers: { 200: publicationShape } },
      handle: async ({ params }) => {
        const publication = publicationOf(deps, params.publication)
        if (publication === undefined || !deps.journal.parties().includes(params.party)) return missing()
        const entries = await entriesOf(deps, params.party, publication)
        return {
          ...headOf(deps, params.party, publication),
          says: publication.says,
          entries: entries.map((entry) => entryView(deps, publication, entry)),
          enquiry: enquiryView(deps, params.party, publication),
        }
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/publications/:publication/:party/paper.pdf',
      access: 'public',
      tag,
      summary: 'The same as a paper to print, in Chinese or English',
      perMinute: 10,
      shape: {
        params: about,
        query: z.object({ lang: z.enum(['zh', 'en']).optional() }),
        answers: { 200: { binary: 'application/pdf' } },
      },
      handle: async ({ params: { publication: id, party }, query: { lang = 'zh' }, reply }) => {
        const publication = publicationOf(deps, id)
        const entries = publication ? await entriesOf(deps, party, publication) : []
        if (publication === undefined || entries.length === 0) return missing()
        const address = `${await deps.addressOf(party)}/p/${party}/${id}`
        const paper = publicationPaper(deps, party, publication, entries, { address, english: lang === 'en' })
        const pdf = await publicationPdf(`${party} ${id} ${lang}`, paper, deps.now())
        if ('refusal' in pdf) return pdf
        reply
          .type('application/pdf')
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(`${paper.title}.pdf`)}`)
          .header('content-security-policy', "sandbox; default-src 'none'")
        return reply.send(Buffer.from(pdf))
      },
    }),
    route({
      method: 'GET',
      url: '/api/public/publications/:publication/:party/pictures/:hash',
      access: 'public',
      tag,
      summary: 'A picture of a published entry',
      perMinute: 300,
      shape: { params: about.extend({ hash: leafShape }), answers: { 200: { binary: 'image/*' } } },
      handle: async ({ params: { publication: id, party, hash }, reply }) => {
        const publication = publicationOf(deps, id)
        const entries = publication ? await entriesOf(deps, party, publication) : []
        const shown = publication ? entries.flatMap((entry) => picturesOf(publication, entry)) : []
        const picture = shown.find((one) => one.hash === hash)
        const content = picture && (await deps.files.read(party, hash))
        if (picture === undefined || content === undefined) return missing()
        reply
          .header('content-type', picture.type)
          .header('content-length', content.size)
          .header('content-security-policy', "sandbox; default-src 'none'")
        return reply.send(content.stream)
      },
    }),
    route({
      method: 'POST',
      url: '/api/public/publications/:publication/:party/enquiries',
      access: 'public',
      tag,
      summary: 'Ask about an entry; what is said of a person can be erased like any personal part',
      bodyLimit: 16 * 1024,
      perMinute: 6,
      shape: {
        params: about,
        body: z.strictObject({
          about: matterIdShape,
          ticket: z.string().max(80),
          data: z
            .record(z.string().max(64), z.string().max(4_000))
            .refine((data) => Object.keys(data).length <= 20, 'too many fields'),
          // Nobody sees it, so nobody fills it in but a program.
          website: z.literal('').optional(),
        }),
        answers: { 201: z.object({ title: z.string(), due: z.string().nullable() }) },
      },
      handle: async ({ params, body, request, reply }) => {
        if (request.headers['x-lianyu'] !== '1') return refuse('node.cross-site', {})
        const publication = publicationOf(deps, params.publication)
        if (publication === undefined || !deps.journal.parties().includes(params.party)) return missing()
        const taken = await takeEnquiry(deps, params.party, publication, body)
        if (!('refusal' in taken)) reply.code(201)
        return taken
      },
    }),
  ]
}

const missing = () => refuse('node.not-found', { what: '公开内容 publication' })

function headOf(deps: NodeDeps, party: PartyId, { id, label }: Publication) {
  return { publication: id, label, party, name: deps.names.party(party) }
}

function entryView(deps: NodeDeps, publication: Publication, entry: Entry): z.output<typeof entryShape> {
  const { id, kind, matter, since } = entry
  const { fields } = matter.shared
  const words = { names: deps.names, offsetMinutes: deps.offsetMinutes }
  const edition = publication.edition === undefined ? undefined : fields[publication.edition]
  return {
    id,
    title: titleOf(entry),
    group: String(fields[publication.group] ?? ''),
    sample: fields.sample === true,
    edition: typeof edition === 'string' ? edition : null,
    since,
    fields: publication.fields.flatMap((field) => {
      const value = sayValue(kind, field, fields[field], words)
      if (value.zh === '') return []
      const { type = 'words' } = kind.declaration.fields[field] ?? {}
      return [{ field, type, label: labelOf(kind.labels.fields, field), value }]
    }),
    pictures: picturesOf(publication, entry).map(({ hash, name }) => ({ hash, name })),
  }
}

const labelOf = (labels: Record<string, { zh: string; en: string }>, field: string) => ({
  zh: labels[field]?.zh ?? field,
  en: labels[field]?.en ?? field,
})

function picturesOf({ pictures }: Publication, { matter }: Entry): { hash: string; name: string; type: string }[] {
  const held = pictures === undefined ? [] : matter.shared.fields[pictures]
  const files = Array.isArray(held) ? (held as Record<string, unknown>[]) : []
  return files.flatMap(({ hash, name, type }) =>
    typeof hash === 'string' && typeof name === 'string' && (type === 'image/jpeg' || type === 'image/png')
      ? [{ hash, name, type }]
      : [],
  )
}

function enquiryView(deps: NodeDeps, party: PartyId, { enquiry }: Publication) {
  const kind = enquiry && newestKind(deps, enquiry.kind)
  if (enquiry === undefined || kind === undefined) return null
  const { declaration, labels } = kind
  return {
    label: enquiry.label,
    says: enquiry.says,
    purpose: declaration.opening.personal === undefined ? null : purposeText(kind, declaration.opening.personal),
    ticket: enquiryTicket(deps.querySecret, party, deps.now()),
    fields: askedOf(enquiry).map(({ field, required }) => ({
      field,
      type: declaration.fields[field]?.type ?? 'words',
      label: enquiry.labels?.[field] ?? labelOf(labels.fields, field),
      required,
      personal: declaration.fields[field]?.part === 'personal',
    })),
  }
}
