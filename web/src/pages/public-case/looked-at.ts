import type { Instant, Text } from '@lianyu/kernel'
import { localDay, sayShortDay } from './case-facts.ts'
import { fill, h } from './dom.ts'
import { language, type Page } from './page.ts'

interface Looked {
  items: {
    how: 'looked' | 'file' | 'exported' | 'sent'
    party: { name: Text }
    desk: Text | null
    purpose: Text
    times: Instant[]
  }[]
}

/** 谁看过我的信息: asked for only when it is opened. Units and desks, purposes and days; never the name of an officer. */
export function lookedAt(page: Page, today: string): HTMLElement {
  const { code, words } = page
  const list = h('div', { role: 'status' })
  let asked = false
  const open = async () => {
    if (asked) return
    asked = true
    fill(list, h('p', { class: 'second' }, words.loading))
    try {
      const response = await fetch(`/api/public/matters/${encodeURIComponent(code)}/disclosures`, {
        headers: language(page),
      })
      if (!response.ok) throw new Error(String(response.status))
      fill(list, ...lines(page, (await response.json()) as Looked, today))
    } catch {
      asked = false
      fill(list, h('p', {}, words.offline))
    }
  }
  return h(
    'section',
    { class: 'public-more' },
    h('details', { toggle: () => void open() }, h('summary', { class: 'link' }, words.lookedTitle), list),
  )
}

function lines({ words, say }: Page, { items }: Looked, today: string): HTMLElement[] {
  const days = (times: Instant[]) => [...new Set(times.map((at) => sayShortDay(words, localDay(at), today)))].join(' ')
  return [
    items.length === 0
      ? h('p', { class: 'second' }, words.lookedNone)
      : h(
          'ul',
          {},
          ...items.map((one) =>
            h(
              'li',
              {},
              h('p', {}, `${say(one.party.name)} ${one.desk ? say(one.desk) : ''} ${words.lookedHow[one.how]}`),
              h('p', { class: 'second meta' }, `${say(one.purpose)} ${days(one.times)}`),
            ),
          ),
        ),
    h('p', { class: 'second meta' }, words.lookedElsewhere),
  ]
}
