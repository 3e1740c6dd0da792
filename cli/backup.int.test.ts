import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { backup as backupCommand } from './commands/backup.ts'
import { init } from './commands/init.ts'
import { repair } from './commands/repair.ts'
import { restore } from './commands/restore.ts'
import { unlock } from './commands/unlock.ts'
import { verify } from './commands/verify.ts'
import { main } from './main.ts'

const program = fileURLToPath(new URL('./lianyu.ts', import.meta.url))
const flags = ['--disable-warning=FSTDEP023', program]
const party = '360313'
let folder: string
let data: string
let backup: string
let password: string

beforeAll(async () => {
  // Started as root, the database runs as a user who must get to its own folder in here.
  folder = await mkdtemp('/tmp/lianyu-cli-backup-')
  await chmod(folder, 0o711)
  data = join(folder, 'node')
  backup = join(folder, 'backup')
  const wanted = [
    '--party',
    party,
    '--name',
    '示例区人民政府',
    '--address',
    'https://127.0.0.1:8443',
    '--admin',
    'first',
  ]
  const made = await lianyu('init', '--data', data, ...wanted)
  expect(made.code, made.err).toBe(0)
  password = /([2-9a-z]{4}-){3}[2-9a-z]{4}/.exec(made.out)?.[0] ?? ''
})
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Run {
  code: number
  out: string
  err: string
}

/** One run of the command line, in this process: starting another one for each costs more than what it does. */
async function lianyu(...words: string[]): Promise<Run> {
  let [out, err] = ['', '']
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => {
    out += `${text}\n`
  })
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => {
    err += `${text}\n`
  })
  const terminal = {
    out: (text: string) => {
      out += text
    },
    err: (text: string) => {
      err += text
    },
  }
  try {
    const commands = { init, backup: backupCommand, restore, repair, verify, unlock }
    const load = Object.fromEntries(Object.entries(commands).map(([name, one]) => [name, async () => one]))
    return { code: await main(words, load, terminal), out, err }
  } finally {
    log.mockRestore()
    error.mockRestore()
  }
}

interface Up {
  url: string
  stop(): Promise<void>
}

async function up(dir: string, ...more: string[]): Promise<Up> {
  const child = spawn(process.execPath, [...flags, 'up', '--data', dir, '--port', '0', ...more])
  let said = ''
  let err = ''
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8')
  })
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8')
  })
  while (!said.includes('\n') && child.exitCode === null) await sleep(50)
  if (child.exitCode !== null) throw new Error(err)
  return {
    url: said.split(/\s/, 1)[0] as string,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

// The certificate is the node's own; here it is only asked whether it answers, by the system's own client of it.
async function ask(url: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }> {
  const { request } = await import('node:https')
  return new Promise((settle, fail) => {
    const headers = { 'x-lianyu': '1', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }
    const method = body === undefined ? 'GET' : 'POST'
    const ca = readFileSync(join(data, 'tls', 'certificate.pem'))
    const asked = request(`${url}${path}`, { method, headers, ca }, async (answer) => {
      const chunks: Buffer[] = []
      for await (const chunk of answer) chunks.push(chunk as Buffer)
      settle({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString('utf8')) })
    })
    asked.on('error', fail)
    asked.end(body === undefined ? undefined : JSON.stringify(body))
  })
}

/** In both languages, and its code. */
function refused({ code, err }: Run, what: string, zh: string, en: string): void {
  expect(code, err).toBe(1)
  expect(err).toContain(`(${what})`)
  expect(err).toContain(zh)
  expect(err).toContain(en)
}

const copyOf = (name: string) => {
  const to = join(folder, name)
  cpSync(backup, to, { recursive: true })
  return to
}
const tables = (dir: string) => join(dir, 'tables', party)

describe('lianyu backup', { timeout: 120_000 }, () => {
  it('wants a folder, says its phases, reads back what it wrote, and never writes over one', async () => {
    refused(await lianyu('backup', '--data', data), 'cli.missing-option', '--to', '--to')
    const taken = await lianyu('backup', '--data', data, '--to', backup)
    expect(taken.code, taken.err).toBe(0)
    expect(taken.err).toMatch(/✓ 备份 · backing up \(\d/)
    expect(taken.out).toMatch(/1 个主体，\d+ 行，\d+ 个日志 \d+ 条已复核 · 1 parties/)
    const again = await lianyu('backup', '--data', data, '--to', backup)
    refused(again, 'backup.not-empty', '不是空的', 'is not empty')
    refused(await lianyu('backup', '--data', join(folder, 'none'), '--to', join(folder, 'x')), 'cli.no-parties', '', '')
    expect(existsSync(join(folder, 'x'))).toBe(false)
  })
})

describe('lianyu restore', { timeout: 180_000 }, () => {
  it('refuses live data, what is no backup, and a changed or torn one by the name of its file; nothing is made', async () => {
    refused(await lianyu('restore', '--data', data), 'cli.missing-option', '--from', '--from')
    const live = await lianyu('restore', '--from', backup, '--data', data)
    refused(live, 'backup.not-empty', '正在使用的数据目录不能被覆盖', 'never written over')
    const to = join(folder, 'restored')
    refused(
      await lianyu('restore', '--from', folder, '--data', to),
      'backup.not-one',
      '没有联域备份',
      'holds no Lianyu backup',
    )
    const changed = copyOf('changed')
    const entry = join(tables(changed), 'entry.jsonl.gz')
    const bytes = readFileSync(entry)
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] as number) ^ 1
    writeFileSync(entry, bytes)
    const one = await lianyu('restore', '--from', changed, '--data', to)
    refused(one, 'backup.damaged', `tables/${party}/entry.jsonl.gz`, `tables/${party}/entry.jsonl.gz in the backup`)
    const torn = copyOf('torn')
    const head = join(tables(torn), 'head.jsonl.gz')
    truncateSync(head, statSync(head).size - 1)
    refused(await lianyu('restore', '--from', torn, '--data', to), 'backup.damaged', 'head.jsonl.gz', 'head.jsonl.gz')
    const short = copyOf('short')
    await rm(join(tables(short), 'person.jsonl.gz'))
    refused(
      await lianyu('restore', '--from', short, '--data', to),
      'backup.damaged',
      'person.jsonl.gz',
      'person.jsonl.gz',
    )
    expect(existsSync(join(to, 'postgres'))).toBe(false)
  })

  it('says what waits; once its loss is confirmed the restored node is ready, and verifies', async () => {
    const to = join(folder, 'restored')
    const restored = await lianyu('restore', '--from', backup, '--data', to)
    expect(restored.code, restored.err).toBe(0)
    expect(restored.out).toContain(`… ${party} ${party}/audit/1`)
    expect(restored.out).toContain('home and audit logs need another generation')
    const running = await up(to)
    try {
      expect(await ask(running.url, '/readyz')).toMatchObject({ status: 503 })
      const refusing = await ask(running.url, '/api/session', { party, username: 'first', password })
      expect(refusing).toMatchObject({ status: 503, body: { title: 'journal.behind' } })
      const confirmed = await lianyu('restore', '--confirm-loss', '--data', to)
      expect(confirmed).toMatchObject({ code: 0, out: expect.stringContaining('another generation begins') })
      let ready = { status: 0 }
      for (let n = 0; n < 100 && ready.status !== 200; n++) {
        await sleep(100)
        ready = await ask(running.url, '/readyz')
      }
      expect(ready).toMatchObject({
        body: { parties: [{ standing: { behind: [], lost: [{ uncertain: true }, { uncertain: true }] } }] },
      })
      expect(await ask(running.url, '/api/session', { party, username: 'first', password })).toMatchObject({
        status: 200,
      })
    } finally {
      await running.stop()
    }
    expect(await lianyu('verify', '--data', to)).toMatchObject({ code: 0, out: expect.stringContaining('全部成立') })
  })
})

describe('lianyu repair, verify, unlock and a backup while the node runs', { timeout: 180_000 }, () => {
  it('a running node is not repaired or verified from beside, but backed up; a locked-out only administrator gets back in', async () => {
    const running = await up(data, '--least-free', '1')
    try {
      refused(await lianyu('repair', '--data', data), 'node.data-in-use', '请先停止它', 'Stop it first')
      refused(await lianyu('verify', '--data', data), 'node.data-in-use', '请先停止它', 'Stop it first')
      const online = await lianyu('backup', '--data', data, '--to', join(folder, 'online'))
      expect(online.code, online.err).toBe(0)
      const signIn = (word: string) => ask(running.url, '/api/session', { party, username: 'first', password: word })
      for (let n = 0; n < 5; n++) await signIn('not the password')
      expect(await signIn(password)).toMatchObject({ body: { title: 'identity.locked' } })
      const nobody = await lianyu('unlock', '--data', data, '--party', party, '--user', 'nobody')
      refused(nobody, 'node.not-found', 'nobody', 'nobody')
      refused(await lianyu('unlock', '--data', data, '--party', party), 'cli.missing-option', '--user', '--user')
      const unlocked = await lianyu('unlock', '--data', data, '--party', party, '--user', 'first')
      expect(unlocked).toMatchObject({ code: 0, out: expect.stringContaining('可以登录 · may sign in again') })
      expect(await signIn(password)).toMatchObject({ status: 200 })
    } finally {
      await running.stop()
    }
    const stopped = await lianyu('unlock', '--data', data, '--party', party, '--user', 'first', '--new-password')
    expect(stopped.code, stopped.err).toBe(0)
    const fresh = /password for one use: (\S+)/.exec(stopped.out)?.[1] ?? ''
    const again = await up(data)
    try {
      const signIn = (word: string) => ask(again.url, '/api/session', { party, username: 'first', password: word })
      expect((await signIn(password)).status).toBe(401)
      expect(await signIn(fresh)).toMatchObject({ status: 200, body: { person: { mustChange: true } } })
      for (let n = 0; n < 50 && existsSync(join(data, 'operator-deeds.jsonl.taken')); n++) await sleep(100)
      expect(readdirSync(data).filter((name) => name.startsWith('operator-deeds'))).toEqual([])
    } finally {
      await again.stop()
    }
  })

  it('a stored file whose content changed is named, and repair finds nothing else to mend', async () => {
    const hash = 'ab'.padEnd(64, '0')
    const place = join(data, 'files', party, hash.slice(0, 2))
    cpSync(join(backup, 'manifest.json'), join(place, hash.slice(2)))
    const found = await lianyu('verify', '--data', data)
    expect(found).toMatchObject({ code: 3, out: expect.stringContaining('(verify.file-changed)') })
    expect(found.out).toContain(hash)
    await rm(join(place, hash.slice(2)))
    expect(await lianyu('repair', '--data', data)).toMatchObject({
      code: 0,
      out: expect.stringContaining('0 处已修复 · 0 mended'),
    })
  })
})
