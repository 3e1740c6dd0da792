import type { Text } from '@lianyu/kernel'
import type { PublicCase } from './case-facts.ts'
import type { Words } from './words.ts'

/** One case on one device: what every part of the page needs. */
export interface Page {
  root: HTMLElement
  code: string
  english: boolean
  words: Words
  say: (text: Text) => string
  /** Draws the case as the node answers it. */
  show: (found: PublicCase) => void
}

export const language = ({ english }: Page) => ({ 'accept-language': english ? 'en' : 'zh-CN' })
