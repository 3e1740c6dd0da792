import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import ExcelJS from 'exceljs'
import { startChild } from './child.ts'
import { costOf, spent } from './cost.ts'
import { type Figure, perSecond } from './figure.ts'

interface Served {
  url: string
  cookies: string[]
  databasePid: number
}

/** A county's list of projects, from the upload to the last row written: read, matched, checked, then one command a row. */
export const importRows: Figure = {
  name: 'a workbook of projects taken in: read, checked, written',
  goal: '10,000 rows ≤ 60 s',
  run: async (size) => {
    const rows = size === 'full' ? 10_000 : 2_000
    const workbook = await workbookOf(rows)
    const dataDir = path.join(tmpdir(), `lianyu-bench-${randomUUID()}`)
    const node = await startChild<Served>('serve-node.ts', [dataDir, '1', '1'])
    const { url, cookies, databasePid } = node.ready
    const ask = async (method: 'GET' | 'POST', at: string, body?: Buffer) => {
      const headers = {
        cookie: cookies[0] as string,
        'x-lianyu': '1',
        'content-type': 'application/octet-stream',
        'x-file-name': 'projects.xlsx',
      }
      const answer = await fetch(url + at, { method, headers, ...(body ? { body: new Uint8Array(body) } : {}) })
      if (!answer.ok) throw new Error(await answer.text())
      return (await answer.json()) as { id: string; state: string; counts: Record<string, number> }
    }
    try {
      const before = spent(node.pid, databasePid)
      const began = performance.now()
      const { id } = await ask('POST', '/api/imports?kind=project', workbook)
      const checkedMs = performance.now() - began
      await ask('POST', `/api/imports/${id}/run`)
      let seen = await ask('GET', `/api/imports/${id}`)
      while (seen.state === 'running') {
        await wait(100)
        seen = await ask('GET', `/api/imports/${id}`)
      }
      const seconds = (performance.now() - began) / 1000
      const cost = costOf(before, spent(node.pid, databasePid), rows)
      const { done: written = 0, ...left } = seen.counts
      const others = Object.entries(left).map(([outcome, count]) => `, ${count} ${outcome}`)
      return {
        measured: `${written.toLocaleString('en-US')} of ${rows.toLocaleString('en-US')} rows${others.join('')} in ${seconds.toFixed(1)} s, ${perSecond(rows / seconds)}, the first ${(checkedMs / 1000).toFixed(1)} s to read and check them\n    cpu per row  ${cost}`,
        met: written === rows && seconds * (10_000 / rows) <= 60,
      }
    } finally {
      await node.stop()
      await rm(dataDir, { recursive: true, force: true })
    }
  },
}

async function workbookOf(rows: number): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('项目')
  sheet.addRow(['项目名称', '投资方', '产业链', '乡镇园区', '总投资额（万元）', '计划开工日期'])
  for (let n = 0; n < rows; n++) {
    const town = ['金山镇', '桐木镇', '上栗镇', '赤山镇'][n % 4] as string
    const chain = ['电子信息', '烟花爆竹', '食品加工'][n % 3] as string
    sheet.addRow([`示例招商项目${n}`, `示例投资方${n % 900}`, chain, town, 1_000 + (n % 5_000), '2026-12-01'])
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
