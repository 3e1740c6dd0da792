import { Worker } from 'node:worker_threads'
import type { Refusal } from '@lianyu/kernel'
import type { PaperDocument } from './paper-document.ts'

let before: Promise<unknown> = Promise.resolve()

/**
 * A paper as PDF, made in a thread of its own, one at a time: reading a Chinese font and cutting it down takes a second and
 * more, in which the node has others to answer.
 */
export function makePdf(paper: PaperDocument, madeMs: number): Promise<Uint8Array | Refusal> {
  const mine = before.then(() => inThread(paper, madeMs))
  before = mine.catch(() => {})
  return mine
}

function inThread(paper: PaperDocument, madeMs: number): Promise<Uint8Array | Refusal> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      workerData: { paper, madeMs },
      resourceLimits: { maxOldGenerationSizeMb: 512 },
    })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', () => reject(new Error('the thread ended without a paper')))
  })
}
