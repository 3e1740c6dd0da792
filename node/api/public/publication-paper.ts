import { hash } from 'node:crypto'
import { dayAt, type PartyId, type Publication, type Refusal, type Text, text } from '@lianyu/kernel'
import { makePdf } from '../../paper/make-pdf.ts'
import { type Block, englishDay, levelMark, type PaperDocument, paperDay } from '../../paper/paper-document.ts'
import type { NodeDeps } from '../deps.ts'
import { sayValue } from '../say/say-value.ts'
import { type Entry, titleOf } from './published.ts'

/**
 * A publication as a paper to take along: groups, entries, what is shown of each, and a picture that leads to the page. In
 * English what the machine says is English; what the party wrote stays as it was written and reviewed.
 */
export function publicationPaper(
  deps: NodeDeps,
  party: PartyId,
  publication: Publication,
  entries: readonly Entry[],
  { address, english }: { address: string; english: boolean },
): PaperDocument {
  const { offsetMinutes } = deps
  const words = { names: deps.names, offsetMinutes }
  const dayOf = ({ since }: Entry) => dayAt(since, offsetMinutes)
  const say = ({ zh, en }: Text) => (english ? en : zh)
  const by = say(deps.names.party(party))
  const blocks: Block[] = [{ text: say(publication.says) }]
  if (english) blocks.push({ text: asWritten })
  const groups = Map.groupBy(entries, ({ matter }) => String(matter.shared.fields[publication.group] ?? ''))
  for (const [n, [group, all]] of [...groups].entries()) {
    const name = group || say(text('其他', 'Other'))
    blocks.push({ level: 1, text: english ? `${n + 1}. ${name}` : `${levelMark(1, n + 1)}${name}` })
    for (const [m, entry] of all.entries()) {
      const title = `${english ? `${n + 1}.${m + 1} ` : levelMark(2, m + 1)}${titleOf(entry)}`
      blocks.push({
        entry: {
          title,
          says: publishedLine(publication, entry, sayDay(dayOf(entry), english), english),
          facts: factsOf(entry),
        },
      })
    }
  }
  return {
    form: 'guide',
    ...(english ? { english } : {}),
    title: english ? `${by}: ${publication.label.en}` : `${by}${publication.label.zh}`,
    blocks,
    by,
    day: sayDay(entries.map(dayOf).sort().at(-1) ?? deps.today(), english),
    // Each entry has passed its reviews and was published by its approver.
    draft: false,
    sample: entries.some(({ matter }) => matter.shared.fields.sample === true),
    online: { says: say(text('扫码在网上查看、咨询', 'Scan to read it online and to ask')), address },
  }

  function factsOf({ kind, matter }: Entry): [string, string][] {
    return publication.fields.flatMap((field): [string, string][] => {
      const said = say(sayValue(kind, field, matter.shared.fields[field], words))
      const label = kind.labels.fields[field]
      return said === '' ? [] : [[label ? say(label) : field, said]]
    })
  }
}

const asWritten = 'Names and descriptions are in Chinese, as they were written and reviewed.'

const sayDay = (day: string, english: boolean) => (english ? englishDay(day) : paperDay(day))

/** When it was published, and in which edition. */
function publishedLine({ edition }: Publication, { matter }: Entry, day: string, english: boolean): string {
  const named = edition === undefined ? undefined : matter.shared.fields[edition]
  const of = typeof named === 'string' && named !== '' ? named : undefined
  if (english) return `Published ${day}${of === undefined ? '' : `, ${of}`}`
  return `${day}公开${of === undefined ? '' : `　${of}`}`
}

const kept = new Map<string, { digest: string; pdf: Promise<Uint8Array | Refusal> }>()

/** Setting a paper takes a second of processor time, and anybody may ask: the same words are set once. */
export function publicationPdf(of: string, paper: PaperDocument, madeMs: number): Promise<Uint8Array | Refusal> {
  const digest = hash('sha256', JSON.stringify(paper), 'hex')
  const held = kept.get(of)
  if (held?.digest === digest) return held.pdf
  const pdf = makePdf(paper, madeMs)
  const forget = () => kept.get(of)?.digest === digest && kept.delete(of)
  // What could not be made (no font yet) is tried again.
  pdf.then((made) => 'refusal' in made && forget(), forget)
  kept.set(of, { digest, pdf })
  return pdf
}
