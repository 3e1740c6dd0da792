import {
  type FormField,
  type Kind,
  type OpenStepDeclaration,
  type Refusal,
  refuse,
  rolesOfNobody,
} from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import type { SignedIn } from '../identity/session.ts'

/** What an import is about: a kind whose matters each row opens, or an open step that each row takes on a matter. */
export interface Aim {
  kind: Kind
  step: string
  form: readonly FormField[]
  label: { zh: string; en: string }
}

/** What the session's duty may import: kinds it may open, and open steps that it may take. */
export function aimOf(
  deps: Pick<NodeDeps, 'kinds' | 'packs'>,
  session: Pick<SignedIn, 'acting'>,
  kindId: string,
  step: string,
): Aim | Refusal {
  const kind = deps.kinds.find(({ declaration }) => declaration.id === kindId)
  if (kind === undefined) return refuse('node.not-found', { what: `kind ${kindId}` }, 'kind')
  const { desk, role } = session.acting
  if (step !== '') {
    const declared = Object.hasOwn(kind.declaration.open, step) ? kind.declaration.open[step] : undefined
    const label = kind.labels.steps[step]
    if (declared === undefined || declared.booked || label === undefined)
      return refuse('node.not-found', { what: `step ${step}` }, 'step')
    if (!byRows(declared)) return refuse('import.not-importable', { what: label.zh }, 'step')
    const what = { zh: `${kind.labels.kind.zh} ${label.zh}`, en: `${kind.labels.kind.en}: ${label.en}` }
    if (!declared.by.includes(role)) return refuse('import.not-your-duty', { what: what.zh })
    return { kind, step, form: typedIn(declared.form), label: what }
  }
  // An agreement is signed by people, the audit is written by the node, a month is closed by hand, one at a time.
  const closes = deps.packs.some(({ closings = [] }) => closings.some((one) => one.kind === kindId))
  if (kindId === 'agreement' || kindId === 'audit' || closes)
    return refuse('import.not-importable', { what: kind.labels.kind.zh })
  const { opening } = kind.declaration
  if (!opening.by.includes(role) || !opening.at.includes(desk)) {
    return refuse('import.not-your-duty', { what: kind.labels.kind.zh })
  }
  return { kind, step, form: typedIn(opening.form), label: kind.labels.kind }
}

/**
 * Whether a step may be taken row by row. Not one that is sealed (a ballot in a ledger was seen by many), that makes a
 * paper, that notes what the node itself did, or that no person takes.
 */
function byRows({ by, sealed, issues, shows, revokes }: OpenStepDeclaration): boolean {
  const manned = by.some((role) => !rolesOfNobody.includes(role))
  return manned && sealed === undefined && issues === undefined && shows === undefined && revokes === undefined
}

/** A sheet has columns for what people fill in, none for what is computed. */
const typedIn = (form: readonly FormField[]) => form.filter(({ computed }) => !computed)
