import type { MatterId, PartyId, PlainDay, Text } from '@lianyu/kernel'
import type { NodeDeps } from '../deps.ts'
import { settingsOf } from '../step-context.ts'

/** One value that a party approved, and the matter in which it did. */
export interface ApprovedValue {
  matter: MatterId
  value: unknown
  validFrom: PlainDay
}

/** One rule that is data: what holds today and why. */
export interface SettingInForce {
  key: string
  label: Text
  /** Of the system that it belongs to; undefined where no pack has a default for the key. */
  pack?: Text
  /** What holds today; undefined before the first day of a key without a default. */
  value?: unknown
  /** What a number counts, e.g. `working-days`. */
  unit?: string
  /** What it follows while the party has approved nothing itself. */
  source?: Text
  /** From which day the source of the default holds. */
  sourceFrom?: PlainDay
  /** False where nobody has checked the default against its source yet. */
  checked: boolean
  /** The party's own value, where it is that which holds. */
  own?: ApprovedValue
  /** Approved already, and holds from a later day; the next first. */
  coming: ApprovedValue[]
}

/** Every rule by which this party's work goes on this day: the packs' own in their order, then what stands beside them. */
export async function settingsInForce(
  deps: Pick<NodeDeps, 'journal' | 'store' | 'packs' | 'today'>,
  party: PartyId,
): Promise<SettingInForce[]> {
  const values = settingsOf(deps)
  await values.ready(party)
  const today = deps.today()
  const approved = (key: string): Pick<SettingInForce, 'own' | 'coming'> & { value?: unknown } => {
    const all = values.approvedOf(party, key)
    const own = all.findLast(({ validFrom }) => validFrom <= today)
    return { ...(own && { own, value: own.value }), coming: all.filter(({ validFrom }) => validFrom > today) }
  }
  const known = deps.packs.flatMap(({ label: pack, settings }) =>
    settings.map(
      ({ key, label, value, unit, source, validFrom, checked }): SettingInForce => ({
        key,
        label,
        pack,
        value,
        ...(unit === undefined ? {} : { unit }),
        source,
        sourceFrom: validFrom,
        checked,
        ...approved(key),
      }),
    ),
  )
  const named = new Set(known.map(({ key }) => key))
  const others = values.keysOf(party).filter((key) => !named.has(key))
  return [
    ...known,
    ...others.map((key): SettingInForce => ({ key, label: { zh: key, en: key }, checked: true, ...approved(key) })),
  ]
}
