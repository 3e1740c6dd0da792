import { createHmac } from 'node:crypto'
import { Readable } from 'node:stream'
import { isRefusal, type Matter, queryCodeHash, queryCodeOf, type Refusal, type StoredFile } from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import type { Seen } from '../api/door.ts'
import type { SignedIn } from '../identity/session.ts'
import { sha256Node } from '../journal/sha256.ts'
import { compose } from './compose.ts'
import { makePdf } from './make-pdf.ts'
import { composeDeps, paperOf } from './papers.ts'

/**
 * The data of a step that issues a paper: the paper is made as a PDF with a code and a picture of its address, kept like
 * any file, and the step's fact takes the code's fingerprint, the file's, and the file. Code and file follow from the
 * command, so that the same command sent again is the same fact.
 *
 * @returns the data, and the code that is printed on the paper; the data as given where the step issues nothing
 */
export async function withIssuedPaper(
  deps: NodeDeps,
  session: SignedIn,
  { kind, matter }: Seen,
  asked: { command: string; step: string; data: Record<string, unknown> },
): Promise<{ data: Record<string, unknown>; code?: string } | Refusal> {
  const issues = kind.declaration.open[asked.step]?.issues
  const paper = issues && paperOf(deps.packs, issues.paper)
  if (issues === undefined || paper === undefined) return { data: asked.data }
  const code = queryCodeOf(
    createHmac('sha256', deps.querySecret).update(`${asked.command} ${issues.code}`).digest().subarray(0, 16),
  )
  const typed = Object.fromEntries(
    Object.entries(asked.data).filter(([field]) => ![issues.code, issues.digest, issues.file].includes(field)),
  )
  const subject = { kind, matter: withFields(matter, typed), personal: paper.personal === true }
  const made = compose(composeDeps(deps), paper, subject, { by: deps.names.party(session.party).zh })
  const address = await deps.addressOf(session.party)
  const document = { ...made, draft: false, check: { code, address: `${address}/c`, link: `${address}/c/${code}` } }
  const bytes = await makePdf(document, momentOf(asked.command))
  if ('refusal' in bytes) return bytes
  const kept = await deps.files.keep(session.party, Readable.from([Buffer.from(bytes)]))
  if (isRefusal(kept)) return kept
  const file: StoredFile = { ...kept, name: `${made.title}.pdf` }
  const data = {
    ...typed,
    [issues.code]: queryCodeHash(sha256Node, code),
    [issues.digest]: kept.hash,
    [issues.file]: kind.declaration.fields[issues.file]?.type === 'files' ? [file] : file,
  }
  return { data, code }
}

/** The matter as it will be once the form is in. */
function withFields(matter: Matter, fields: Record<string, unknown>): Matter {
  return { ...matter, shared: { ...matter.shared, fields: { ...matter.shared.fields, ...fields } } }
}

/** The first 48 bits of a UUIDv7 are its milliseconds: the same command makes the same bytes. */
function momentOf(command: string): number {
  return Number.parseInt(command.replaceAll('-', '').slice(0, 12), 16)
}
