import { newCommandId } from '../../api/command-id.ts'
import { localDay, sayDay } from '../public-case/case-facts.ts'
import { fill, h } from '../public-case/dom.ts'
import { en as caseEn, zh as caseZh } from '../public-case/words.ts'
import { type AskedField, ask, type Guide, type Offer, Refused } from './answers.ts'
import { type Draft, draftKey, dropDraft, keepDraft, readDraft } from './draft.ts'
import { dataOf, fieldsOf, missingOf, showFault } from './fields.ts'
import type { Page } from './page.ts'
import { pictogram } from './pictograms.ts'
import { signInLink } from './sign-in.ts'

/** One thing of the catalogue: what it needs and what not, and then the form. */
export function guideView(page: Page, offer: Offer, guide: Guide): (HTMLElement | false)[] {
  const { words, say, me } = page
  const bring = guide.papers.filter(({ hadFrom }) => hadFrom === null)
  const not = guide.papers.filter(({ hadFrom }) => hadFrom !== null)
  const papers = (title: string, list: Guide['papers'], picture: 'paper' | 'none', none?: string) =>
    (list.length > 0 || none !== undefined) &&
    h(
      'section',
      { class: 'apply-papers' },
      h('h2', {}, title),
      list.length === 0 && h('p', { class: 'second' }, none),
      h(
        'ul',
        {},
        ...list.map(({ name, hadFrom }) =>
          h(
            'li',
            {},
            pictogram(picture),
            h(
              'div',
              {},
              h('p', {}, name),
              hadFrom !== null && h('p', { class: 'second meta' }, words.hadFrom(hadFrom)),
            ),
          ),
        ),
      ),
    )
  return [
    h(
      'div',
      { class: 'public-head' },
      h('h1', {}, guide.title),
      h(
        'p',
        { class: 'second meta' },
        `${words.decides} ${say(guide.keeper)} · ${guide.online ? words.online : words.windowOnly} `,
        guide.sample && h('span', { class: 'public-sample' }, words.sample),
      ),
    ),
    papers(words.bring, bring, 'paper', words.bringNone),
    papers(words.notBring, not, 'none'),
    h(
      'section',
      { class: 'apply-papers' },
      h('h2', {}, words.about),
      h(
        'dl',
        { class: 'public-facts paper-facts' },
        ...guide.shown.map(({ label, value }) => h('div', {}, h('dt', {}, say(label)), h('dd', {}, say(value)))),
      ),
    ),
    guide.coming !== null && guide.coming.version > 1 && h('p', { class: 'second' }, comingOf(page, guide)),
    !guide.online && h('p', { class: 'public-problem' }, notYetOf(page, guide) ?? words.windowSays),
    guide.online && !me.signedIn && h('p', { class: 'apply-call' }, signInLink(page)),
    guide.online && me.signedIn && formOf(page, offer, guide),
    back(page),
  ]
}

const dayFor = ({ english }: Page, day: string) => {
  const words = english ? caseEn : caseZh
  return sayDay(words, day, localDay(new Date(Date.now()).toISOString()))
}

/** What will hold from when, beside what holds now. */
export function comingOf(page: Page, { coming }: Guide): string | undefined {
  return coming === null ? undefined : page.words.coming(dayFor(page, coming.day), coming.version)
}

function notYetOf(page: Page, { coming }: Guide): string | undefined {
  return coming?.version === 1 ? page.words.notYet(dayFor(page, coming.day)) : undefined
}

/** A form without a catalogue. */
export function requestView(page: Page, offer: Offer): (HTMLElement | false)[] {
  const { words, say, me } = page
  const may = me.signedIn && offer.who.includes(me.sort)
  return [
    h('h1', {}, say(offer.label)),
    may ? formOf(page, offer) : h('p', {}, words.firmsOnly),
    !me.signedIn && h('p', { class: 'apply-call' }, signInLink(page)),
    back(page),
  ]
}

const back = ({ words }: Page) => h('p', { class: 'public-more' }, h('a', { class: 'link', href: '#' }, words.back))

function formOf(page: Page, offer: Offer, guide?: Guide): HTMLElement {
  const { words, say, me, place } = page
  if (!me.signedIn) return h('div')
  const asks = offer.asks.filter(({ who }) => who === null || who === me.sort)
  const key = draftKey(me.id, `${place.party}.${offer.kind}.${guide?.id ?? ''}`)
  const draft: Draft = readDraft(key) ?? { command: newCommandId(), values: {}, files: {} }
  const changed = () => keepDraft(key, draft)
  const wrong = h('p', { class: 'field-wrong', role: 'alert' })
  const button = h('button', { class: 'press filled' }, words.send) as HTMLButtonElement
  const form = h(
    'form',
    { class: 'apply-form', novalidate: true, submit: (event) => void send(event) },
    h('h2', {}, words.fill),
    h(
      'dl',
      { class: 'public-facts paper-facts' },
      ...[me.name, me.uscc].flatMap((value) =>
        value === null ? [] : [h('div', {}, h('dt', {}, words.vouched), h('dd', {}, value))],
      ),
    ),
    ...fieldsOf(page, asks, draft, changed, 'apply', true),
    h('p', { class: 'second meta' }, words.purpose),
    wrong,
    button,
    h(
      'p',
      { class: 'second meta' },
      `${words.draft} `,
      h('button', { type: 'button', class: 'link', click: () => clear() }, words.dropDraft),
    ),
  )
  const clear = () => {
    dropDraft(key)
    page.again()
  }
  const send = async (event: Event) => {
    event.preventDefault()
    fill(wrong, '')
    const data = dataOf(asks, draft)
    const missing: AskedField | undefined = missingOf(asks, data)
    if (missing !== undefined) return void showFault(form, missing.field, words.missing(say(missing.label)))
    if (page.busy > 0 || button.disabled) return
    changed()
    button.disabled = true
    fill(button, words.sending)
    try {
      const body = JSON.stringify({ kind: offer.kind, ...(guide === undefined ? {} : { item: guide.id }), data })
      const headers = { 'content-type': 'application/json', 'idempotency-key': draft.command }
      const done = await ask<{ queryCode: string | null }>(page, '/api/applicant/matters', {
        method: 'POST',
        headers,
        body,
      })
      dropDraft(key)
      receipt(page, guide?.title ?? say(offer.label), done.queryCode)
    } catch (error) {
      button.disabled = false
      fill(button, words.send)
      const { message, field, code } = error as Refused
      // Other words are another application; only an answer that never came is asked for again by its command.
      if (error instanceof Refused && code !== '') draft.command = newCommandId()
      changed()
      if (!showFault(form, field, message)) fill(wrong, message)
    }
  }
  return form
}

/** 回执: the code, large enough to be copied by hand. */
function receipt(page: Page, title: string, code: string | null): void {
  const { root, words } = page
  const heading = h('h1', { tabindex: '-1' }, words.receipt)
  fill(
    root,
    heading,
    h('p', {}, title),
    h('p', { class: 'second' }, words.receiptSays),
    code !== null &&
      h('p', { class: 'apply-code' }, h('span', { class: 'second meta' }, words.code), h('strong', {}, code)),
    h(
      'p',
      { class: 'apply-acts' },
      h('a', { class: 'press filled', href: '#mine' }, words.mine),
      h('button', { type: 'button', class: 'press', click: () => print() }, words.print),
    ),
  )
  heading.focus()
}
