import { readFile } from 'node:fs/promises'
import path from 'node:path'
import {
  appendLeaves,
  emptyFrontier,
  type Frontier,
  isRefusal,
  LianyuError,
  leafHash,
  parseCheckpoint,
  refuse,
  rootOf,
} from '@lianyu/kernel'
import type { SignedHead } from '../journal/checkpoint-file.ts'
import { hexOf } from '../journal/hex.ts'
import { sha256Node } from '../journal/sha256.ts'
import { checkFiles, readManifest } from './manifest.ts'
import { readTable } from './table-file.ts'

/**
 * Reads a backup from the disk as a restore would: every file against the manifest, every log recomputed from its entries
 * against its head and against the last checkpoint that was signed of it.
 *
 * @returns how many logs and entries hold
 * @throws LianyuError `backup.damaged`, or `log.root-mismatch` where the database itself did not hold
 */
export async function checkBackup(folder: string): Promise<{ logs: number; entries: number }> {
  const manifest = await readManifest(folder)
  await checkFiles(folder, manifest)
  const signed = await signedIn(path.join(folder, 'checkpoints', 'signed.jsonl'))
  let logs = 0
  let entries = 0
  for (const party of manifest.parties) {
    const place = (table: string) => path.join(folder, 'tables', party, `${table}.jsonl.gz`)
    const heads = new Map<number, { origin: string; size: number; root: string }>()
    for await (const line of readTable(place('head'))) {
      const { log, origin, size, root } = JSON.parse(line)
      heads.set(log, { origin, size, root: root.slice(2) })
    }
    const frontiers = new Map<number, Frontier>([...heads.keys()].map((log) => [log, emptyFrontier]))
    for await (const line of readTable(place('entry'))) {
      const { log, idx, bytes } = JSON.parse(line)
      const before = frontiers.get(log)
      if (before === undefined || before.size !== idx) throw missing(before?.size ?? idx, heads.get(log)?.size ?? idx)
      const after = appendLeaves(sha256Node, before, [leafHash(sha256Node, Buffer.from(bytes.slice(2), 'hex'))])
      frontiers.set(log, after)
      const said = signed.get(heads.get(log)?.origin ?? '')
      if (said?.size === after.size && said.root !== hexOf(rootOf(sha256Node, after))) {
        throw new LianyuError(refuse('log.root-mismatch', { index: 0, size: after.size }))
      }
      entries += 1
    }
    for (const [log, { size, root }] of heads) {
      const frontier = frontiers.get(log) as Frontier
      if (frontier.size !== size) throw missing(frontier.size, size)
      if (hexOf(rootOf(sha256Node, frontier)) !== root) {
        throw new LianyuError(refuse('log.root-mismatch', { index: 0, size }))
      }
      logs += 1
    }
  }
  return { logs, entries }
}

function missing(index: number, size: number): LianyuError {
  return new LianyuError(refuse('log.entries-missing', { index, size }))
}

async function signedIn(file: string): Promise<Map<string, { size: number; root: string }>> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const found = new Map<string, { size: number; root: string }>()
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const { origin, note } = JSON.parse(line) as SignedHead
    const checkpoint = parseCheckpoint(`${note.split('\n\n')[0]}\n`)
    if (!isRefusal(checkpoint)) found.set(origin, { size: checkpoint.size, root: hexOf(checkpoint.root) })
  }
  return found
}
