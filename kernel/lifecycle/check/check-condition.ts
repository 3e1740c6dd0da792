import { fieldsOf, tracksOf } from '../condition.ts'
import type { KindDeclaration } from '../kind.ts'
import type { Condition } from '../kind-condition.ts'
import type { Faults } from './faults.ts'

/** @param local  on a local track, where internal values may be looked at */
export function checkCondition(
  kind: KindDeclaration,
  condition: Condition,
  path: string,
  local: boolean,
  faults: Faults,
): void {
  for (const id of fieldsOf(condition)) {
    if (!faults.known(path, 'field', id, Object.keys(kind.fields))) continue
    const field = kind.fields[id]
    if (!local && (field?.part ?? 'shared') !== 'shared') {
      faults.add(path, `"${id}" is ${field?.part}: others could not see why`, 'look at a shared field')
    }
    if (field?.open !== undefined && !path.startsWith(`open.`)) {
      faults.add(path, `"${id}" belongs to an open step, which has many values`, 'look at a field of a track')
    }
  }
  for (const [track, stages] of tracksOf(condition)) {
    if (!faults.known(path, 'track', track, Object.keys(kind.tracks))) continue
    for (const stage of stages)
      faults.known(path, `stage of "${track}"`, stage, Object.keys(kind.tracks[track]?.stages ?? {}))
  }
}
