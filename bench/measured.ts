import { readFile, writeFile } from 'node:fs/promises'
import type { Reading } from './figure.ts'

/** What one figure was measured to be, when, and of what state of the code. */
export interface Measured extends Reading {
  id: string
  /** RFC 3339. */
  date: string
  commit: string
  /** Of a goal that was missed: the top of the processor profile, where the figure has one. */
  profile?: string
}

/** What is known of this machine, by the figure's name. */
export interface KnownFigures {
  machine: string
  figures: Measured[]
}

/** What earlier runs measured on this machine; plain figures of another machine are worth nothing here. */
export async function readKnown(file: string, machine: string): Promise<Measured[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
  const known = text === undefined ? undefined : (JSON.parse(text) as KnownFigures)
  return known?.machine === machine ? known.figures : []
}

/** Each figure as it was measured last, in the order of `ids`; figures that there are no more are left out. */
export function mergeMeasured(
  ids: readonly string[],
  before: readonly Measured[],
  now: readonly Measured[],
): Measured[] {
  return ids.flatMap((id) => now.find((one) => one.id === id) ?? before.find((one) => one.id === id) ?? [])
}

export async function writeKnown(file: string, known: KnownFigures): Promise<void> {
  await writeFile(file, `${JSON.stringify(known, null, 2)}\n`)
}
