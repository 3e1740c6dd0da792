import { readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What the demo keeps about itself beside the nodes' data. */
export interface DemoState {
  /** When its past was made, as its own clock stood, epoch ms: days of the samples count back from here. */
  madeMs: number
  /** How far its clock runs ahead of the machine's. */
  clockOffsetMs: number
  portOffset: number
  /** The past is complete; until then it is taken up again at the next start. */
  complete: boolean
}

export function readState(dir: string): DemoState | undefined {
  try {
    return JSON.parse(readFileSync(fileOf(dir), 'utf8')) as DemoState
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Whole or not at all: written beside and renamed. */
export async function writeState(dir: string, state: DemoState): Promise<void> {
  await mkdir(dir, { recursive: true })
  const beside = `${fileOf(dir)}.new`
  await writeFile(beside, `${JSON.stringify(state, undefined, 2)}\n`)
  await rename(beside, fileOf(dir))
}

const fileOf = (dir: string) => join(dir, 'demo.json')
