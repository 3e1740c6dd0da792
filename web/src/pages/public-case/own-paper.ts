import type { PublicCase } from './case-facts.ts'
import { fill, h } from './dom.ts'
import { language, type Page } from './page.ts'

/** The certificate of a case: asked for with the end of the person's own number, so that a receipt alone opens nothing. */
export function ownPaper(page: Page, paper: NonNullable<PublicCase['paper']>): HTMLElement {
  const { words, say } = page
  const said = h('p', { class: 'field-wrong', role: 'alert' })
  const done = h('p', { class: 'second', role: 'status' })
  const button = h('button', { class: 'press' }, words.paperLoad) as HTMLButtonElement
  const input = h('input', {
    id: 'paper-last',
    name: 'last',
    class: 'plain-input',
    required: true,
    maxlength: '4',
    pattern: '.{4}',
    autocomplete: 'off',
    autocapitalize: 'characters',
    spellcheck: 'false',
  }) as HTMLInputElement
  const send = async (event: Event) => {
    event.preventDefault()
    button.disabled = true
    fill(button, words.paperLoading)
    const problem = await load(page, input.value.trim())
    button.disabled = false
    fill(button, words.paperLoad)
    fill(said, problem ?? '')
    fill(done, problem === undefined ? words.paperLoaded : '')
    if (problem === undefined) input.value = ''
  }
  return h(
    'section',
    { class: 'public-step public-paper' },
    h('h2', {}, say(paper.label)),
    h(
      'form',
      { 'data-form': 'paper', submit: (event: Event) => void send(event) },
      h('p', {}, h('label', { for: 'paper-last', class: 'field-label' }, words.paperAsks(say(paper.asks))), input),
      said,
      button,
      done,
    ),
  )
}

/** Saves it; answers with the sentence where it was refused. */
async function load(page: Page, last: string): Promise<string | undefined> {
  const { code, english, words } = page
  try {
    const response = await fetch(`/api/public/matters/${encodeURIComponent(code)}/paper`, {
      method: 'POST',
      headers: { ...language(page), 'content-type': 'application/json', 'x-lianyu': '1' },
      body: JSON.stringify({ last }),
    })
    if (!response.ok) {
      const problem = (await response.json().catch(() => ({}))) as { zh?: string; en?: string }
      return (english ? problem.en : problem.zh) ?? words.offline
    }
    const url = URL.createObjectURL(await response.blob())
    h('a', { href: url, download: nameOf(response.headers.get('content-disposition')) }).click()
    // The browser reads it in its own time.
    setTimeout(() => URL.revokeObjectURL(url), 60_000)
    return undefined
  } catch {
    return words.offline
  }
}

function nameOf(disposition: string | null): string {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? '')?.[1]
  return encoded === undefined ? 'certificate.pdf' : decodeURIComponent(encoded)
}
