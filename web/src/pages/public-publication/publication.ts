import { fill, h } from '../public-case/dom.ts'
import { applyReader, readerBar, readsEnglish } from '../public-case/reader.ts'
import './publication.css'
import { enquiryForm } from './enquiry-form.ts'
import { addressOf, dayOf, type Head, type Page, type Problem, type Published, type Shown, sentenceOf } from './page.ts'
import { en, zh } from './words.ts'

/** What a party has published, for anybody: `/p` lists, `/p/{party}/{publication}` shows one. */
export async function startPublication(root: HTMLElement): Promise<void> {
  const english = readsEnglish()
  const words = english ? en : zh
  const say: Page['say'] = (text) => (english ? text.en : text.zh)
  const page: Page = { root, words, english, say, again: () => void startPublication(root) }
  document.body.dataset.page = 'publication'
  applyReader(words.title)
  fill(root, h('p', { class: 'public-wait second', role: 'status' }, words.loading))
  const [, party, publication] = location.pathname.split('/').filter((part) => part !== '')
  try {
    if (party !== undefined && publication !== undefined) await one(page, { party, publication })
    else await list(page, party)
  } catch {
    fail(page, {})
  }
}

async function ask<T>(page: Page, address: string): Promise<T | undefined> {
  const response = await fetch(address)
  if (response.ok) return (await response.json()) as T
  fail(page, (await response.json().catch(() => ({}))) as Problem)
  return undefined
}

async function list(page: Page, party: string | undefined): Promise<void> {
  const { root, words, say } = page
  const found = await ask<{ items: Head[] }>(page, '/api/public/publications')
  if (found === undefined) return
  const items = found.items.filter((one) => party === undefined || one.party === party)
  const line = (one: Head) =>
    h(
      'li',
      {},
      h('a', { class: 'link', href: hrefOf(one) }, `${say(one.name)} ${say(one.label)}`),
      h('span', { class: 'second' }, words.entries(one.entries)),
    )
  fill(
    root,
    reader(page),
    h('h1', {}, items.length === 0 ? words.none : words.title),
    h('p', { class: 'second' }, items.length === 0 ? words.noneSays : words.listSays),
    h('ul', { class: 'pub-list' }, ...items.map(line)),
  )
}

async function one(page: Page, asked: { party: string; publication: string }): Promise<void> {
  const found = await ask<Published>(page, addressOf(asked))
  if (found !== undefined) show(page, found)
}

const hrefOf = ({ party, publication }: { party: string; publication: string }) => `/p/${party}/${publication}`

function show(page: Page, found: Published): void {
  const { root, words, say, english } = page
  const paper = `${addressOf(found)}/paper.pdf${english ? '?lang=en' : ''}`
  const name = english ? `${say(found.name)}: ${say(found.label)}` : `${say(found.name)}${say(found.label)}`
  applyReader(name)
  const groups = new Map<string, Shown[]>()
  for (const entry of found.entries) groups.set(entry.group, [...(groups.get(entry.group) ?? []), entry])
  const some = found.entries.length > 0
  fill(
    root,
    reader(page),
    h(
      'header',
      { class: 'public-head' },
      h('h1', {}, name),
      h('p', { class: 'pub-says' }, some ? words.says(found.entries.length, groups.size) : words.none),
      h('p', { class: 'second' }, some ? say(found.says) : words.noneSays),
      some && english && h('p', { class: 'second' }, words.asWritten),
    ),
    some &&
      h(
        'p',
        { class: 'pub-tools' },
        h('a', { class: 'press', href: paper, target: '_blank', rel: 'noopener' }, words.pdf),
        h('button', { type: 'button', class: 'press', click: () => print() }, words.print),
        h('a', { class: 'link', href: '/p' }, words.back),
      ),
    groups.size > 1 &&
      h(
        'nav',
        { class: 'pub-contents', 'aria-label': words.contents },
        ...[...groups].map(([group, all], at) =>
          h('a', { class: 'link', href: `#group-${at}` }, `${group || words.otherGroup} ${all.length}`),
        ),
      ),
    ...[...groups].map(([group, all], at) =>
      h(
        'section',
        { class: 'pub-group', id: `group-${at}` },
        h('h2', {}, group || words.otherGroup),
        ...all.map((entry) => article(page, found, entry)),
      ),
    ),
    h('p', { class: 'pub-address second meta' }, `${words.at} ${location.origin}${hrefOf(found)}`),
  )
}

/** What is an amount or an area stands first and large; the rest as it was written. */
const numbers = new Set(['money', 'area', 'integer', 'decimal', 'percent'])

function article(page: Page, found: Published, entry: Shown): HTMLElement {
  const { words, say } = page
  const [large, plain] = [true, false].map((one) => entry.fields.filter(({ type }) => numbers.has(type) === one))
  const lines = (fields: Shown['fields']) =>
    fields.map(({ label, value }) => h('div', {}, h('dt', {}, say(label)), h('dd', {}, say(value))))
  return h(
    'article',
    { class: 'pub-entry' },
    h('h3', {}, ...spoken(entry.title)),
    h(
      'p',
      { class: 'second meta' },
      words.published(dayOf(words, entry.since), entry.edition),
      entry.sample && h('span', { class: 'public-sample pub-mark' }, words.sample),
    ),
    large && large.length > 0 && h('dl', { class: 'pub-numbers' }, ...lines(large)),
    plain && plain.length > 0 && h('dl', { class: 'pub-facts' }, ...lines(plain)),
    entry.pictures.length > 0 &&
      h(
        'div',
        { class: 'pub-pictures' },
        ...entry.pictures.map(({ hash, name }) =>
          h('img', { src: `${addressOf(found)}/pictures/${hash}`, alt: name, loading: 'lazy' }),
        ),
      ),
    enquiryForm(page, found, entry),
  )
}

function fail(page: Page, problem: Problem): void {
  const { root, words } = page
  fill(
    root,
    reader(page),
    h('h1', {}, words.title),
    h('p', { role: 'alert', class: 'public-problem' }, sentenceOf(page, problem)),
    h('p', {}, h('a', { class: 'link', href: '/p' }, words.back)),
    problem.requestId !== undefined && h('p', { class: 'second meta' }, words.quote(problem.requestId)),
  )
}

/** 示例 in the second voice. */
function spoken(text: string): (Node | string)[] {
  const name = /^示例/.exec(text)?.[0]
  return name ? [h('span', { class: 'public-prefix' }, name), text.slice(name.length)] : [text]
}

const reader = ({ words, again }: Page) => readerBar(words, again)
