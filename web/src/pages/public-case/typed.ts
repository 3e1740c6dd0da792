/** What somebody has put into the forms of a page and not sent, by form and field; and where the keyboard stood. */
export interface Typed {
  values: { form: string; name: string; value: string }[]
  at: { form: string; name: string } | undefined
}

const formsOf = (root: HTMLElement) => [...root.querySelectorAll<HTMLFormElement>('form[data-form]')]

/** Read before a page is drawn anew: a line may be slow, and whoever waits for one answer fills in the next form. */
export function typedIn(root: HTMLElement, sent?: string): Typed {
  const forms = formsOf(root).filter(({ dataset }) => dataset.form !== sent)
  const values = forms.flatMap((form) =>
    [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' ? [{ form: form.dataset.form ?? '', name, value }] : [],
    ),
  )
  const on = document.activeElement
  const form = forms.find((one) => one.contains(on))?.dataset.form
  const name = on?.getAttribute('name')
  return { values, at: form !== undefined && name ? { form, name } : undefined }
}

/** Puts it into the forms that still stand there. */
export function typeAgain(root: HTMLElement, { values, at }: Typed): void {
  const forms = new Map(formsOf(root).map((form) => [form.dataset.form ?? '', form]))
  for (const { form, name, value } of values) {
    const found = forms.get(form)?.elements.namedItem(name)
    if (found instanceof HTMLInputElement && found.type === 'checkbox') found.checked = true
    // Of several beside each other, the one of this value.
    else if (found && 'value' in found) found.value = value
    forms.get(form)?.dispatchEvent(new Event('change'))
  }
  const field = at && forms.get(at.form)?.elements.namedItem(at.name)
  if (field instanceof HTMLElement) field.focus()
}
