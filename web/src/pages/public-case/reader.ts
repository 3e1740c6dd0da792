import { h } from './dom.ts'

const languageKey = 'lianyu.language'
const sizeKey = 'lianyu.type'

/** What the reader chose on this device, for every page that wants no account; the same as in the app. */
export function readsEnglish(): boolean {
  return read(languageKey) === 'en'
}

/** Sets language and size of type on the page, before it is drawn. */
export function applyReader(title: string): void {
  document.documentElement.lang = readsEnglish() ? 'en' : 'zh-CN'
  document.title = title
  if (read(sizeKey) === 'large') document.documentElement.dataset.type = 'large'
  else delete document.documentElement.dataset.type
}

/** Larger type and the other language, first on the page: whoever needs them cannot look for them. `again` draws it anew. */
export function readerBar(words: { large: string; normal: string; other: string }, again: () => void): HTMLElement {
  const large = document.documentElement.dataset.type === 'large'
  const keep = (key: string, value: string) => () => {
    try {
      localStorage.setItem(key, value)
    } catch {
      // A browser that keeps nothing shows the choice until the page is left.
    }
    again()
    // The button that was pressed is drawn anew: the keyboard stays on it.
    document.querySelector<HTMLElement>(`[data-keeps="${key}"]`)?.focus()
  }
  const button = (key: string, value: string, says: string) =>
    h('button', { type: 'button', class: 'link', 'data-keeps': key, click: keep(key, value) }, says)
  return h(
    'div',
    { class: 'public-reader' },
    button(sizeKey, large ? 'normal' : 'large', large ? words.normal : words.large),
    button(languageKey, readsEnglish() ? 'zh-CN' : 'en', words.other),
  )
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
