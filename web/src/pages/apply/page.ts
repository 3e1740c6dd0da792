import type { Text } from '@lianyu/kernel'
import type { Me, Place } from './answers.ts'
import type { Words } from './words.ts'

/** One place on one device: what every view needs. */
export interface Page {
  root: HTMLElement
  english: boolean
  words: Words
  say: (text: Text) => string
  place: Place
  me: Me
  /** Files still going up: nothing is sent meanwhile. */
  busy: number
  /** Opens another view; the address keeps it, so that going back and reloading work. */
  go: (hash: string) => void
  /** The same view anew. */
  again: () => void
}
