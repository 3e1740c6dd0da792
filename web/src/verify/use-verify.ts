import type { MatterProof, SharedState } from '@lianyu/kernel'
import { useCallback, useEffect, useRef, useState } from 'react'
import { fetchKindByHash } from '../api/hooks.ts'
import { ProblemError } from '../api/problem.ts'
import type { Progress, VerifyResult } from './result.ts'

export type Verifying =
  | { is: 'not-yet' }
  | { is: 'under-way'; progress: Progress }
  | { is: 'done'; result: VerifyResult; proof: MatterProof }
  | { is: 'failed'; problem: ProblemError['problem'] }

/** The page may draw once a frame's time has been used up. */
const frameMs = 12

/**
 * Verifies a matter when asked. The code that does it is fetched only then. A change of what is shown makes the last
 * result old: it is let go.
 */
export function useVerify(
  matter: string,
  shown: SharedState | undefined,
  viewer: string | undefined,
): { state: Verifying; begin: (most?: number) => void; stop: () => void } {
  const [state, setState] = useState<Verifying>({ is: 'not-yet' })
  const running = useRef<AbortController>(undefined)
  /** Once asked for on this page, a fact that arrives is checked too: a result never speaks of less than is shown. */
  const wanted = useRef<{ matter: string; most: number | undefined }>(undefined)
  const version =
    shown &&
    [
      ...Object.values(shown.tracks).map((track) => track.last),
      ...Object.values(shown.adds)
        .flat()
        .map((add) => add.leaf),
    ].join()

  const stop = useCallback(() => {
    wanted.current = undefined
    running.current?.abort()
    setState({ is: 'not-yet' })
  }, [])

  const begin = useCallback(
    (most?: number) => {
      if (!shown || !viewer) return
      running.current?.abort()
      const controller = new AbortController()
      running.current = controller
      wanted.current = { matter, most }
      const mine = () => running.current === controller && !controller.signal.aborted
      setState({ is: 'under-way', progress: { doing: 'fetch', done: 0, all: 1 } })
      run(
        matter,
        shown,
        viewer,
        controller.signal,
        most,
        (progress) => mine() && setState({ is: 'under-way', progress }),
      )
        .then(({ result, proof }) => mine() && setState({ is: 'done', result, proof }))
        .catch((error: unknown) => {
          if (!mine()) return
          wanted.current = undefined
          if (!(error instanceof ProblemError)) console.error(error)
          setState({ is: 'failed', problem: error instanceof ProblemError ? error.problem : {} })
        })
    },
    [matter, shown, viewer],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version of the matter is what ends the old result
  useEffect(() => {
    if (wanted.current?.matter === matter) begin(wanted.current.most)
    else setState({ is: 'not-yet' })
    return () => running.current?.abort()
  }, [matter, version])

  return { state, begin, stop }
}

async function run(
  matter: string,
  shown: SharedState,
  viewer: string,
  signal: AbortSignal,
  most: number | undefined,
  told: (progress: Progress) => void,
) {
  const [engine, node] = await Promise.all([import('./verify-matter.ts'), import('./node-source.ts')])
  const proof = await node.fetchProof(matter)
  signal.throwIfAborted()
  const kind = await fetchKindByHash(proof.kind).then(
    (answer) => answer.kind,
    () => undefined,
  )
  let drawn = performance.now()
  const result = await engine.verifyMatter({
    proof,
    ...(kind ? { kind } : {}),
    shown,
    viewer,
    readTile: (origin) => node.tilesOf(origin, signal),
    newest: (origin) => node.newestNote(origin, signal),
    known: node.knownHead,
    now: () => new Date(Date.now()).toISOString(),
    clock: () => performance.now(),
    ...(most === undefined ? {} : { most }),
    told,
    breathe: async () => {
      signal.throwIfAborted()
      if (performance.now() - drawn < frameMs) return
      await new Promise((resolve) => setTimeout(resolve))
      drawn = performance.now()
    },
  })
  // A browser that keeps nothing verifies all the same; it only cannot compare with last time.
  await node.rememberHeads(engine.headsToRemember(proof, result)).catch(() => {})
  return { result, proof }
}
