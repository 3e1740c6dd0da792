import {
  type Computation,
  type HashSuite,
  type Indicator,
  type Kind,
  type KindHash,
  kindOf,
  type MonthRule,
  type OutsideLink,
  type Pack,
  type SettingDefault,
} from '@lianyu/kernel'
import { base } from './base/index.ts'
import { enterprisePack } from './enterprise/index.ts'
import { invest } from './invest/index.ts'
import { projectPack } from './project/index.ts'
import { service } from './service/index.ts'

export { letterScope, sharedScope } from './base/scope.ts'
export { lanes } from './project/lanes.ts'
export * from './service/index.ts'

/** Every system of the field that this version knows. */
export const packs: readonly Pack[] = [base, projectPack, invest, service, enterprisePack]

/** All kinds with their hashes, in the order of the packs; those of before behind those of now. */
export function allKinds(suite: HashSuite): Kind[] {
  return [
    ...packs.flatMap((pack) => pack.kinds.map((kind) => kindOf(kind, suite))),
    ...packs.flatMap((pack) => (pack.earlier ?? []).map((kind) => kindOf(kind, suite))),
  ]
}

/** The newest version of a kind, by its id. */
export function kindById(kinds: readonly Kind[], id: string): Kind | undefined {
  return kinds
    .filter((kind) => kind.declaration.id === id)
    .reduce<Kind | undefined>(
      (best, kind) => (best && best.declaration.version > kind.declaration.version ? best : kind),
      undefined,
    )
}

/** What a new matter may be opened as: the newest version of each kind. */
export function kindsToOpen(kinds: readonly Kind[]): Kind[] {
  return kinds.filter((kind) => kindById(kinds, kind.declaration.id) === kind)
}

/** For `fold`: any version that this house has ever sent, by its hash. */
export function kindsByHash(kinds: readonly Kind[]): (hash: KindHash) => Kind | undefined {
  const found = new Map(kinds.map((kind) => [kind.hash, kind]))
  return (hash) => found.get(hash)
}

export const settingDefaults: readonly SettingDefault[] = packs.flatMap((pack) => pack.settings)

/** Kinds that no agreement's scope may name: they stay inside one hierarchy. */
export const localOnlyKinds: readonly string[] = packs.flatMap((pack) => pack.localOnly)

/** Every function that a declaration may name. */
export const allComputations: Readonly<Record<string, Computation>> = Object.assign(
  {},
  ...packs.map((pack) => pack.computations ?? {}),
)

/** Kinds that live on a province's own platform too. */
export const outsideLinks: readonly OutsideLink[] = packs.flatMap((pack) => pack.outside ?? [])

/** Every indicator of every pack. */
export const allIndicators: readonly Indicator[] = packs.flatMap((pack) => pack.indicators ?? [])

/** Where kinds keep what was planned and reported of a month, by kind. */
export const allMonths: Readonly<Record<string, MonthRule>> = Object.fromEntries(
  packs.flatMap((pack) =>
    Object.entries(pack.schedules ?? {}).flatMap(([kind, { months }]) => (months ? [[kind, months]] : [])),
  ),
)
