import type { Text } from '../names.ts'

/** A stage in the words of whoever waits for it, for a public page. */
export interface Publicly {
  says: Text
  /** The shared field that says what is asked of them now. */
  asks?: string
  /** Which picture of the guide stands for it, for those who read badly; none where the way it shows was left. */
  picture?: PublicPicture
}

/** The pictures of the guide, in the order in which a matter goes through them. */
export const publicPictures = ['hand-in', 'check', 'accept', 'decide', 'result'] as const
export type PublicPicture = (typeof publicPictures)[number]

/** The words of a column, and of its choices. */
export type RowLabel = Text & { choices?: Record<string, Text> }

/** Words beside a kind, outside its hash. Keys are the paths of what they name. */
export interface KindLabels {
  kind: Text
  /** What belongs here and how to begin, for the empty list. */
  empty?: Text
  fields: Record<string, Text & { hint?: Text; choices?: Record<string, Text>; rows?: Record<string, RowLabel> }>
  /** `of`: the shared field that says what the track is about in this matter, e.g. which part a place decides. */
  tracks: Record<string, Text & { of?: string }>
  stages: Record<string, Text> // `track.stage`
  /** By `track.stage`, what whoever follows a matter from outside is told of it. */
  publicly?: Record<string, Publicly>
  /** Shared fields that are shown to whoever follows it, e.g. parcel numbers. */
  publicFields?: string[]
  /** By step id, `open` for the opening. `says`: what will happen, in one line; `did`: what the timeline says of it, with `{field}`. */
  steps: Record<string, Text & { says?: Text; did?: Text }>
  gates: Record<string, Text>
  /** By field, what else counties' own sheets head its column with; its label and what lies near it need no mention. */
  headings?: Record<string, string[]>
  rights?: Record<string, Text>
  grounds?: Record<string, Text>
  /** By the purpose for which personal data is taken, which the law has in Chinese: both languages. */
  purposes?: Record<string, Text>
}
