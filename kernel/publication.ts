import type { DeskId, RoleId, Text } from './names.ts'

/**
 * What anybody may read without signing in: the matters of a kind that have come to the stage at which they are published.
 * Their publication (openness, secrecy check, reviews, approver) is the kind's own track; this says only where it ends and
 * which of its fields are shown. Shared fields alone; what a later step takes down is gone from the page at once.
 */
export interface Publication {
  id: string
  label: Text
  says: Text
  /** Read at its origin alone: what another party shared here is theirs to publish. */
  kind: string
  /** Of its main track. */
  stage: string
  /** The field under whose values the entries stand together. */
  group: string
  /** The field that says which edition an entry was published in. */
  edition?: string
  /** What is shown of an entry, in this order; one that is empty is left out. */
  fields: string[]
  /** A `files` field of pictures that are shown. */
  pictures?: string
  enquiry?: Enquiry
}

/** What somebody asks about an entry becomes a matter of another kind, opened by the party whose page it is. */
export interface Enquiry {
  kind: string
  label: Text
  says: Text
  /** Who may open such a matter for somebody without an account. */
  desk: DeskId
  role: RoleId
  /** What the form asks, of the opening's fields; `name!` where it is needed. */
  ask: string[]
  /** What the form calls a field where its own label speaks of somebody else. */
  labels?: Record<string, Text>
  /** The opening's other fields: `$matter` is the entry, `$today` the day, `=…` these words with `{field}` of the entry in them, otherwise a field of the entry. */
  with: Record<string, string>
  /** A page anybody can fill in: while so many wait unread at the stage where they begin, no more are taken. */
  most: number
  /** How those are told from others of the kind: a column and its value. */
  known: { column: string; value: string }
}

/** One field that the enquiry's form asks. */
export function askedOf({ ask }: Enquiry): { field: string; required: boolean }[] {
  return ask.map((name) => ({ field: name.replace(/!$/, ''), required: name.endsWith('!') }))
}

/** The rest of the opening's data, from the entry that was asked about. */
export function enquiryData(
  { with: given }: Enquiry,
  entry: { id: string; fields: Readonly<Record<string, unknown>> },
  today: string,
): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [field, from] of Object.entries(given)) {
    const value =
      from === '$matter'
        ? entry.id
        : from === '$today'
          ? today
          : from.startsWith('=')
            ? from.slice(1).replace(/\{(\w+)\}/g, (_, name: string) => String(entry.fields[name] ?? ''))
            : entry.fields[from]
    if (value !== undefined && value !== null) data[field] = value
  }
  return data
}
