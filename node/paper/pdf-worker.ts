import { parentPort, workerData } from 'node:worker_threads'
import type { PaperDocument } from './paper-document.ts'
import { writePdf } from './write-pdf.ts'

const { paper, madeMs } = workerData as { paper: PaperDocument; madeMs: number }
parentPort?.postMessage(await writePdf(paper, new Date(madeMs)))
