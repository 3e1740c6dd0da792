import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cardBytes, type EvidenceReport, fingerprint, sealEvidence } from '@lianyu/kernel'
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { above, cardOf, here, keysOf, TwoLogs, there } from '../kernel/evidence/two-logs.testkit.ts'
import { verify } from './commands/verify.ts'

const dir = mkdtempSync(join(tmpdir(), 'lianyu-verify-'))
const file = join(dir, 'sample.lianyu.json')
const whole = sealEvidence(await TwoLogs.whole().evidence(), keysOf(here).log)
writeFileSync(file, whole)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

let out: string
beforeEach(() => {
  out = ''
  vi.spyOn(console, 'log').mockImplementation((text: string) => {
    out += `${text}\n`
  })
})
afterEach(() => vi.restoreAllMocks())

const digits = (party: string) => fingerprint(cardOf(party))
const run = (name: string, values: Record<string, string[] | boolean> = {}) => verify.run({ values, words: [name] })

describe('lianyu verify FILE', () => {
  it('exits with 0 where everything holds and the keys were compared, by digits or by a card of one’s own', async () => {
    const card = join(dir, 'card.json')
    writeFileSync(card, cardBytes(cardOf(there)))
    expect(await run(file, { trust: [digits(here), digits(above)], card: [card] })).toBe(0)
    expect(out).toContain('5 条记录全部成立')
    expect(out).toContain('All 5 records hold')
    expect(out).toContain('第三方见证并签名')
    expect(out).toContain('没有证明的 · What is not proved')
  })
  it('exits with 4 where nothing is wrong but nobody’s key was compared, and says whom to ring', async () => {
    expect(await run(file)).toBe(4)
    expect(out).toContain(digits(there))
    expect(out).toContain('签名单位的公钥未核对')
  })
  it('exits with 3 where a byte was changed, and names what', async () => {
    const changed = join(dir, 'changed.lianyu.json')
    writeFileSync(changed, new TextDecoder().decode(whole).replace('样品', '他物'))
    expect(await run(changed, { trust: [digits(here), digits(there)] })).toBe(3)
    expect(out).toContain('文件自导出以后被改动过')
    writeFileSync(changed, 'nothing of the kind')
    expect(await run(changed)).toBe(3)
    expect(out).toContain('evidence.unreadable')
  })
  it('gives the findings as JSON', async () => {
    expect(await run(file, { json: true, trust: [digits(here), digits(there)] })).toBe(0)
    const report = JSON.parse(out) as EvidenceReport
    expect(report.facts.map(({ evidence }) => evidence)).toEqual(Array(5).fill('mirrored'))
  })
  it('refuses a file that is not there', async () => {
    await expect(run(join(dir, 'none'))).rejects.toMatchObject({ refusal: { refusal: 'cli.no-file' } })
  })
})
