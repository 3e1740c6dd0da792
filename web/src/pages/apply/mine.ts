import { newCommandId } from '../../api/command-id.ts'
import { localDay, sayDay, verdictOf } from '../public-case/case-facts.ts'
import { fill, h, sign } from '../public-case/dom.ts'
import { en as caseEn, zh as caseZh } from '../public-case/words.ts'
import { type Act, ask, type Own, type OwnFile, Refused } from './answers.ts'
import { dataOf, type Filled, fieldsOf, missingOf, showFault } from './fields.ts'
import type { Page } from './page.ts'
import { signInLink } from './sign-in.ts'

/** 我的办件: each with where it stands, what is asked, and what may be done now. */
export async function mineView(page: Page): Promise<(HTMLElement | false)[]> {
  const { words, me } = page
  if (!me.signedIn) return [h('h1', {}, words.mine), h('p', {}, words.signInWhy), h('p', {}, signInLink(page))]
  const { items, next } = await ask<OwnPage>(page, '/api/applicant/matters')
  return [
    h('h1', {}, words.mine),
    items.length === 0 && h('p', {}, words.mineNone),
    ...items.map((own) => oneOf(page, own)),
    next !== null && moreOf(page, next),
  ]
}

interface OwnPage {
  items: Own[]
  next: string | null
}

/** What comes before the cases shown; asked for, it stands in the button's place, and the reader goes on at its first. */
function moreOf(page: Page, cursor: string): HTMLElement {
  const said = h('p', { role: 'alert' })
  const press = h('button', { type: 'button', class: 'press', click: () => void more() }, page.words.mineMore)
  const place = h('div', { class: 'apply-more' }, press, said)
  const more = async () => {
    press.setAttribute('disabled', '')
    said.textContent = ''
    try {
      const found = await ask<OwnPage>(page, `/api/applicant/matters?cursor=${encodeURIComponent(cursor)}`)
      const shown = found.items.map((own) => oneOf(page, own))
      place.replaceWith(...shown, ...(found.next === null ? [] : [moreOf(page, found.next)]))
      const first = shown[0]?.querySelector('h2')
      first?.setAttribute('tabindex', '-1')
      first?.focus()
    } catch (error) {
      press.removeAttribute('disabled')
      said.textContent = error instanceof Error ? error.message : page.words.offline
    }
  }
  return place
}

function oneOf(page: Page, own: Own): HTMLElement {
  const place = h('article', { class: 'apply-own' })
  draw(page, place, own)
  return place
}

const nameOf = ({ about, act }: Act) => `${about} ${act}`

/** @param sent  the act that was just done; forms of the others stay as they are, with what somebody put into them */
function draw(page: Page, place: HTMLElement, own: Own, sent?: string): void {
  const { words, say, english } = page
  const { standing } = own
  const caseWords = english ? caseEn : caseZh
  const today = localDay(new Date(Date.now()).toISOString())
  const verdict = verdictOf(standing, today, caseWords)
  const forms = [...place.querySelectorAll<HTMLElement>('details[data-act]')].filter(
    ({ dataset }) => dataset.act !== sent,
  )
  const begun = new Map(forms.map((form) => [form.dataset.act, form]))
  const acts = (list: Act[]) => list.map((one) => begun.get(nameOf(one)) ?? actForm(page, place, own, one))
  fill(
    place,
    h('h2', {}, standing.title),
    h(
      'p',
      { class: 'second meta' },
      `${words.openedOn(sayDay(caseWords, localDay(own.openedAt), today))} `,
      standing.sample && h('span', { class: 'public-sample' }, words.sample),
    ),
    h(
      'div',
      { class: 'public-verdict' },
      sign(verdict.sign, 30),
      h(
        'div',
        {},
        h('p', { class: 'public-says' }, say(standing.says ?? standing.stageLabel)),
        h('p', {}, verdict.says),
      ),
    ),
    h('p', { role: 'status', class: 'second' }, sent === undefined ? '' : words.done),
    standing.asked !== null &&
      h(
        'section',
        { class: 'public-asked' },
        h('h3', {}, words.asked),
        h('p', { class: 'public-asked-what' }, standing.asked.value),
      ),
    ...acts(own.acts),
    own.linked.length > 0 &&
      h(
        'section',
        { class: 'apply-linked' },
        h('h3', {}, words.fromOther),
        ...own.linked.map((one) =>
          h(
            'div',
            {},
            h('p', {}, one.title),
            h(
              'p',
              { class: 'second meta' },
              [say(one.stage), one.keeper && words.keeper(say(one.keeper))].filter(Boolean).join(' · '),
            ),
            one.preview !== null &&
              h(
                'p',
                {},
                h('a', { class: 'press', href: one.preview, target: '_blank', rel: 'noopener' }, words.preview),
                h('span', { class: 'second meta' }, ` ${words.previewSays}`),
              ),
            ...acts(one.acts),
          ),
        ),
      ),
    own.issued.length > 0 &&
      files(own, words.issued, own.issued, (file) => `${say(file.label)} · ${words.state[file.state]}`),
    own.given.length > 0 && files(own, words.given, own.given, () => ''),
    own.queryCode !== null &&
      h(
        'p',
        { class: 'apply-by-code' },
        h('a', { class: 'link', href: `/q/${encodeURIComponent(own.queryCode)}` }, words.rate),
        h('span', { class: 'second meta' }, `${words.code} ${own.queryCode}`),
      ),
  )
}

function files<F extends OwnFile>(own: Own, title: string, list: F[], says: (file: F) => string): HTMLElement {
  const at = `/api/applicant/matters/${encodeURIComponent(own.matter)}/files`
  return h(
    'section',
    { class: 'apply-given' },
    h('h3', {}, title),
    h(
      'ul',
      { class: 'apply-files' },
      ...list.map((file) =>
        h(
          'li',
          {},
          h('a', { href: `${at}/${file.hash}`, download: file.name }, file.name),
          h('span', { class: 'second meta' }, ` ${says(file)}`),
        ),
      ),
    ),
  )
}

function actForm(page: Page, place: HTMLElement, own: Own, act: Act): HTMLElement {
  const { words, say } = page
  const filled: Filled = { values: {}, files: {} }
  // Kept while it is open: sent again after a lost answer it is the same deed.
  let command = newCommandId()
  const wrong = h('p', { class: 'field-wrong', role: 'alert' })
  const button = h('button', { class: 'press' }, words.do) as HTMLButtonElement
  const send = async (event: Event) => {
    event.preventDefault()
    fill(wrong, '')
    const data = dataOf(act.asks, filled)
    const missing = missingOf(act.asks, data)
    if (missing !== undefined) return void showFault(form, missing.field, words.missing(say(missing.label)))
    if (page.busy > 0 || button.disabled) return
    button.disabled = true
    fill(button, words.doing)
    try {
      const to = `/api/applicant/matters/${encodeURIComponent(own.matter)}/acts/${act.act}`
      const headers = { 'content-type': 'application/json', 'idempotency-key': command }
      const body = JSON.stringify({ about: act.about, data })
      const now = await ask<Own>(page, to, { method: 'POST', headers, body })
      draw(page, place, now, nameOf(act))
      const heading = place.querySelector<HTMLElement>('h2')
      heading?.setAttribute('tabindex', '-1')
      heading?.focus()
    } catch (error) {
      button.disabled = false
      fill(button, words.do)
      const { message, field, code } = error as Refused
      if (error instanceof Refused && code !== '') command = newCommandId()
      if (!showFault(form, field, message)) fill(wrong, message)
    }
  }
  const form = h(
    'form',
    { class: 'apply-form', novalidate: true, submit: (event) => void send(event) },
    h('p', { class: 'second' }, say(act.says)),
    ...fieldsOf(page, act.asks, filled, () => {}, `${act.about.slice(-12)}-${act.act}`),
    wrong,
    button,
  )
  return h(
    'details',
    { class: 'apply-act', 'data-act': nameOf(act) },
    h('summary', { class: 'link' }, say(act.label)),
    form,
  )
}
