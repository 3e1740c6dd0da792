import type { Locale } from 'antd/es/locale'
import zhCN from 'antd/es/locale/zh_CN'

/** What stands until another language is loaded: Chinese is in the entry chunk. */
export const firstAntdLocale: Locale = zhCN

/** Ant Design's own words, loaded with the language. */
export async function antdLocale(language: string): Promise<Locale> {
  if (language === 'en') return (await import('antd/es/locale/en_US')).default
  if (language === 'zh-Hant') return (await import('antd/es/locale/zh_TW')).default
  return zhCN
}
