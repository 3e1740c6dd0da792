import './apply.css'
import type { Text } from '@lianyu/kernel'
import { fill, h } from '../public-case/dom.ts'
import { applyReader, readerBar, readsEnglish } from '../public-case/reader.ts'
import { type Asking, ask, type Me, type Offer, type Place, Refused } from './answers.ts'
import { askingView } from './asking.ts'
import { chooseView } from './choose.ts'
import { dropDrafts } from './draft.ts'
import { guideView, requestView } from './form.ts'
import { mineView } from './mine.ts'
import type { Page } from './page.ts'
import { signInLink, takeBack } from './sign-in.ts'
import { en, zh } from './words.ts'

let listening = false

/** 网上办事: choose, fill in, send, follow. Without React, for a telephone; the guide is read without signing in. */
export async function startApply(root: HTMLElement, stay = false): Promise<void> {
  const english = readsEnglish()
  const words = english ? en : zh
  applyReader(words.title)
  if (!stay) fill(root, h('p', { class: 'public-wait second', role: 'status' }, words.loading))
  const again = () => void startApply(root, true)
  if (!listening) addEventListener('hashchange', () => void startApply(root, true).then(() => focusHeading(root)))
  if (!listening) takeBack()
  listening = true
  const base = { english, words }
  try {
    const places = await ask<Place[]>(base, '/api/applying')
    const party = /^\/apply\/([^/]+)/.exec(location.pathname)?.[1]
    const place = places.find((one) => one.party === party) ?? (places.length === 1 ? places[0] : undefined)
    if (place === undefined) return showPlaces(root, places, base, again)
    const me = await ask<Me>(base, '/api/applicant')
    if (me.signedIn) dropDrafts(me.id)
    const page: Page = {
      root,
      ...base,
      say: (text: Text) => (english ? text.en : text.zh),
      place,
      // Signed in at one place is nobody at another.
      me: me.signedIn && me.party.id === place.party ? me : { signedIn: false },
      busy: 0,
      go: (hash) => {
        if (location.hash === hash) again()
        else location.hash = hash
      },
      again,
    }
    const offers = await ask<Offer[]>(page, `/api/applying/${encodeURIComponent(place.party)}`)
    await show(page, offers)
  } catch (error) {
    const says = error instanceof Refused ? error.message : words.offline
    fill(
      root,
      readerBar(words, again),
      h('h1', {}, words.title),
      h('p', { role: 'alert', class: 'public-problem' }, says),
      h('button', { type: 'button', class: 'press', click: again }, words.again),
    )
  }
}

async function show(page: Page, offers: Offer[]): Promise<void> {
  const { root, words } = page
  const [, view = '', rest = ''] = /^#(\w+)=?(.*)$/.exec(location.hash) ?? []
  const id = decodeURIComponent(rest)
  const offer = offers.find(({ kind, guides }) => (view === 'new' ? kind === id : guides?.some((one) => one.id === id)))
  const guide = offer?.guides?.find((one) => one.id === id)
  const asking = page.me.signedIn && (view === '' || view === 'asked') ? await askedOf(page) : []
  const body =
    view === 'mine'
      ? await mineView(page)
      : view === 'asked'
        ? askingView(
            page,
            asking.find(({ matter }) => matter === id),
          )
        : offer !== undefined && guide !== undefined
          ? guideView(page, offer, guide)
          : view === 'new' && offer !== undefined
            ? requestView(page, offer)
            : chooseView(page, offers, asking)
  fill(root, readerBar(words, page.again), head(page, view), refusedHere(page), ...body)
}

const askedOf = (page: Page) => ask<Asking[]>(page, '/api/applicant/asking')

function head(page: Page, view: string): HTMLElement {
  const { words, say, place, me } = page
  const at = (hash: string, says: string, here: boolean) =>
    h('a', { href: hash, ...(here ? { 'aria-current': 'page' } : {}) }, says)
  return h(
    'header',
    { class: 'apply-head' },
    h('p', { class: 'second' }, `${say(place.name)} · ${words.title}`),
    h(
      'nav',
      { class: 'apply-nav', 'aria-label': words.title },
      at('#', words.all, view !== 'mine'),
      me.signedIn && at('#mine', words.mine, view === 'mine'),
      h('a', { href: '/q' }, words.follow),
    ),
    me.signedIn
      ? h(
          'p',
          { class: 'apply-who' },
          h('span', {}, words.signedInAs(me.name ?? me.uscc ?? '')),
          h('button', { type: 'button', class: 'link', click: () => void signOut(page) }, words.signOut),
        )
      : h('p', { class: 'apply-who' }, signInLink(page)),
  )
}

async function signOut(page: Page): Promise<void> {
  await ask(page, '/api/applicant', { method: 'DELETE' }).catch(() => undefined)
  dropDrafts()
  page.go('#')
  page.again()
}

function refusedHere({ words }: Page): HTMLElement | false {
  return (
    new URLSearchParams(location.search).has('refused') &&
    h('p', { role: 'alert', class: 'public-problem' }, words.refused)
  )
}

function showPlaces(
  root: HTMLElement,
  places: Place[],
  { words, english }: { words: Page['words']; english: boolean },
  again: () => void,
): void {
  fill(
    root,
    readerBar(words, again),
    h('h1', {}, words.title),
    places.length === 0 && h('p', {}, words.none),
    places.length > 0 && h('h2', {}, words.where),
    h(
      'ul',
      { class: 'apply-list' },
      ...places.map(({ party, name }) =>
        h('li', {}, h('a', { href: `/apply/${encodeURIComponent(party)}` }, english ? name.en : name.zh)),
      ),
    ),
    h('p', {}, h('a', { href: '/q' }, words.follow)),
  )
}

function focusHeading(root: HTMLElement): void {
  const heading = root.querySelector<HTMLElement>('h1')
  heading?.setAttribute('tabindex', '-1')
  heading?.focus()
}
