import { newCommandId } from '../../api/command-id.ts'
import { localDay, sayDay } from '../public-case/case-facts.ts'
import { fill, h } from '../public-case/dom.ts'
import { en as caseEn, zh as caseZh } from '../public-case/words.ts'
import { type Asking, ask, Refused } from './answers.ts'
import { dataOf, type Filled, fieldsOf, missingOf, showFault } from './fields.ts'
import type { Page } from './page.ts'

type One = Asking['each'][number]

const dayFor = ({ english }: Page, day: string) =>
  sayDay(english ? caseEn : caseZh, day, localDay(new Date(Date.now()).toISOString()))
const answeredOf = ({ each }: Asking) => each.filter(({ answeredAt }) => answeredAt !== null).length

function termOf(page: Page, { label, until, sample }: Asking): HTMLElement {
  const { words, say } = page
  const says = [say(label), until && words.answerUntil(dayFor(page, until))].filter(Boolean).join(' · ')
  return h('p', { class: 'second' }, `${says} `, sample && h('span', { class: 'public-sample' }, words.sample))
}

/** Above everything else while it is open: how far one is, and until when. */
export function askingLine(page: Page, asking: Asking): HTMLElement {
  const { words } = page
  return h(
    'section',
    { class: 'apply-asking' },
    h('h2', {}, asking.title),
    termOf(page, asking),
    h(
      'a',
      { class: 'press filled', href: `#asked=${encodeURIComponent(asking.matter)}` },
      words.answer(answeredOf(asking), asking.each.length),
    ),
  )
}

/** A form for each department; what was said of one is never shown again, also not to whoever said it. */
export function askingView(page: Page, asking: Asking | undefined): (HTMLElement | false)[] {
  const { words, say } = page
  const back = h('p', { class: 'public-more' }, h('a', { class: 'link', href: '#' }, words.back))
  if (asking === undefined) return [h('h1', {}, words.title), h('p', {}, words.answerOver), back]
  const count = h('p', { class: 'second', role: 'status' })
  const says = (now: Asking) => fill(count, words.answer(answeredOf(now), now.each.length))
  says(asking)
  return [
    h('h1', {}, asking.title),
    termOf(page, asking),
    h('p', { class: 'apply-asking-says' }, say(asking.says)),
    count,
    ...asking.each.map((one) => formFor(page, asking, one, says)),
    back,
  ]
}

function formFor(page: Page, asking: Asking, one: One, changed: (now: Asking) => void): HTMLElement {
  const { words, say } = page
  const state = h('span', { class: 'second meta' })
  const stands = ({ answeredAt }: One) =>
    fill(state, answeredAt === null ? words.notAnswered : words.answered(dayFor(page, localDay(answeredAt))))
  stands(one)
  const wrong = h('p', { class: 'field-wrong', role: 'alert' })
  const done = h('p', { class: 'second', role: 'status' })
  const button = h('button', { class: 'press' }, words.answerSend) as HTMLButtonElement
  const fields = h('div', { class: 'apply-form' })
  let filled: Filled = { values: {}, files: {} }
  // Kept while it is open: sent again after a lost answer it is the same entry.
  let command = newCommandId()
  const anew = () => {
    filled = { values: {}, files: {} }
    command = newCommandId()
    fill(fields, ...fieldsOf(page, asking.asks, filled, () => fill(done, ''), `ask-${one.value}`))
  }
  anew()
  const send = async (event: Event) => {
    event.preventDefault()
    fill(wrong, '')
    const data = dataOf(asking.asks, filled)
    const missing = missingOf(asking.asks, data)
    if (missing !== undefined) return void showFault(form, missing.field, words.missing(say(missing.label)))
    if (button.disabled) return
    button.disabled = true
    fill(button, words.doing)
    try {
      const now = await ask<Asking>(page, `/api/applicant/asking/${encodeURIComponent(asking.matter)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': command },
        body: JSON.stringify({ about: one.value, data }),
      })
      changed(now)
      stands(now.each.find(({ value }) => value === one.value) ?? one)
      anew()
      fill(done, words.answerDone)
      place.removeAttribute('open')
      place.querySelector<HTMLElement>('summary')?.focus()
    } catch (error) {
      const { message, field, code } = error as Refused
      if (error instanceof Refused && code !== '') command = newCommandId()
      if (!showFault(form, field, message)) fill(wrong, message)
    } finally {
      button.disabled = false
      fill(button, words.answerSend)
    }
  }
  const form = h('form', { novalidate: true, submit: (event) => void send(event) }, fields, wrong, button)
  const place = h(
    'details',
    { class: 'apply-act', 'data-about': one.value },
    h('summary', {}, h('span', { class: 'link' }, say(one.label)), ' ', state),
    form,
  )
  return h('div', {}, place, done)
}
