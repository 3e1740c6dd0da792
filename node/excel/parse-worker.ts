import { parentPort, workerData } from 'node:worker_threads'
import { isRefusal, refuse } from '@lianyu/kernel'
import { readCsv } from './read-csv.ts'

const bytes = Buffer.from(workerData as Uint8Array)

async function read() {
  const magic = bytes.subarray(0, 4).toString('latin1')
  if (magic === 'PK\u0003\u0004') return (await import('./read-xlsx.ts')).readXlsx(bytes)
  // A compound file: an old workbook, or any workbook behind a password.
  if (bytes.readUInt32BE(0) === 0xd0cf11e0) return refuse('import.old-workbook', {}, 'file')
  return readCsv(bytes)
}

const sheets = bytes.length < 4 ? refuse('import.empty', {}, 'file') : await read()
const nothing = !isRefusal(sheets) && sheets.every(({ rows }) => rows.length === 0)
parentPort?.postMessage(nothing ? refuse('import.empty', {}, 'file') : sheets)
