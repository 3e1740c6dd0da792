import type { PartyForm, Text } from '@lianyu/kernel'
import { packs } from '@lianyu/packs'

/**
 * The departments a party begins with: a government has every desk that the packs know, each a department of its own;
 * anybody else an office and its administration. The administrator renames, moves and closes them.
 */
export function firstDepartments(form: PartyForm) {
  const desks = new Map<string, Text>(packs.flatMap((pack) => pack.desks.map(({ id, label }) => [id, label] as const)))
  // Whoever writes without an account is no department.
  desks.delete('public')
  const wanted = [...desks].filter(([id]) => form === 'government' || id === 'office' || id === 'administration')
  return wanted.map(([id, label]) => ({ id, name: label, desks: [{ id, label }] }))
}
