import { fill, h } from '../public-case/dom.ts'
import { type AskedField, ask, type OwnFile, Refused } from './answers.ts'
import { earlierOf } from './earlier-papers.ts'
import type { Page } from './page.ts'

export interface Filled {
  values: Record<string, string>
  files: Record<string, OwnFile[]>
}

/**
 * Fields as they are asked, each with its label, its hint and, where it is wrong, its fault beside it.
 *
 * @param reuse  papers of earlier cases are offered too: where a case begins, not where it asks for what it lacks
 */
export function fieldsOf(
  page: Page,
  asks: readonly AskedField[],
  filled: Filled,
  changed: () => void,
  prefix: string,
  reuse = false,
): HTMLElement[] {
  return asks.map((field) => {
    const id = `${prefix}-${field.field}`
    const fault = h('p', { class: 'field-wrong', id: `${id}-wrong`, role: 'alert' })
    const input =
      field.type === 'files'
        ? filesInput(page, field, filled, changed, id, reuse)
        : oneInput(page, field, filled, changed, id)
    return h('div', { class: 'apply-field', 'data-field': field.field }, ...input, fault)
  })
}

function labelOf({ words, say }: Page, { label, required }: AskedField, id: string): HTMLElement {
  return h(
    'label',
    { for: id, class: 'field-label' },
    say(label),
    !required && h('span', { class: 'second' }, ` ${words.optional}`),
  )
}

function hintOf({ say }: Page, { hint }: AskedField, id: string): HTMLElement | undefined {
  return hint === null ? undefined : h('p', { class: 'second meta', id: `${id}-hint` }, say(hint))
}

function oneInput(
  page: Page,
  field: AskedField,
  filled: Filled,
  changed: () => void,
  id: string,
): (HTMLElement | false)[] {
  const { say } = page
  const keep = (event: Event) => {
    filled.values[field.field] = (event.target as HTMLInputElement).value
    changed()
  }
  const shared = { id, name: field.field, class: 'plain-input', 'aria-describedby': `${id}-wrong ${id}-hint` }
  const value = filled.values[field.field] ?? ''
  if (field.choices !== null) {
    return [
      h(
        'fieldset',
        { class: 'apply-choices', 'aria-describedby': `${id}-wrong` },
        h('legend', { class: 'field-label' }, say(field.label)),
        ...field.choices.map((choice) =>
          h(
            'label',
            { class: 'choice' },
            h('input', { type: 'radio', name: id, value: choice.value, change: keep, checked: value === choice.value }),
            h('span', {}, say(choice.label)),
          ),
        ),
      ),
    ]
  }
  const most = String(field.maxLength ?? (field.type === 'paragraph' ? 2000 : 200))
  if (field.type === 'paragraph') {
    const area = h('textarea', { ...shared, rows: '4', maxlength: most, input: keep }) as HTMLTextAreaElement
    area.value = value
    return [labelOf(page, field, id), area, hintOf(page, field, id) ?? false]
  }
  const input = h('input', {
    ...shared,
    type: field.type === 'phone' ? 'tel' : 'text',
    maxlength: most,
    value,
    input: keep,
    ...(field.type === 'phone' ? { autocomplete: 'tel' } : { autocomplete: 'off' }),
  })
  return [labelOf(page, field, id), input, hintOf(page, field, id) ?? false]
}

/** Papers: each goes up when it is chosen, is named, and can be taken away again. */
function filesInput(
  page: Page,
  field: AskedField,
  filled: Filled,
  changed: () => void,
  id: string,
  reuse: boolean,
): HTMLElement[] {
  const { words, say } = page
  const list = h('ul', { class: 'apply-files' })
  const status = h('p', { role: 'status', class: 'second meta' })
  const own = () => filled.files[field.field] ?? []
  const draw = () =>
    fill(
      list,
      ...own().map((file) =>
        h(
          'li',
          {},
          h('span', {}, file.name),
          h(
            'button',
            { type: 'button', class: 'link', 'aria-label': words.remove(file.name), click: () => remove(file.hash) },
            '×',
          ),
        ),
      ),
    )
  const remove = (hash: string) => {
    filled.files[field.field] = own().filter((file) => file.hash !== hash)
    changed()
    draw()
    input.focus()
  }
  const input = h('input', {
    type: 'file',
    id,
    class: 'spoken',
    multiple: true,
    accept: field.accept.join(','),
    'aria-describedby': `${id}-wrong`,
  }) as HTMLInputElement
  input.addEventListener('change', async () => {
    const chosen = [...(input.files ?? [])]
    input.value = ''
    for (const file of chosen) {
      page.busy += 1
      fill(status, words.uploading(file.name))
      try {
        const kept = await ask<OwnFile>(page, '/api/applicant/files', {
          method: 'PUT',
          headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
          body: file,
        })
        filled.files[field.field] = [...own().filter(({ hash }) => hash !== kept.hash), kept]
        changed()
        fill(status, '')
      } catch (error) {
        fill(status, `${file.name}: ${error instanceof Refused ? error.message : words.offline}`)
      } finally {
        page.busy -= 1
        draw()
      }
    }
  })
  draw()
  const has = (hash: string) => own().some((file) => file.hash === hash)
  const takeOver = (file: OwnFile) => {
    filled.files[field.field] = [...own().filter(({ hash }) => hash !== file.hash), file]
    changed()
    draw()
    input.focus()
  }
  return [
    h('p', { class: 'field-label' }, say(field.label)),
    input,
    h('label', { for: id, class: 'press apply-choose' }, words.choose),
    list,
    status,
    ...(reuse ? [earlierOf(page, field.accept, has, takeOver)] : []),
  ]
}

/** What goes to the node: hashes for files, nothing for what is empty. */
export function dataOf(asks: readonly AskedField[], filled: Filled): Record<string, unknown> {
  const entries = asks.map(({ field, type }): [string, unknown] =>
    type === 'files' ? [field, filled.files[field]?.map(({ hash }) => hash)] : [field, filled.values[field]?.trim()],
  )
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && value !== '' && (value as []).length !== 0),
  )
}

/** Says the fault beside its field and puts the keyboard there; false where the field is not on the page. */
export function showFault(within: HTMLElement, field: string | undefined, says: string): boolean {
  const name = field?.replace(/^data\./, '')
  const place = name === undefined ? null : within.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`)
  for (const old of within.querySelectorAll('.apply-field .field-wrong')) old.replaceChildren()
  const fault = place?.querySelector<HTMLElement>('.field-wrong')
  if (!place || !fault) return false
  fill(fault, says)
  const input = place.querySelector<HTMLElement>('input, textarea')
  input?.setAttribute('aria-invalid', 'true')
  input?.focus()
  return true
}

/** The first that is needed and empty. */
export function missingOf(asks: readonly AskedField[], data: Record<string, unknown>): AskedField | undefined {
  return asks.find(({ field, required }) => required && data[field] === undefined)
}
