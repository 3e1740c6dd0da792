import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type EvidenceFile, fingerprint, sealEvidence } from '@lianyu/kernel'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardOf, here, keysOf, TwoLogs, there } from '../../../kernel/evidence/two-logs.testkit.ts'
import { launchBrowser } from '../../../scripts/browser.ts'
import { verifyPage } from '../../build/verify-page.ts'

const dir = mkdtempSync(join(tmpdir(), 'lianyu-page-'))
const whole = sealEvidence(await TwoLogs.whole().evidence(), keysOf(here).log)
const file = join(dir, 'sample.lianyu.json')
const changed = join(dir, 'changed.lianyu.json')
let browser: Browser

beforeAll(async () => {
  writeFileSync(join(dir, 'verify.html'), await verifyPage())
  writeFileSync(file, whole)
  writeFileSync(changed, new TextDecoder().decode(whole).replace('样品', '他物'))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(dir, { recursive: true, force: true })
})

/** Places of one byte, a text of the file that it stands in and where therein, and what a person is told of it. */
function changes({ facts, logs, cards }: EvidenceFile): [string, string, number, string][] {
  const [, second] = facts as [unknown, EvidenceFile['facts'][0]]
  const speaking = facts.findIndex(({ parts }) => parts.shared !== undefined)
  const part = facts[speaking]?.parts.shared?.bytes as string
  const [text = '', lines = ''] = logs[0]?.checkpoints.at(-1)?.split('\n\n') ?? []
  const own = lines.split('\n')[0] as string
  return [
    ['a record', second.bytes, 60, '第 2 条的内容被改动'],
    ['what a record says', part, 10, `第 ${speaking + 1} 条的共享内容被改动`],
    ['a root', text.split('\n')[2] as string, 5, `日志 ${logs[0]?.origin}：`],
    ['a signature', own.slice(-60), 20, `日志 ${logs[0]?.origin}：`],
    ['a card', cards[0] as string, 30, '第 1 张名片不成立'],
    ['a proof', '"inclusion":["', 11, '个字节起读不通'],
    ['the form', '{"at":', 0, '从第 1 个字节起读不通'],
  ]
}

function oneByte(bytes: Uint8Array, inside: string, at: number): Uint8Array {
  const changed = Buffer.from(bytes)
  const place = changed.indexOf(JSON.stringify(inside).slice(1, -1).replaceAll('\\"', '"')) + at
  changed[place] = changed[place] === 0x41 ? 0x42 : 0x41
  return changed
}

describe('the page without a server', () => {
  it('opened from a disk, checks a file, trusts a key only once its digits were typed, and names a change', async () => {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(pathToFileURL(join(dir, 'verify.html')).href)
    await page.locator('#file').setInputFiles(file)
    await page.locator('[data-verdict=uncompared]').waitFor()
    expect(await page.locator('[data-evidence=uncompared]').count()).toBe(5)
    for (const party of [here, there]) {
      const input = page.locator(`input[data-party="${party}"]`)
      await input.fill(fingerprint(cardOf(party)))
      await input.blur()
    }
    await page.locator('[data-verdict=holds]').waitFor()
    // The witness was not compared, so its word does not count.
    expect(await page.locator('[data-evidence=mirrored]').count()).toBe(5)
    await page.getByText('没有证明的').waitFor()
    await page.locator('#file').setInputFiles(changed)
    await page.locator('[data-verdict=fails]').waitFor()
    await page.getByText('文件自导出以后被改动过').waitFor()
    // One byte at a time, and each time it says where.
    const parsed = JSON.parse(new TextDecoder().decode(whole)) as EvidenceFile
    for (const [place, inside, at, said] of changes(parsed)) {
      writeFileSync(changed, oneByte(whole, inside, at))
      await page.locator('#file').setInputFiles([])
      await page.locator('#file').setInputFiles(changed)
      await page
        .getByText(said)
        .first()
        .waitFor({ timeout: 20_000 })
        .catch(() => expect.fail(`${place}: not ${said}`))
      expect(await page.locator('[data-verdict=holds]').count(), place).toBe(0)
    }
    writeFileSync(changed, new TextDecoder().decode(whole).replace('样品', '他物'))
    await page.locator('#file').setInputFiles(changed)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByText('The file was changed after it was exported').waitFor()
    expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    expect(complaints).toEqual([])
    await page.close()
  })
})
