import type { Text } from '@lianyu/kernel'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { pluralOf } from '../i18n/plural.ts'

export type Say = (text: Text | string | undefined) => string

/** The node's words in the reader's language; traditional characters are the interface's own business. */
export function useSay(): Say {
  const english = useTranslation().i18n.language === 'en'
  return useCallback(
    (text) => (text === undefined ? '' : typeof text === 'string' ? text : english ? text.en : text.zh),
    [english],
  )
}

/** A kind's name over a list of many of its matters; Chinese has one form for both. */
export function useSayMany(): (name: Text) => string {
  const english = useTranslation().i18n.language === 'en'
  return useCallback((name) => (english ? pluralOf(name.en) : name.zh), [english])
}
