import type { PublicCase, PublicStep } from './case-facts.ts'
import { fill, h } from './dom.ts'
import { language, type Page } from './page.ts'
import { typeAgain, typedIn } from './typed.ts'

/** One step that the public may take: a rating in five grades, or a few words. A rating is drawn as five large places. */
export function stepForm(page: Page, step: PublicStep, rating: boolean, about?: string): HTMLElement {
  const { words, say } = page
  if (step.done) {
    return h('section', { class: 'public-step' }, h('h2', {}, say(step.label)), h('p', { role: 'status' }, words.rated))
  }
  const wrong = h('p', { class: 'field-wrong', role: 'alert' })
  const button = h('button', { class: 'press' }, words.send) as HTMLButtonElement
  // One filled button a screen: the one whose grade has been chosen.
  const ready = () => button.classList.add('filled')
  const send = async (event: Event) => {
    event.preventDefault()
    const data = dataOf(event.currentTarget as HTMLFormElement, step)
    const missing = step.fields.some(({ field, required }) => required && data[field] === undefined)
    fill(wrong, missing ? words.pickGrade : '')
    if (missing) return
    button.disabled = true
    fill(button, words.sending)
    const problem = await post(page, step.step, data, about)
    if (problem === undefined) return
    button.disabled = false
    fill(button, words.send)
    fill(wrong, problem)
  }
  return h(
    'section',
    { class: 'public-step' },
    rating && h('h2', {}, say(step.label)),
    h(
      'form',
      { 'data-form': formId(step.step, about), submit: (event) => void send(event), change: ready, input: ready },
      ...step.fields.map((field) => input(page, step, field)).filter((one) => one !== undefined),
      wrong,
      button,
    ),
  )
}

const formId = (step: string, about: string | undefined) => `${step} ${about ?? ''}`

function input({ words, say }: Page, step: PublicStep, field: PublicStep['fields'][number]): HTMLElement | undefined {
  const id = `${step.step}-${field.field}`
  if (field.type === 'rating') {
    return h(
      'fieldset',
      { class: 'public-grades' },
      h('legend', { class: 'spoken' }, say(field.label)),
      ...(['5', '4', '3', '2', '1'] as const).map((grade) =>
        h(
          'label',
          { class: 'choice' },
          h('input', { type: 'radio', class: 'spoken', name: field.field, value: grade }),
          words.grades[grade],
        ),
      ),
    )
  }
  const label = h(
    'label',
    { for: id, class: 'field-label' },
    say(field.label),
    !field.required && h('span', { class: 'second' }, ` ${words.optional}`),
  )
  if (field.type === 'paragraph') {
    return h(
      'p',
      {},
      label,
      h('textarea', { id, name: field.field, rows: '3', maxlength: '500', class: 'plain-input' }),
    )
  }
  if (field.type === 'words' || field.type === 'phone') {
    const type = field.type === 'phone' ? 'tel' : 'text'
    return h('p', {}, label, h('input', { id, name: field.field, type, maxlength: '200', class: 'plain-input' }))
  }
  if (field.type === 'yes-no') {
    return h('p', {}, h('label', {}, h('input', { id, type: 'checkbox', name: field.field }), ` ${say(field.label)}`))
  }
  return undefined
}

/** Values as the kind's fields want them; empty ones are left out. */
function dataOf(form: HTMLFormElement, step: PublicStep): Record<string, unknown> {
  const given = new FormData(form)
  const data: Record<string, unknown> = {}
  for (const { field, type } of step.fields) {
    const value = given.get(field)
    if (type === 'yes-no') data[field] = value !== null
    else if (typeof value === 'string' && value.trim() !== '')
      data[field] = type === 'rating' ? Number(value) : value.trim()
  }
  return data
}

/** Shows the case as it then is; answers with the sentence where it was refused. */
async function post(
  page: Page,
  step: string,
  data: Record<string, unknown>,
  about: string | undefined,
): Promise<string | undefined> {
  const { code, english, words } = page
  try {
    const response = await fetch(`/api/public/matters/${encodeURIComponent(code)}/steps/${step}`, {
      method: 'POST',
      headers: { ...language(page), 'content-type': 'application/json', 'x-lianyu': '1' },
      body: JSON.stringify({ data, about }),
    })
    const body = (await response.json().catch(() => ({}))) as PublicCase & { zh?: string; en?: string }
    if (!response.ok) return (english ? body.en : body.zh) ?? words.offline
    const others = typedIn(page.root, formId(step, about))
    page.show(body)
    typeAgain(page.root, others)
    return undefined
  } catch {
    return words.offline
  }
}
