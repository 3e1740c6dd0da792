import type { Locale } from 'antd/es/locale'

/** Ant Design's own words, loaded with the language. */
export async function antdLocale(language: string): Promise<Locale> {
  if (language === 'en') return (await import('antd/es/locale/en_US')).default
  if (language === 'zh-Hant') return (await import('antd/es/locale/zh_TW')).default
  return (await import('antd/es/locale/zh_CN')).default
}
