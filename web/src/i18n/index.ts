import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { withSingulars } from './words.ts'
import zh from './zh-CN/index.ts'

export const languages = { 'zh-CN': '简体', 'zh-Hant': '繁體', en: 'English' } as const
export type Language = keyof typeof languages

const key = 'lianyu.language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'marks'
    resources: typeof zh
    returnNull: false
  }
}

const loaders: Record<Language, () => Promise<Record<string, object>>> = {
  'zh-CN': async () => zh,
  'zh-Hant': async () => (await import('virtual:zh-Hant')).default,
  en: async () => withSingulars((await import('./en/index.ts')).default) as Record<string, object>,
}

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && value in languages
}

/** The language chosen on this device; Chinese first whatever the browser says, because the work is in Chinese. */
export function chosenLanguage(): Language {
  const kept = localStorage.getItem(key)
  return isLanguage(kept) ? kept : 'zh-CN'
}

async function load(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'marks')) return
  const words = await loaders[language]()
  for (const [namespace, bundle] of Object.entries(words)) i18next.addResourceBundle(language, namespace, bundle)
}

export async function changeLanguage(language: Language): Promise<void> {
  await load(language)
  localStorage.setItem(key, language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
}

/** Ready before the first drawing: Chinese is in the entry chunk, the others are fetched only when chosen. */
export async function startLanguages(language = chosenLanguage()): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'zh-CN',
    fallbackLng: 'zh-CN',
    supportedLngs: Object.keys(languages),
    resources: { 'zh-CN': zh },
    defaultNS: 'marks',
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = 'zh-CN'
  if (language !== 'zh-CN') await changeLanguage(language)
}
