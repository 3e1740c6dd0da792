import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Converter } from 'opencc-js/cn2t'
import type { Plugin } from 'vite'

const id = 'virtual:zh-Hant'

/** Strings converted, everything else (shape, keys) untouched. */
export function convertDeep<T>(value: T, convert: (words: string) => string): T {
  if (typeof value === 'string') return convert(value) as T
  if (Array.isArray(value)) return value.map((one) => convertDeep(one, convert)) as T
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, convertDeep(one, convert)])) as T
  }
  return value
}

/** The converter takes 签 for a lot (籤); here it is always a signature (簽), but for 標籤. */
export function signed(convert: (words: string) => string): (words: string) => string {
  return (words) => convert(words).replace(/(?<!標)籤/g, '簽')
}

/**
 * `virtual:zh-Hant`: the zh-CN words in traditional characters, converted when the app is built, so that the tables of
 * the converter (about a megabyte) never reach a browser and no traditional text is kept by hand.
 */
export function traditional(): Plugin {
  const folder = join(import.meta.dirname, '../src/i18n/zh-CN')
  const convert = signed(Converter({ from: 'cn', to: 'tw' }))
  return {
    name: 'lianyu-traditional',
    resolveId(source) {
      return source === id ? `\0${id}` : undefined
    },
    async load(source) {
      if (source !== `\0${id}`) return undefined
      const words: Record<string, unknown> = {}
      for (const file of readdirSync(folder)) {
        if (file === 'index.ts') continue
        const path = join(folder, file)
        this.addWatchFile(path)
        // A new query makes Node read the file again after an edit.
        const read = await import(`${pathToFileURL(path).href}?${Date.now()}`)
        words[file.replace(/\.ts$/, '')] = convertDeep(read.default, convert)
      }
      return `export default ${JSON.stringify(words)}`
    },
  }
}
