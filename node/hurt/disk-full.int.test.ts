import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { isRefusal, text } from '@lianyu/kernel'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newCommandId } from '../command-id.ts'
import { FileStore } from '../files/file-store.ts'
import { CheckpointFile } from '../journal/checkpoint-file.ts'
import { introduceParty } from '../start/introduce-party.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import { canMount, type SmallDisk, smallDisk } from './small-disk.ts'

const mb = 1024 * 1024
const party = '360322'
const duty = { desk: 'project-office', role: 'officer' }
const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(3 * mb, 7)])
const room = (node: RunningNode) => node.app.inject({ url: '/readyz' }).then((answer) => answer.json().room)

async function until(what: () => boolean | Promise<boolean>, ms = 20_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await what())) {
    if (Date.now() > end) throw new Error('not in time')
    await new Promise((settle) => setTimeout(settle, 100))
  }
}

describe.skipIf(!canMount)('a node on a disk without room (needs the right to mount a tmpfs)', () => {
  let disk: SmallDisk
  beforeEach(() => {
    disk = smallDisk(220 * mb)
  })
  afterEach(() => disk.remove())

  const start = (leastFreeBytes: number) =>
    startNode({ dataDir: join(disk.folder, 'data'), host: '127.0.0.1', port: 0, logLevel: 'silent', leastFreeBytes })

  async function open(node: RunningNode, command = newCommandId(Date.now())) {
    return await node.deps.journal.open({
      party,
      actor: { party, ...duty, officer: 'o1' },
      command,
      kind: 'project',
      data: { name: '示例项目', investor: '示例投资方', chain: '电子信息', sample: true },
    })
  }

  async function introduced(leastFreeBytes: number): Promise<RunningNode> {
    const node = await start(leastFreeBytes)
    await introduceParty(node.deps, {
      party,
      name: text('示例县', 'Sample county'),
      level: 'county',
      form: 'government',
      node: node.url,
      departments: [
        { id: 'office', name: text('项目办', 'Office'), desks: [{ id: duty.desk, label: text('项目办', 'Office') }] },
      ],
      people: [{ username: 'caller', title: '示例经办', password: '一句 很长的 口令 话', duties: [duty] }],
    })
    return node
  }

  it('refuses facts and files before PostgreSQL is in danger, reads go on, and it resumes by itself', async () => {
    const node = await introduced(32 * mb)
    try {
      const first = await open(node)
      if (isRefusal(first)) throw new Error(first.en)
      expect(await room(node)).toEqual({ writes: 'open', exchange: 'on' })
      disk.fill(20 * mb)
      await until(async () => (await room(node)).writes === 'refused')
      const command = newCommandId(Date.now())
      expect(await open(node, command)).toMatchObject({ refusal: 'node.no-space', sort: 'no-room' })
      expect(await node.deps.files.keep(party, Readable.from([pdf]))).toMatchObject({ refusal: 'node.no-space' })
      expect((await node.deps.journal.get(party, first.matter))?.shared.matter).toBe(first.matter)
      const signIn = await fetch(`${node.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-lianyu': '1' },
        body: JSON.stringify({ party, username: 'caller', password: '一句 很长的 口令 话' }),
      })
      expect(signIn.status).toBe(200)
      const headers = { cookie: signIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '', 'x-lianyu': '1' }
      expect((await fetch(`${node.url}/api/matters/${first.matter}`, { headers })).status).toBe(200)
      const refused = await fetch(`${node.url}/api/matters`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': command },
        body: JSON.stringify({ kind: 'project', data: { name: '示例项目', investor: '示例投资方', sample: true } }),
      })
      expect(refused.status).toBe(507)
      expect(await refused.json()).toMatchObject({
        title: 'node.no-space',
        zh: expect.stringContaining('磁盘空间不足'),
      })
      const ready = await fetch(`${node.url}/readyz`)
      expect(ready.status).toBe(200)
      expect(await ready.json()).toMatchObject({
        ready: true,
        room: { writes: 'refused', exchange: 'paused', why: 'node.no-space' },
        parties: [{ party, writable: false, why: 'node.no-space' }],
      })
      disk.free()
      await until(async () => (await room(node)).writes === 'open')
      expect(await open(node, command)).toMatchObject({ replayed: false })
      expect(await node.deps.files.keep(party, Readable.from([pdf]))).toMatchObject({ type: 'application/pdf' })
    } finally {
      await node.stop()
    }
  })

  it('that somebody else fills to the last byte loses nothing it acknowledged, and goes on when there is room', async () => {
    let node = await introduced(8 * mb)
    const acknowledged: string[] = []
    const others: string[] = []
    const load = async (count: number) => {
      await Promise.all(
        Array.from({ length: count }, async () => {
          const command = newCommandId(Date.now())
          const answer = await open(node, command).catch((error: unknown) => error)
          const done = typeof answer === 'object' && answer !== null && 'facts' in answer && 'replayed' in answer
          ;(done ? acknowledged : others).push(command)
        }),
      )
    }
    try {
      await load(50)
      disk.fill(0)
      for (let n = 0; n < 8; n++) await load(100)
      expect(others.length).toBeGreaterThan(0)
      expect((await room(node)).writes).toBe('refused')
      disk.free()
      await until(async () => (await room(node)).writes === 'open')
      await until(async () => !isRefusal(await open(node).catch(() => ({ refusal: 'again' }) as never)), 60_000)
      for (const command of acknowledged) expect(await open(node, command)).toMatchObject({ replayed: true })
      for (const command of others) expect(await open(node, command)).toMatchObject({ facts: [{}] })
      await node.stop()
      node = await start(8 * mb)
      expect(node.deps.journal.readOnly(party)).toBeUndefined()
      for await (const found of node.deps.journal.verify(party)) expect(found).not.toHaveProperty('fault')
    } finally {
      await node.stop()
    }
  })
})

describe.skipIf(!canMount)(
  'what stands outside the database, on a full disk (needs the right to mount a tmpfs)',
  () => {
    let disk: SmallDisk
    beforeEach(() => {
      disk = smallDisk(4 * mb)
    })
    afterEach(() => disk.remove())
    const head = (size: number, bytes = 200) => {
      return { party, origin: `${party}/home/1`, size, note: randomBytes(bytes / 2).toString('hex') }
    }

    it('the checkpoint file: a line that found no room is an error, those after it can be read again', async () => {
      const path = join(disk.folder, 'checkpoints', 'signed.jsonl')
      const file = await CheckpointFile.open(path)
      await file.append(head(1))
      disk.fill(64 * 1024)
      // Half of it fits: what was written of it must not spoil the next line.
      await expect(file.append(head(2, 512 * 1024))).rejects.toThrow(/ENOSPC/)
      await expect(file.append(head(3, 512 * 1024))).rejects.toThrow(/ENOSPC/)
      disk.free()
      const last = head(4)
      await file.append(last)
      await file.close()
      expect((await CheckpointFile.open(path)).last(last.origin)).toEqual(last)
    })

    it('files: nothing half written stays behind, and the next one is kept', async () => {
      const files = new FileStore(disk.folder)
      disk.fill(2 * mb)
      const before = disk.freeBytes()
      expect(await files.keep(party, Readable.from([pdf]))).toMatchObject({ refusal: 'node.no-space' })
      // The folders stay.
      expect(disk.freeBytes()).toBeGreaterThan(before - 64 * 1024)
      disk.free()
      expect(await files.keep(party, Readable.from([pdf.subarray(0, mb)]))).toMatchObject({ size: mb })
    })
  },
)
