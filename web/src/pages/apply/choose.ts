import { fill, h } from '../public-case/dom.ts'
import type { Asking, Guide, Offer } from './answers.ts'
import { askingLine } from './asking.ts'
import { comingOf } from './form.ts'
import type { Page } from './page.ts'
import { fourSteps, pictogram, themes } from './pictograms.ts'

const shownFirst = 12

/** Choosing by word or by picture; what firms ask for stands below. */
export function chooseView(page: Page, offers: Offer[], asking: Asking[]): (HTMLElement | false)[] {
  const { words, me } = page
  const guides = offers.flatMap(({ guides: own }) => own ?? []).toSorted((a, b) => Number(b.online) - Number(a.online))
  const list = h('ul', { class: 'apply-list' })
  const count = h('p', { class: 'second meta', role: 'status' })
  let shown = shownFirst
  const more = h('button', { type: 'button', class: 'press', click: () => drawMore() }) as HTMLButtonElement
  const input = h('input', {
    id: 'find',
    type: 'search',
    class: 'plain-input',
    placeholder: words.searchSays,
    autocomplete: 'off',
    input: () => search(null),
  }) as HTMLInputElement
  let theme: string[] | null = null
  const search = (wanted: string[] | null) => {
    theme = wanted
    if (wanted !== null) input.value = ''
    shown = shownFirst
    draw()
  }
  const drawMore = () => {
    const first = shown
    shown += 30
    draw()
    list.querySelectorAll('a')[first]?.focus()
  }
  const draw = () => {
    const typed = input.value.trim().toLowerCase()
    const found = guides.filter(({ title, code }) =>
      theme !== null
        ? theme.some((word) => title.includes(word))
        : typed === '' || title.toLowerCase().includes(typed) || (code ?? '').toLowerCase().includes(typed),
    )
    fill(count, found.length === 0 ? words.nothing : words.found(found.length))
    fill(list, ...found.slice(0, shown).map((guide) => lineOf(page, guide)))
    more.hidden = found.length <= shown
    fill(more, words.more(found.length - shown))
    for (const tile of tiles.querySelectorAll('button')) {
      tile.setAttribute('aria-pressed', String(theme !== null && tile.dataset.theme === theme.join()))
    }
  }
  const fits = themes.filter((one) => guides.some(({ title }) => one.words.some((word) => title.includes(word))))
  const tiles = h(
    'div',
    { class: 'apply-themes', role: 'group', 'aria-label': words.themesTitle },
    ...fits.map(({ name, words: wanted }) =>
      h(
        'button',
        {
          type: 'button',
          'aria-pressed': 'false',
          'data-theme': wanted.join(),
          click: () => search(theme?.join() === wanted.join() ? null : wanted),
        },
        pictogram(name),
        h('span', {}, words.themes[name] ?? name),
      ),
    ),
  )
  draw()
  const others = offers.filter(({ guides: own }) => own === null)
  return [
    h('h1', {}, words.all),
    ...asking.map((one) => askingLine(page, one)),
    fourSteps(words.guideTitle, words.guide),
    h('h2', {}, words.themesTitle),
    tiles,
    h(
      'div',
      { role: 'search', class: 'apply-search' },
      h('label', { for: 'find', class: 'field-label' }, words.search),
      input,
    ),
    count,
    list,
    more,
    !me.signedIn && h('p', { class: 'second' }, words.signInWhy),
    ...others.map((offer) => otherOffer(page, offer)),
  ]
}

function lineOf(page: Page, guide: Guide): HTMLElement {
  const { words, say } = page
  const { id, title, online, sample, keeper } = guide
  return h(
    'li',
    {},
    h('a', { href: `#item=${encodeURIComponent(id)}` }, title),
    h(
      'p',
      { class: 'second meta' },
      `${say(keeper)} · ${online ? words.online : words.windowOnly} `,
      sample && h('span', { class: 'public-sample' }, words.sample),
    ),
    guide.coming !== null && h('p', { class: 'second meta' }, comingOf(page, guide)),
  )
}

/** What is not of the catalogue, e.g. an enterprise's request. */
function otherOffer({ words, say, me }: Page, { kind, label, who }: Offer): HTMLElement {
  const may = me.signedIn && who.includes(me.sort)
  return h(
    'section',
    { class: 'public-more' },
    h('h2', {}, say(label)),
    may
      ? h('a', { class: 'press', href: `#new=${encodeURIComponent(kind)}` }, say(label))
      : h('p', { class: 'second' }, words.firmsOnly),
  )
}
