import { localDay, sayDay } from '../public-case/case-facts.ts'
import { h } from '../public-case/dom.ts'
import { en as caseEn, zh as caseZh } from '../public-case/words.ts'
import { ask, type Own, type OwnFile } from './answers.ts'
import type { Page } from './page.ts'

interface Earlier extends OwnFile {
  matter: string
  title: string
  openedAt: string
}

const asked = new WeakMap<Page, Promise<Earlier[]>>()

/** What this person handed in with earlier cases, the newest first, each paper once. */
function earlierPapers(page: Page): Promise<Earlier[]> {
  const known = asked.get(page)
  if (known !== undefined) return known
  const found = ask<{ items: Own[] }>(page, '/api/applicant/matters').then(
    ({ items }) => {
      const papers = items.flatMap(({ matter, openedAt, standing, given }) =>
        given.map((file) => ({ ...file, matter, openedAt, title: standing.title })),
      )
      return [...new Map(papers.toReversed().map((paper) => [paper.hash, paper])).values()].toReversed()
    },
    // Whoever cannot be asked now sends the paper up again.
    () => [],
  )
  asked.set(page, found)
  return found
}

/**
 * 用以前交过的: papers of this person's own earlier cases, each to be looked at before it goes with this one. To take it is
 * their consent: nobody takes it for them.
 *
 * @returns nothing to be seen until there is something to offer
 */
export function earlierOf(
  page: Page,
  accept: readonly string[],
  has: (hash: string) => boolean,
  take: (file: OwnFile) => void,
): HTMLElement {
  const { words, english } = page
  const place = h('details', { class: 'apply-earlier', hidden: true })
  const day = (at: string) =>
    sayDay(english ? caseEn : caseZh, localDay(at), localDay(new Date(Date.now()).toISOString()))
  void earlierPapers(page).then((papers) => {
    const fitting = papers.filter(({ type, hash }) => accept.includes(type) && !has(hash))
    if (fitting.length === 0) return
    place.append(
      h('summary', { class: 'link' }, words.earlier(fitting.length)),
      h('p', { class: 'second meta' }, words.earlierSays),
      h(
        'ul',
        { class: 'apply-offered' },
        ...fitting.map(({ matter, title, openedAt, ...file }) => {
          const row: HTMLElement = h(
            'li',
            {},
            h(
              'span',
              {},
              h('a', { href: earlierHref(matter, file.hash), target: '_blank', rel: 'noopener' }, file.name),
              h('span', { class: 'second meta' }, ` ${title} · ${day(openedAt)}`),
            ),
            h(
              'button',
              { type: 'button', class: 'press', 'aria-label': words.useEarlierOf(file.name), click: () => use() },
              words.useEarlier,
            ),
          )
          const use = () => {
            take(file)
            row.remove()
          }
          return row
        }),
      ),
    )
    place.removeAttribute('hidden')
  })
  return place
}

const earlierHref = (matter: string, hash: string) =>
  `/api/applicant/matters/${encodeURIComponent(matter)}/files/${hash}`
