import {
  fingerprint,
  type IssuedPaper,
  issuedPapers,
  type LogProof,
  type PartyId,
  type Refusal,
  refuse,
} from '@lianyu/kernel'
import { z } from 'zod'
import type { NodeDeps } from '../deps.ts'
import { type PlacedFact, placedFacts } from '../matters/fact-views.ts'
import { factOf, proveLogs } from '../matters/proof.ts'
import { textShape } from '../shapes.ts'
import { codeHash, type Found, findByCode } from './find-by-code.ts'

const factShape = z.object({
  leaf: z.string(),
  log: z.string(),
  index: z.number(),
  bytes: z.string(),
  inclusion: z.array(z.string()),
  parts: z.object({ shared: z.object({ salt: z.string(), bytes: z.string() }).optional() }),
  erased: z.array(z.string()).optional(),
})

export const checkedPaperShape = z.object({
  paper: textShape,
  title: z.string(),
  sample: z.boolean(),
  state: z.enum(['valid', 'replaced', 'revoked']),
  fields: z
    .array(z.object({ field: z.string(), type: z.string(), label: textShape, value: z.unknown() }))
    .describe('what the paper says in its shared part; the browser reads the values from the proof, not from here'),
  names: z
    .object({ code: z.string(), digest: z.string() })
    .describe('the fields of the fact that hold the fingerprints'),
  issued: z.object({
    party: z.string(),
    name: textShape,
    at: z.string(),
    fingerprint: z.string().nullable().describe('of the issuer’s card, to be compared by telephone'),
  }),
  ended: z
    .object({ party: z.string(), name: textShape, at: z.string(), leaf: z.string(), says: z.string() })
    .nullable(),
  proof: z.object({
    matter: z.string(),
    kind: z.string(),
    logs: z.array(z.unknown()),
    facts: z.array(factShape),
  }),
})
export type CheckedPaper = z.output<typeof checkedPaperShape>

/**
 * What a node says of a paper by the code that is printed on it, with all that a browser needs to check it against the
 * log by itself: the facts that issued and ended it, each with its inclusion in a signed checkpoint. Shared parts only.
 *
 * A code that is none, one that nobody issued, and the code of a case are one and the same answer.
 */
export async function checkPaper(deps: NodeDeps, typed: string): Promise<CheckedPaper | Refusal> {
  const hash = codeHash(typed)
  // Whoever issued it knows first what became of it: another party of this node may not have heard yet.
  const issuer = await findByCode(deps, typed, (one) => issuedUnder(one, hash)?.entry.by === one.party)
  const found = issuer ?? (await findByCode(deps, typed))
  const issued = found && issuedUnder(found, hash)
  if (found === undefined || issued === undefined) return refuse('node.no-such-code', {}, 'code')
  const { kind, matter, party } = found
  const { declaration, labels } = kind
  const leaves = [issued.entry, issued.by?.entry].flatMap((entry) => (entry ? [entry.leaf] : []))
  const all = await placedFacts(deps, { party, acting: { desk: '', role: '' } }, found)
  const facts = all.filter(({ leaf }) => leaves.includes(leaf))
  const { logs, proven } = await proveLogs(
    deps,
    party,
    Map.groupBy(facts, ({ log }) => log),
  )
  const form = declaration.open[issued.step]?.form ?? []
  const hidden = [issued.issues.code, issued.issues.digest]
  const paper = deps.packs.flatMap((pack) => pack.papers ?? []).find(({ id }) => id === issued.issues.paper)
  return {
    paper: paper?.label ?? labels.kind,
    title: String(matter.shared.fields[declaration.title] ?? ''),
    sample: matter.shared.fields.sample === true,
    state: issued.state,
    fields: form
      .filter(({ field }) => issued.entry.fields[field] !== undefined && !hidden.includes(field))
      .map(({ field }) => ({
        field,
        type: declaration.fields[field]?.type ?? 'words',
        label: { zh: labels.fields[field]?.zh ?? field, en: labels.fields[field]?.en ?? field },
        value: issued.entry.fields[field],
      })),
    names: { code: issued.issues.code, digest: issued.issues.digest },
    issued: {
      party: issued.entry.by,
      name: deps.names.party(issued.entry.by),
      at: issued.entry.at,
      fingerprint: await fingerprintOf(deps, party, issued.entry.by),
    },
    ended: endedOf(deps, issued),
    proof: {
      matter: found.id,
      kind: kind.hash,
      logs: logs as unknown as LogProof[],
      facts: facts.map((fact: PlacedFact) => factOf(fact, proven.get(fact.leaf) ?? [], ['shared'])),
    },
  }
}

function issuedUnder({ kind, matter }: Found, hash: string | undefined): IssuedPaper | undefined {
  return issuedPapers(kind, matter).find(
    ({ entry, issues }) => hash !== undefined && entry.fields[issues.code] === hash,
  )
}

async function fingerprintOf(deps: NodeDeps, party: PartyId, issuer: PartyId): Promise<string | null> {
  const card = deps.journal.parties().includes(issuer)
    ? await deps.exchange.ownCard(issuer)
    : deps.exchange.cards(party).find((one) => one.party === issuer)
  return card === undefined ? null : fingerprint(card)
}

function endedOf(deps: NodeDeps, { by }: IssuedPaper): CheckedPaper['ended'] {
  if (by === undefined) return null
  const { entry } = by
  const reason = Object.values(entry.fields).find((value) => typeof value === 'string' && !/^[0-9a-f]{64}$/.test(value))
  return {
    party: entry.by,
    name: deps.names.party(entry.by),
    at: entry.at,
    leaf: entry.leaf,
    says: typeof reason === 'string' ? reason : '',
  }
}
