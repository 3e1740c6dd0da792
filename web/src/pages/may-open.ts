import type { Kind } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'
import type { Duty } from '../api/types.ts'

/** The node decides; this only keeps a button from standing where it would be refused for sure. */
export function mayOpen({ declaration }: Kind, acting: Duty): boolean {
  // A month is closed on the page of the months, where its figures stand beside it.
  if (packs.some(({ closings = [] }) => closings.some(({ kind }) => kind === declaration.id))) return false
  const { by, at } = declaration.opening
  return by.includes(acting.role) && at.includes(acting.desk)
}

/** May this duty try out the kind's process on a matter that counts nowhere? */
export function mayWalk({ walked }: Kind, acting: Duty): boolean {
  return walked?.includes(acting.role) === true
}
