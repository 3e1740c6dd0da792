import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useSyncExternalStore } from 'react'
import { newCommandId } from './command-id.ts'
import { whoOf } from './drafts.ts'
import { keys, useSignedIn } from './hooks.ts'
import { outbox } from './outbox.ts'
import type { Outgoing } from './outgoing.ts'
import { readAgain } from './read-again.ts'

/** Commands between press and answer, for the line that offers to take one back and for the count of what waits. */
export const useOutgoing = () => useSyncExternalStore(outbox.subscribe, outbox.items)

export interface StepToTake {
  step: string
  track?: string
  /** The track's version that the person saw. */
  version?: number
  data: Record<string, unknown>
  /** Whom a hand-off goes to, where the rule leaves a choice. */
  to?: { party: string; desk: string }
  /** What was pressed, in the reader's language. */
  says: string
  /** The draft's key: dropped once the node has said yes. */
  draft?: string
}

/** Takes steps on one matter. `pending` are those of this matter that have no answer yet or were refused. */
export function useStep(matter: string): {
  take: (step: StepToTake) => string
  takeBack: (command: string) => boolean
  pending: Outgoing[]
} {
  const session = useSignedIn()
  const pending = useOutgoing().filter((one) => one.matter === matter && one.state !== 'done')
  const take = useCallback(
    ({ step, says, draft, ...body }: StepToTake) => {
      if (!session) throw new Error('a step is taken by somebody who is signed in')
      const command = newCommandId()
      outbox.submit({
        command,
        who: whoOf(session),
        matter,
        step,
        says,
        url: `/api/matters/${encodeURIComponent(matter)}/steps/${encodeURIComponent(step)}`,
        body,
        ...(draft ? { draft } : {}),
      })
      return command
    },
    [session, matter],
  )
  return { take, takeBack: (command) => outbox.takeBack(command), pending }
}

export interface MatterToOpen {
  kind: string
  agreement?: string
  parties?: string[]
  /** Tries out the process. */
  trial?: true
  data: Record<string, unknown>
  says: string
  draft?: string
}

/** Opens matters. What was opened is in the settled command's receipt, with any query codes, which are shown once. */
export function useOpenMatter(): (matter: MatterToOpen) => string {
  const session = useSignedIn()
  return useCallback(
    ({ says, draft, ...body }: MatterToOpen) => {
      if (!session) throw new Error('a matter is opened by somebody who is signed in')
      const command = newCommandId()
      outbox.submit({
        command,
        who: whoOf(session),
        matter: '',
        step: 'open',
        says,
        url: '/api/matters',
        body,
        ...(draft ? { draft } : {}),
      })
      return command
    },
    [session],
  )
}

/** What one command came to: for a form that waits for its own answer. */
export function useSettled(command: string | undefined): Outgoing | undefined {
  return useOutgoing().find((one) => one.command === command)
}

/** Once in the frame of whoever is signed in: their commands go on, and what a command changed is read again. */
export function useOutboxOf(who: string | undefined): void {
  const queries = useQueryClient()
  useEffect(() => void outbox.begin(who), [who])
  useEffect(
    () =>
      outbox.onSettled((one) => {
        const matter = one.matter || one.receipt?.matter
        for (const queryKey of [keys.workbench, keys.menu, keys.matters, keys.map, keys.agreements]) {
          void readAgain(queries, queryKey)
        }
        if (matter) void readAgain(queries, keys.matter(matter))
      }),
    [queries],
  )
}
