import { type FormField, type Kind, offersOnly, takenFields } from '@lianyu/kernel'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { DraftState } from '../../api/drafts.ts'
import { matterQuery } from '../../api/hooks.ts'
import type { Values } from '../form/check-form.ts'

/**
 * Fills in what a new matter takes over from the one that its form names, as soon as that is chosen. For the eye: the node
 * takes it anew when the form is sent, as it holds on that day.
 *
 * @returns false while what was chosen is still being read: who it goes to may depend on it
 */
export function useTaken(kind: Kind, { values, ready, change }: DraftState<Values>): boolean {
  const { takes } = kind.declaration.opening
  const named = takes && values[takes.from]
  const id = typeof named === 'string' ? named : ''
  const { data, isError } = useQuery({ ...matterQuery(id), enabled: id !== '' })
  const taken = useRef('')
  const shared = data?.matter.shared
  const holds = data?.versions?.held?.fields
  useEffect(() => {
    // What is put into a form before its draft has been read is gone when the draft comes.
    if (!ready || takes === undefined || shared === undefined || shared.matter !== id || taken.current === id) return
    taken.current = id
    const found = takenFields(takes, { ...shared, fields: holds ?? shared.fields })
    change(offersOnly(takes) ? { ...given(found), ...given(values) } : { ...values, ...found })
  }, [ready, takes, shared, holds, id, values, change])
  return id === '' || isError || taken.current === id
}

const given = (values: Values) =>
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )

/**
 * What the opening still asks people: not which version was taken, which nobody knows by heart, and once a matter is named
 * nothing that it has said already. What it leaves open and the form needs is asked all the same.
 */
export function notTaken({ declaration }: Kind, values: Values): FormField[] {
  const { takes, form } = declaration.opening
  // An offer is there to be read and changed.
  if (takes === undefined || offersOnly(takes)) return form
  const named = values[takes.from] !== undefined
  const said = new Set([...Object.keys(takes.fields), ...(takes.origin === undefined ? [] : [takes.origin])])
  return form.filter(({ field, required }) => {
    if (field === takes.version) return false
    return !(named && said.has(field) && (!required || values[field] !== undefined))
  })
}

/**
 * Fields that are filled in by themselves once that one is named which they are taken from, and that nobody needs to type:
 * they stand folded until then. Whoever has something that is in no catalogue opens them.
 */
export function filledByNaming({ declaration }: Kind, values: Values): { from: string; fields: string[] } | undefined {
  const { takes, form } = declaration.opening
  if (takes === undefined || offersOnly(takes) || values[takes.from] !== undefined) return undefined
  const fields = form.flatMap(({ field, required }) => (Object.hasOwn(takes.fields, field) && !required ? [field] : []))
  return fields.length === 0 ? undefined : { from: takes.from, fields }
}
