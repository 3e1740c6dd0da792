import { fill, h } from '../public-case/dom.ts'
import { addressOf, dayOf, type Page, type Problem, type Published, type Shown, sentenceOf } from './page.ts'

type Enquiry = NonNullable<Published['enquiry']>
type Field = Enquiry['fields'][number]

/** Asks about one entry, in place. What was typed stays when it is refused or the line is down. */
export function enquiryForm(page: Page, found: Published, entry: Shown): HTMLElement | undefined {
  const { enquiry } = found
  if (enquiry === null) return undefined
  const { say } = page
  const place = h('div', { class: 'pub-asking' })
  const opener = h('button', { type: 'button', class: 'press', 'aria-expanded': 'false' }, say(enquiry.label))
  let form: HTMLElement | undefined
  opener.addEventListener('click', () => {
    const open = opener.getAttribute('aria-expanded') !== 'true'
    opener.setAttribute('aria-expanded', String(open))
    form ??= formOf(page, found, enquiry, entry, () => {
      form = undefined
      opener.setAttribute('aria-expanded', 'false')
    })
    fill(place, open && form)
    if (open) form.querySelector<HTMLElement>('input')?.focus()
  })
  return h('div', { class: 'pub-enquiry' }, opener, place)
}

function formOf(page: Page, found: Published, enquiry: Enquiry, entry: Shown, done: () => void): HTMLElement {
  const { words, say } = page
  const wrong = h('p', { class: 'field-wrong', role: 'alert' })
  const button = h('button', { class: 'press filled' }, words.send) as HTMLButtonElement
  const place = h('section', { class: 'public-step' })
  const send = async (event: Event) => {
    event.preventDefault()
    const form = event.currentTarget as HTMLFormElement
    const given = new FormData(form)
    const data: Record<string, string> = {}
    for (const { field } of enquiry.fields) {
      const value = String(given.get(field) ?? '').trim()
      if (value !== '') data[field] = value
    }
    const missing = enquiry.fields.find(({ field, required }) => required && data[field] === undefined)
    fill(wrong, missing ? words.needed(say(missing.label)) : '')
    if (missing) return form.querySelector<HTMLElement>(`[name="${missing.field}"]`)?.focus()
    button.disabled = true
    fill(button, words.sending)
    const answer = await post(page, found, enquiry, entry.id, data, String(given.get('website') ?? ''))
    button.disabled = false
    fill(button, words.send)
    if ('wrong' in answer) {
      fill(wrong, answer.wrong)
      return
    }
    done()
    const due = answer.due === null ? null : dayOf(words, answer.due)
    fill(place, h('p', { role: 'status', class: 'pub-taken' }, words.taken(say(found.name), due)))
  }
  fill(
    place,
    h(
      'form',
      { submit: (event) => void send(event), novalidate: true },
      h('p', { class: 'second' }, say(enquiry.says)),
      ...enquiry.fields.map((field) => input(page, entry, field)),
      // Out of everybody's sight and way: what is written here was written by a program.
      h(
        'p',
        { class: 'pub-trap', 'aria-hidden': 'true' },
        h('label', {}, 'website ', h('input', { name: 'website', tabindex: '-1', autocomplete: 'off' })),
      ),
      enquiry.purpose !== null &&
        h('p', { class: 'second meta' }, words.personal(say(enquiry.purpose), say(found.name))),
      wrong,
      button,
    ),
  )
  return place
}

function input({ words, say }: Page, entry: Shown, { field, type, label, required }: Field): HTMLElement {
  const id = `${entry.id} ${field}`
  const given = { id, name: field, class: 'plain-input', required, 'aria-required': String(required) }
  const shape = type === 'phone' ? { type: 'tel', inputmode: 'tel', autocomplete: 'tel' } : { type: 'text' }
  return h(
    'p',
    {},
    h(
      'label',
      { for: id, class: 'field-label' },
      say(label),
      !required && h('span', { class: 'second' }, ` ${words.optional}`),
    ),
    type === 'paragraph' && h('span', { class: 'second meta pub-hint' }, words.noLinks),
    type === 'paragraph'
      ? h('textarea', { ...given, rows: '3', maxlength: '500' })
      : h('input', { ...given, ...shape, maxlength: '100' }),
  )
}

/** A page gives one ticket: after it was used, or grew too old, the next is asked for without a word. */
async function post(
  page: Page,
  found: Published,
  enquiry: Enquiry,
  about: string,
  data: Record<string, string>,
  website: string,
): Promise<{ due: string | null } | { wrong: string }> {
  const address = addressOf(found)
  try {
    const response = await fetch(`${address}/enquiries`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Lianyu': '1' },
      body: JSON.stringify({ about, ticket: enquiry.ticket, data, website }),
    })
    const body = (await response.json().catch(() => ({}))) as Problem & { due?: string | null }
    const spent = response.ok || response.status === 409
    if (spent) {
      // What was taken was taken, whether or not the next ticket comes.
      const next = fetch(address).then((answer) => (answer.ok ? answer.json() : undefined))
      const fresh = await next.catch(() => undefined)
      if (fresh?.enquiry) enquiry.ticket = (fresh as Published).enquiry?.ticket ?? enquiry.ticket
    }
    return response.ok ? { due: body.due ?? null } : { wrong: sentenceOf(page, body) }
  } catch {
    // Sent or not, nobody knows: the same ticket again is the same enquiry.
    return { wrong: page.words.offline }
  }
}
