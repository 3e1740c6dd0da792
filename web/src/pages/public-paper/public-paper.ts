import { CHINA_OFFSET_MINUTES, dayAt, parseDay, type Text } from '@lianyu/kernel'
import { fill, h, sign } from '../public-case/dom.ts'
import { applyReader, readerBar, readsEnglish } from '../public-case/reader.ts'
import { type CheckedPaper, checkPaper, digestOf, type PaperAnswer } from './check-paper.ts'
import { en, type Words, zh } from './words.ts'

interface Page {
  root: HTMLElement
  code: string
  words: Words
  say: (text: Text) => string
  again: () => void
}

interface Problem {
  zh?: string
  en?: string
  requestId?: string
}

/** Checks a paper by the code printed on it, for whoever was given it: no account, nothing believed, nothing uploaded. */
export async function startPublicPaper(root: HTMLElement, code = codeOf(location.pathname)): Promise<void> {
  const english = readsEnglish()
  const words = english ? en : zh
  const again = () => void startPublicPaper(root, code)
  const page: Page = { root, code, words, say: (text) => (english ? text.en : text.zh), again }
  applyReader(words.title)
  if (code === '') {
    fill(root, reader(page), h('h1', {}, words.title), h('p', { class: 'second' }, words.says), askForm(page))
    return
  }
  fill(root, h('p', { class: 'public-wait second', role: 'status' }, words.loading))
  try {
    const response = await fetch(`/api/public/papers/${encodeURIComponent(code)}`)
    if (response.ok) show(page, (await response.json()) as PaperAnswer)
    else fail(page, (await response.json().catch(() => ({}))) as Problem, english)
  } catch {
    fail(page, { zh: zh.offline, en: en.offline }, english)
  }
}

function codeOf(pathname: string): string {
  const inPath = /^\/c\/([^/]+)\/?$/.exec(pathname)?.[1] ?? ''
  try {
    return decodeURIComponent(inPath).trim()
  } catch {
    return inPath
  }
}

function askForm({ words, code }: Page): HTMLElement {
  const input = h('input', {
    id: 'code',
    class: 'plain-input',
    name: 'code',
    required: true,
    maxlength: '64',
    value: code,
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: words.example,
  }) as HTMLInputElement
  const go = (event: Event) => {
    event.preventDefault()
    const typed = input.value.trim()
    if (typed !== '') location.assign(`/c/${encodeURIComponent(typed)}`)
  }
  return h(
    'form',
    { class: 'public-ask', submit: go },
    h('label', { for: 'code', class: 'field-label' }, words.code),
    input,
    h('button', { class: 'press filled' }, words.look),
  )
}

function fail(page: Page, problem: Problem, english: boolean): void {
  const { words } = page
  fill(
    page.root,
    reader(page),
    h('h1', {}, words.title),
    h('p', { role: 'alert', class: 'public-problem' }, (english ? problem.en : problem.zh) ?? words.offline),
    askForm(page),
    problem.requestId !== undefined && h('p', { class: 'second meta' }, words.quote(problem.requestId)),
  )
}

function show(page: Page, answer: PaperAnswer): void {
  const { root, words, say, code } = page
  const checked = checkPaper(answer, code)
  const fact = (name: string, value: string) => h('div', {}, h('dt', {}, name), h('dd', {}, value))
  fill(
    root,
    reader(page),
    h(
      'header',
      { class: 'public-head' },
      h('h1', {}, answer.title),
      h('p', {}, say(answer.paper)),
      h(
        'p',
        { class: 'second meta' },
        `${words.code} ${code.toUpperCase()} `,
        answer.sample && h('span', { class: 'public-sample' }, words.sample),
      ),
    ),
    verdict(page, answer, checked),
    checked.holds &&
      h(
        'dl',
        { class: 'public-facts paper-facts' },
        ...answer.fields.map(({ field, type, label }) =>
          fact(say(label), saidValue(words, checked.fields[field], type)),
        ),
        fact(words.by, say(answer.issued.name)),
        fact(words.on, dayOf(words, answer.issued.at)),
      ),
    checked.holds && fileCheck(page, checked),
    checked.holds && what(page, answer, checked),
    h('button', { type: 'button', class: 'press public-print', click: () => print() }, words.print),
  )
}

function verdict({ words, say }: Page, answer: PaperAnswer, { holds, faults }: CheckedPaper): HTMLElement {
  const { state, ended } = answer
  const light = !holds || state === 'revoked' ? 'late' : state === 'replaced' ? 'due-soon' : 'done'
  const day = ended ? dayOf(words, ended.at) : ''
  const says = !holds ? words.broken : state === 'valid' ? words.valid : words[state](day)
  const more = !holds
    ? faults.map((fault) => words.faults[fault]).join(words === en ? '; ' : '；')
    : ended
      ? words.endedSays(say(ended.name), state === 'revoked' ? ended.says : '')
      : words.validSays
  return h(
    'section',
    { class: 'public-verdict', role: 'status', 'data-verdict': holds ? state : 'broken' },
    sign(light, 30),
    h('div', {}, h('p', { class: 'public-says' }, says), h('p', {}, more)),
  )
}

/** Compares a file with the fingerprint in the record, here. */
function fileCheck({ words }: Page, checked: CheckedPaper): HTMLElement {
  const found = h('p', { role: 'status', class: 'paper-file' })
  const input = h('input', {
    type: 'file',
    id: 'paper',
    class: 'spoken',
    accept: 'application/pdf,.pdf',
  }) as HTMLInputElement
  input.addEventListener('change', async () => {
    const file = input.files?.[0]
    if (file === undefined) return
    const same = digestOf(new Uint8Array(await file.arrayBuffer())) === checked.digest
    found.dataset.same = String(same)
    fill(found, sign(same ? 'done' : 'late', 16), ` ${same ? words.same(file.name) : words.differs(file.name)}`)
  })
  return h(
    'section',
    { class: 'public-more no-print' },
    h('h2', {}, words.file),
    h('p', { class: 'second' }, words.fileSays),
    input,
    h('label', { for: 'paper', class: 'press paper-choose' }, words.choose),
    found,
  )
}

function what({ words, say }: Page, { issued }: PaperAnswer, checked: CheckedPaper): HTMLElement {
  const lines = [
    words.checkedFact(say(issued.name), checked.index ?? 0, checked.size ?? 0),
    words.checkedPart,
    words.evidence[checked.evidence ?? 'unsigned'],
    words.checkedKey(say(issued.name), issued.fingerprint ?? ''),
  ]
  return h(
    'section',
    { class: 'public-more' },
    h('h2', {}, words.checked),
    h('ul', { class: 'paper-checked' }, ...lines.map((line) => h('li', {}, line))),
  )
}

function dayOf(words: Words, at: string): string {
  const { year, month, day } = parseDay(at.length === 10 ? at : dayAt(at, CHINA_OFFSET_MINUTES))
  return words.day(year, month, day)
}

function saidValue(words: Words, value: unknown, type: string): string {
  if (type === 'day' && typeof value === 'string') return dayOf(words, value)
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}

function reader({ words, again }: Page): HTMLElement {
  return readerBar(words, again)
}
