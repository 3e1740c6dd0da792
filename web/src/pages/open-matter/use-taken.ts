import { type Kind, takenFields } from '@lianyu/kernel'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { matterQuery } from '../../api/hooks.ts'
import type { Values } from '../form/check-form.ts'

/**
 * Fills in what a new matter takes over from the one that its form names, as soon as that is chosen. For the eye: the node
 * takes it anew when the form is sent, as it holds on that day.
 */
export function useTaken(kind: Kind, values: Values, change: (values: Values) => void): void {
  const { takes } = kind.declaration.opening
  const named = takes && values[takes.from]
  const id = typeof named === 'string' ? named : ''
  const { data } = useQuery({ ...matterQuery(id), enabled: id !== '' })
  const taken = useRef('')
  const shared = data?.matter.shared
  useEffect(() => {
    if (takes === undefined || shared === undefined || shared.matter !== id || taken.current === id) return
    taken.current = id
    change({ ...values, ...takenFields(takes, shared) })
  }, [takes, shared, id, values, change])
}
