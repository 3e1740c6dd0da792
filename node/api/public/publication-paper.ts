import { hash } from 'node:crypto'
import type { PartyId, Publication, Refusal } from '@lianyu/kernel'
import { makePdf } from '../../paper/make-pdf.ts'
import { type Block, levelMark, type PaperDocument, paperDay } from '../../paper/paper-document.ts'
import type { NodeDeps } from '../deps.ts'
import { sayValue } from '../say/say-value.ts'
import { type Entry, titleOf } from './published.ts'

/** A publication as a paper: groups, entries, what is shown of each. In Chinese, as its entries are written. */
export function publicationPaper(
  deps: NodeDeps,
  party: PartyId,
  publication: Publication,
  entries: readonly Entry[],
  address: string,
): PaperDocument {
  const words = { names: deps.names, offsetMinutes: deps.offsetMinutes }
  const by = deps.names.party(party).zh
  const blocks: Block[] = [{ text: publication.says.zh }]
  const groups = Map.groupBy(entries, ({ matter }) => String(matter.shared.fields[publication.group] ?? ''))
  for (const [n, [group, all]] of [...groups].entries()) {
    blocks.push({ level: 1, text: `${levelMark(1, n + 1)}${group || '其他'}` })
    for (const [m, entry] of all.entries()) {
      const { kind, matter } = entry
      blocks.push({ level: 2, text: `${levelMark(2, m + 1)}${titleOf(entry)}` })
      for (const field of publication.fields) {
        const said = sayValue(kind, field, matter.shared.fields[field], words).zh
        const label = kind.labels.fields[field]?.zh ?? field
        if (said !== '') for (const text of `${label}：${said}`.split('\n')) blocks.push({ text })
      }
    }
  }
  blocks.push({ text: `网上查看和咨询：${address}` })
  return {
    form: 'report',
    title: `${by}${publication.label.zh}`,
    blocks,
    by,
    day: paperDay(dayOf(entries) ?? deps.today()),
    // Each entry has passed its reviews and was published by its approver.
    draft: false,
    sample: entries.some(({ matter }) => matter.shared.fields.sample === true),
  }
}

const dayOf = (entries: readonly Entry[]) =>
  entries
    .map(({ since }) => since.slice(0, 10))
    .sort()
    .at(-1)

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
