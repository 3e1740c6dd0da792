import type { Fact, Instant, MatterId } from '@lianyu/kernel'
import { isAudit } from './audit-matter.ts'

/** How a row came about: a look, a paper fetched, an export with persons in it; `said`: the entry itself speaks of a person. */
export type DisclosureRowHow = 'looked' | 'file' | 'exported' | 'said'

export interface DisclosureRow {
  matter: MatterId
  log: number
  idx: number
  /** The matter of the entry that says so. */
  entryMatter: MatterId
  how: DisclosureRowHow
  desk: string
  at: Instant
}

/** What a fact adds to the lists of who was shown what is said of a person. Of the person it takes nothing. */
export function disclosureRowsOf(fact: Fact, log: number): DisclosureRow[] {
  const { envelope, index } = fact
  const row = { log, idx: index, entryMatter: envelope.matter, desk: envelope.by.desk, at: envelope.at }
  if (!isAudit(envelope.matter)) {
    return envelope.parts.personal === undefined ? [] : [{ ...row, matter: envelope.matter, how: 'said' }]
  }
  const look = lookOf(envelope.step, fact.parts.internal?.fields ?? {})
  return look === undefined ? [] : [{ ...row, ...look }]
}

/** Fields as `Audit.note` writes them; which matter a file was fetched for stands in the note of its line. */
function lookOf(step: string, fields: Record<string, unknown>): Pick<DisclosureRow, 'matter' | 'how'> | undefined {
  const found = (matter: unknown, how: DisclosureRowHow) => (typeof matter === 'string' ? { matter, how } : undefined)
  switch (step) {
    case 'personal-read':
      return found(fields.personalReadAbout, 'looked')
    case 'file-read':
      return found(fields.fileReadNote, 'file')
    case 'exported':
      return String(fields.exportedNote).includes('personal') ? found(fields.exportedAbout, 'exported') : undefined
    default:
      return undefined
  }
}
