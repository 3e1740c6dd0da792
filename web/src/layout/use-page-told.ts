import { type RefObject, useEffect, useRef } from 'react'

/**
 * Says where one has come to: the window's title is the page's heading, and after a move inside the app the keyboard and
 * whoever listens begin at the page's content, as on a page newly loaded.
 *
 * @param path  the address without its query: a filter is not another page
 * @source WCAG 2.2, 2.4.2 and 2.4.3
 */
export function usePageTold(content: RefObject<HTMLElement | null>, path: string, name: string): void {
  const first = useRef(true)
  useEffect(() => {
    const main = content.current
    if (main === null) return
    const tell = () => {
      const heading = main.querySelector('h1')?.textContent?.trim()
      document.title = heading ? `${heading} · ${name}` : name
    }
    tell()
    // Headings come with the data, and some count: 今天先办 2 件.
    const watch = new MutationObserver(tell)
    watch.observe(main, { childList: true, subtree: true, characterData: true })
    return () => watch.disconnect()
  }, [content, name])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the path is what is waited for
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    // A page that has put the keyboard somewhere itself knows better; whoever is typing in the header goes on typing.
    const at = document.activeElement
    if (!content.current?.contains(at) && !isTypedIn(at)) content.current?.focus({ preventScroll: true })
  }, [content, path])
}

const isTypedIn = (at: Element | null) => at?.matches('input, textarea, select, [contenteditable=true]') === true
