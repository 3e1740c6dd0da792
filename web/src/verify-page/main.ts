import {
  EVIDENCE_LIMITS,
  type EvidenceFact,
  type EvidenceLine,
  type EvidenceParty,
  type EvidenceReport,
  evidenceHead,
  evidenceWords,
  isRefusal,
  type Refusal,
  sayEvidence,
  type Text,
  verifyEvidence,
} from '@lianyu/kernel'
import { fill, h, sign } from '../pages/public-case/dom.ts'
import { readsEnglish } from '../pages/public-case/reader.ts'
import { en, zh } from './words.ts'

/*
 * The page without a server: one HTML file with everything in it, whose own content security policy forbids it to connect
 * to anything. It runs the kernel's checks, the very code of `lianyu verify`.
 */

const root = document.getElementById('verify') as HTMLElement
// Served by a node it speaks as the app does; kept as a file it has no such choice and begins in Chinese.
let english = readsEnglish()
let words = english ? en : zh
let file: { name: string; bytes: Uint8Array } | undefined
/** By party, what was typed. Gone when the page is closed: who verifies compares anew, or keeps a note of their own. */
const heard = new Map<string, string>()

const say = (text: Text) => (english ? text.en : text.zh)

function draw(): void {
  document.documentElement.lang = english ? 'en' : 'zh-CN'
  document.title = words.title
  const found = file && verifyEvidence(file.bytes, [...heard.values()])
  fill(
    root,
    h('header', { class: 'top' }, h('h1', {}, words.title), toggle()),
    h('p', { class: 'second lead' }, words.lead),
    chooser(),
    found && (isRefusal(found) ? refused(found) : report(found)),
  )
}

function toggle(): HTMLElement {
  const other = () => {
    english = !english
    words = english ? en : zh
    draw()
  }
  return h('button', { type: 'button', class: 'link', click: other }, words.other)
}

function chooser(): HTMLElement {
  const input = h('input', { type: 'file', accept: '.json,application/json', id: 'file' }) as HTMLInputElement
  input.addEventListener('change', () => void take(input.files?.[0]))
  const kept =
    location.protocol !== 'file:' &&
    h('a', { class: 'link', href: '/verify', download: 'lianyu-verify.html' }, words.keep)
  return h(
    'div',
    { class: 'chooser' },
    h('label', { class: 'press filled', for: 'file' }, words.choose),
    input,
    h('span', { class: 'second' }, file?.name ?? words.drop),
    kept,
  )
}

async function take(given: File | undefined): Promise<void> {
  if (given === undefined) return
  if (given.size > EVIDENCE_LIMITS.maxBytes) {
    alert(words.tooLarge)
    return
  }
  file = { name: given.name, bytes: new Uint8Array(await given.arrayBuffer()) }
  heard.clear()
  draw()
}

function refused(refusal: Refusal): HTMLElement {
  return h('section', { class: 'verdict fails', role: 'status' }, sign('late', 22), h('p', {}, say(refusal)))
}

function report(found: EvidenceReport): HTMLElement {
  const light = { holds: 'done', uncompared: 'due-soon', fails: 'late' }[found.verdict]
  const by = nameOf(found, found.by)
  const lines = sayEvidence(found)
  const about = (...heads: EvidenceLine['about'][]) => heads.map((head) => group(head, lines))
  return h(
    'div',
    { class: `report ${found.verdict}`, 'data-verdict': found.verdict },
    h('h2', {}, found.title || found.matter, h('span', { class: 'second' }, ` ${say(found.kind)}`)),
    h('p', { class: 'second' }, words.exported.replace('{by}', by).replace('{at}', timeOf(found.at))),
    h('section', { class: 'verdict', role: 'status' }, sign(light, 22), h('p', {}, say(evidenceHead(found)))),
    ...about('fault'),
    keys(found),
    ...about('facts'),
    stages(found),
    records(found),
    ...about('witnesses', 'withheld', 'erased', 'not-proved'),
    h('button', { type: 'button', class: 'press screen', click: () => print() }, words.print),
  )
}

function group(head: EvidenceLine['about'], lines: readonly EvidenceLine[]): HTMLElement | false {
  const said = lines.filter((line) => line.about === head)
  if (said.length === 0) return false
  const items = said.map(({ says }) => h('li', {}, say(says)))
  return h('section', { class: `lines ${head}` }, h('h3', {}, words.heads[head]), h('ul', {}, ...items))
}

function keys(found: EvidenceReport): HTMLElement {
  const head = [words.party, words.fingerprint, words.heard]
  return h(
    'section',
    {},
    h('h3', {}, words.keys),
    h('p', { class: 'second screen' }, words.keysSay),
    table(
      head,
      found.parties.map((party) => keyRow(party)),
    ),
  )
}

function keyRow(party: EvidenceParty): HTMLElement {
  const typed = heard.get(party.party) ?? ''
  const input = h('input', {
    class: 'plain-input screen',
    value: typed,
    inputmode: 'numeric',
    autocomplete: 'off',
    'data-party': party.party,
    'aria-label': `${words.heard} ${say(party.name)}`,
  }) as HTMLInputElement
  input.addEventListener('change', () => {
    heard.set(party.party, input.value)
    draw()
  })
  const state = party.compared ? words.same : typed === '' ? words.waiting : words.different
  const does = [party.writes && words.writes, ...party.vouches.map((promise) => words[promise])].filter(Boolean)
  const light = party.compared ? 'done' : typed === '' ? 'none' : 'late'
  return h(
    'tr',
    {},
    h('td', {}, say(party.name), h('span', { class: 'second' }, ` ${party.party} ${does.join(' ')}`)),
    h('td', { class: 'digits' }, party.fingerprint),
    h('td', {}, input, h('span', { class: 'state' }, sign(light, 12), ` ${state}`)),
  )
}

function stages(found: EvidenceReport): HTMLElement | false {
  if (found.stages === undefined) return false
  const said = found.stages.map(({ track, stage }) => `${say(track)} ${say(stage)}`).join(english ? ', ' : '，')
  return h('p', {}, `${words.stages}${english ? ': ' : '：'}${said}`)
}

function records(found: EvidenceReport): HTMLElement {
  const head = [words.place, words.at, words.party, words.step, words.level, words.parts]
  return h(
    'section',
    {},
    h('h3', {}, `${words.facts} ${found.facts.length}`),
    table(
      head,
      found.facts.map((fact, at) => factRow(found, fact, at)),
    ),
  )
}

function factRow(found: EvidenceReport, fact: EvidenceFact, at: number): HTMLElement {
  const parts = fact.parts.map(({ part, state }) => `${words.part[part]} ${words.state[state]}`)
  const level = fact.holds ? say(evidenceWords[fact.evidence]) : words.fails
  return h(
    'tr',
    { 'data-evidence': fact.holds ? fact.evidence : 'fails', title: fact.leaf },
    h('td', {}, String(at + 1)),
    h('td', {}, timeOf(fact.at)),
    h('td', {}, nameOf(found, fact.by)),
    h('td', {}, say(fact.label)),
    h('td', {}, sign(fact.holds ? 'done' : 'late', 12), ` ${level}`),
    h('td', { class: 'second' }, parts.join(english ? ', ' : '，')),
  )
}

function table(head: string[], rows: HTMLElement[]): HTMLElement {
  const cells = head.map((text) => h('th', { scope: 'col' }, text))
  return h('div', { class: 'scroll' }, h('table', {}, h('thead', {}, h('tr', {}, ...cells)), h('tbody', {}, ...rows)))
}

function nameOf({ parties }: EvidenceReport, party: string): string {
  const known = parties.find((one) => one.party === party)
  return known ? say(known.name) : party
}

/** By the clock of whoever looks, to the minute. */
function timeOf(instant: string): string {
  const at = new Date(instant)
  return Number.isNaN(at.getTime()) ? instant : at.toLocaleString(english ? 'en' : 'zh-CN', { hour12: false })
}

document.addEventListener('dragover', (event) => event.preventDefault())
document.addEventListener('drop', (event) => {
  event.preventDefault()
  void take(event.dataTransfer?.files[0])
})
draw()
