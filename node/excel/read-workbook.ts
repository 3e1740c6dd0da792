import { Worker } from 'node:worker_threads'
import { type Refusal, refuse, text } from '@lianyu/kernel'
import { limits, type Sheet } from './cell.ts'
import { tooLarge } from './check-zip.ts'

let before: Promise<unknown> = Promise.resolve()

/**
 * Reads a workbook in a thread of its own, one at a time: the node goes on answering, and a file made to hurt takes only
 * that thread's memory and time with it.
 */
export function readWorkbook(bytes: Uint8Array): Promise<Sheet[] | Refusal> {
  const mine = before.then(() => inThread(bytes))
  before = mine.catch(() => {})
  return mine
}

function inThread(bytes: Uint8Array): Promise<Sheet[] | Refusal> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: limits.heapMb },
    })
    const timer = setTimeout(
      () => answer(refuse('import.took-too-long', { seconds: limits.parseSeconds }, 'file')),
      limits.parseSeconds * 1000,
    )
    const answer = (found: Sheet[] | Refusal) => {
      clearTimeout(timer)
      resolve(found)
      void worker.terminate()
    }
    worker.once('message', answer)
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY')
        return answer(tooLarge(text('占用内存', 'of memory'), `${limits.heapMb} MB`))
      clearTimeout(timer)
      reject(error)
    })
  })
}
