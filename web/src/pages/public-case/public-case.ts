import {
  type FollowUp,
  isRating,
  localDay,
  openSteps,
  type PublicCase,
  sayDay,
  sayShortDay,
  verdictOf,
} from './case-facts.ts'
import { fill, h, sign } from './dom.ts'
import { lookedAt } from './looked-at.ts'
import { ownPaper } from './own-paper.ts'
import { language, type Page } from './page.ts'
import { pictureGuide } from './pictures.ts'
import { applyReader, readerBar, readsEnglish } from './reader.ts'
import { stepForm } from './step-form.ts'
import { typeAgain, typedIn } from './typed.ts'
import { en, zh } from './words.ts'

interface Problem {
  zh?: string
  en?: string
  requestId?: string
}

/** Follows one case by its query code: without signing in, without React, made for a phone in somebody's hand. */
export async function startPublicCase(root: HTMLElement): Promise<void> {
  const english = readsEnglish()
  const words = english ? en : zh
  const page: Page = {
    root,
    code: codeOf(location),
    english,
    words,
    say: (text) => (english ? text.en : text.zh),
    show: (found) => show(page, found),
  }
  applyReader(words.title)
  const typed = typedIn(root)
  if (page.code === '') ask(page)
  else await look(page)
  typeAgain(root, typed)
}

/** `/q/ABCDE-…`, or `?code=` where the page is opened as a file. */
export function codeOf({ pathname, search }: Pick<Location, 'pathname' | 'search'>): string {
  const inPath = /^\/q\/([^/]+)\/?$/.exec(pathname)?.[1]
  if (inPath === undefined) return (new URLSearchParams(search).get('code') ?? '').trim()
  try {
    return decodeURIComponent(inPath).trim()
  } catch {
    // Cut off in a message: what there is goes into the form, to be put right.
    return inPath
  }
}

export async function look(page: Page): Promise<void> {
  const { root, code, words } = page
  root.replaceChildren(h('p', { class: 'public-wait second', role: 'status' }, words.loading))
  try {
    const response = await fetch(`/api/public/matters/${encodeURIComponent(code)}`, { headers: language(page) })
    if (response.ok) show(page, (await response.json()) as PublicCase)
    else fail(page, (await response.json().catch(() => ({}))) as Problem)
  } catch {
    fail(page, { zh: zh.offline, en: en.offline })
  }
}

function ask(page: Page): void {
  const { root, words } = page
  fill(root, reader(page), h('h1', {}, words.ask), h('p', { class: 'second' }, words.askSays), askForm(page))
}

function askForm({ words, code }: Page): HTMLElement {
  const input = h('input', {
    class: 'plain-input',
    name: 'code',
    required: true,
    maxlength: '64',
    value: code,
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: words.askExample,
    'aria-label': words.code,
  }) as HTMLInputElement
  const go = (event: Event) => {
    event.preventDefault()
    const typed = input.value.trim()
    if (typed !== '') location.assign(`/q/${encodeURIComponent(typed)}`)
  }
  return h('form', { class: 'public-ask', submit: go }, input, h('button', { class: 'press filled' }, words.look))
}

/** What was wrong, over the form with the code that was typed: most often a letter has to be put right. */
export function fail(page: Page, problem: Problem): void {
  const { root, words, english } = page
  const says = (english ? problem.en : problem.zh) ?? problem.zh ?? words.offline
  fill(
    root,
    reader(page),
    h('h1', {}, words.ask),
    h('p', { role: 'alert', class: 'public-problem' }, says),
    askForm(page),
    problem.requestId !== undefined && h('p', { class: 'second meta' }, words.quote(problem.requestId)),
  )
}

export function show(page: Page, found: PublicCase): void {
  const { root, code, words, say } = page
  const today = localDay(new Date(Date.now()).toISOString())
  const verdict = verdictOf(found, today, words)
  const first = found.stages[0]
  const origin = found.parties.find(({ part }) => part === 'origin')
  const holder = found.parties.find(({ part }) => part === 'holder') ?? origin
  const steps = openSteps(found)
  const ratings = steps.filter(isRating)
  const others = steps.filter((step) => !isRating(step) && !step.done)
  const fact = (name: string, value: string) => h('div', {}, h('dt', {}, name), h('dd', {}, value))
  fill(
    root,
    reader(page),
    h(
      'header',
      { class: 'public-head' },
      h('h1', {}, ...spoken(found.title)),
      h('p', {}, say(found.kindLabel)),
      h(
        'p',
        { class: 'second meta' },
        `${words.code} ${code.toUpperCase()} `,
        found.sample && h('span', { class: 'public-sample' }, words.sample),
      ),
    ),
    h(
      'section',
      { class: 'public-verdict', 'aria-live': 'polite' },
      sign(verdict.sign, 30),
      h('div', {}, h('p', { class: 'public-says' }, say(found.says ?? found.stageLabel)), h('p', {}, verdict.says)),
    ),
    found.asked !== null && asked(page, found.asked),
    found.picture !== null && pictureGuide(found.picture, words.guide),
    h(
      'dl',
      { class: 'public-facts' },
      origin && fact(words.receivedBy, say(origin.name)),
      holder && fact(found.ended ? words.handled : words.handledBy, say(holder.name)),
      first && fact(words.receivedOn, sayDay(words, localDay(first.at), today)),
      found.due !== null && fact(words.dueOn, sayDay(words, localDay(found.due), today)),
      ...found.shown.map(({ label, value }) => fact(say(label), say(value))),
    ),
    h(
      'section',
      {},
      h('h2', {}, words.whereStands, h('span', { class: 'second' }, ` ${words.steps(found.stages.length)}`)),
      h(
        'ol',
        { class: 'public-stages' },
        ...found.stages.map((stage, at) => stageLine(page, stage, at === found.stages.length - 1, today, found.ended)),
      ),
    ),
    found.preview &&
      h(
        'section',
        { class: 'public-more' },
        h('h2', {}, words.preview),
        h('p', { class: 'second' }, words.previewSays),
        h(
          'a',
          {
            class: 'press',
            href: `/api/public/matters/${encodeURIComponent(code)}/preview`,
            target: '_blank',
            rel: 'noopener',
          },
          words.previewOpen,
        ),
      ),
    found.paper !== null && ownPaper(page, found.paper),
    ...ratings.map((step) => stepForm(page, step, true)),
    ratings.length === 0 && !found.atOrigin && found.ended && h('p', { class: 'second public-more' }, words.rateThere),
    ...found.followUps.map((one) => followUp(page, one, found.title)),
    others.length > 0 &&
      h(
        'section',
        { class: 'public-more' },
        h('h2', {}, words.more),
        ...others.map((step) =>
          h('details', {}, h('summary', { class: 'link' }, say(step.label)), stepForm(page, step, false)),
        ),
      ),
    found.evidence.facts > 0 &&
      h(
        'p',
        { class: 'second public-kept' },
        found.evidence.mirrored > 0 && h('span', { class: 'double', 'aria-hidden': 'true' }, h('i'), h('i')),
        found.evidence.mirrored > 0
          ? words.kept(found.evidence.facts, found.evidence.mirrored)
          : words.keptAlone(found.evidence.facts),
      ),
    lookedAt(page, today),
    h('button', { type: 'button', class: 'press public-print', click: () => print() }, words.print),
  )
}

/** 请您补正: what is asked of them, before all else that the page says. */
function asked({ words, say }: Page, { label, value }: NonNullable<PublicCase['asked']>): HTMLElement {
  return h(
    'section',
    { class: 'public-asked' },
    h('h2', {}, words.asked),
    h('p', { class: 'second meta' }, say(label)),
    h('p', { class: 'public-asked-what' }, value),
  )
}

/** What became of it: the cases of one thing; a bad rating that is being mended, then the rating that may be given once more. */
function followUp(page: Page, found: FollowUp, of: string): HTMLElement {
  const { say } = page
  const named = found.title !== '' && found.title !== of
  return h(
    'section',
    { class: 'public-more public-follow' },
    h('h2', {}, ...spoken(named ? found.title : say(found.kindLabel))),
    named && h('p', { class: 'second meta' }, say(found.kindLabel)),
    h('p', {}, say(found.says ?? found.stageLabel)),
    found.asked !== null && h('p', { class: 'second' }, `${say(found.asked.label)} ${found.asked.value}`),
    ...openSteps(found).map((step) =>
      isRating(step)
        ? stepForm(page, step, true, found.id)
        : h('details', {}, h('summary', { class: 'link' }, say(step.label)), stepForm(page, step, false, found.id)),
    ),
  )
}

function stageLine(
  { words, say }: Page,
  stage: PublicCase['stages'][number],
  last: boolean,
  today: string,
  ended: boolean,
) {
  return h(
    'li',
    last ? { class: 'stage-now', 'aria-current': 'step' } : {},
    h('time', { datetime: stage.at }, sayShortDay(words, localDay(stage.at), today)),
    h('i', { 'aria-hidden': 'true' }),
    h(
      'div',
      {},
      h('p', {}, say(stage.label)),
      h('p', { class: 'second meta' }, ...spoken(say(stage.party)), last && !ended ? ` ${words.now}` : ''),
    ),
  )
}

/** 示例 in the second voice. */
function spoken(text: string): (Node | string)[] {
  const name = /^示例/.exec(text)?.[0]
  return name ? [h('span', { class: 'public-prefix' }, name), text.slice(name.length)] : [text]
}

function reader({ words, root }: Page): HTMLElement {
  return readerBar(words, () => void startPublicCase(root))
}
