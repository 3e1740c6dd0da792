import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPlatforms } from './platforms.ts'

const line = { party: '360313', name: '示例省平台', url: 'https://platform.example.cn/api' }
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lianyu-platforms-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (list: unknown) => writeFileSync(join(dir, 'platforms.json'), JSON.stringify(list))

describe('the platforms of a node', () => {
  it('are none where nobody wrote any', () => {
    expect(readPlatforms(dir)).toEqual([])
  })
  it('take their token from the environment or a file, and may have none', () => {
    writeFileSync(join(dir, 'token'), 'from a file\n')
    write([
      { ...line, tokenEnv: 'SAMPLE_TOKEN', everySeconds: 60 },
      { ...line, name: '示例二', tokenFile: join(dir, 'token') },
      { ...line, name: '示例三' },
    ])
    expect(readPlatforms(dir, { SAMPLE_TOKEN: 'from the environment' })).toEqual([
      { ...line, token: 'from the environment', everyMs: 60_000 },
      { ...line, name: '示例二', token: 'from a file' },
      { ...line, name: '示例三' },
    ])
  })
  it.each([
    ['with a token written down', { ...line, token: 'x' }],
    ['whose token is not there', { ...line, tokenEnv: 'NOT_SET' }],
    ['over plain http', { ...line, url: 'http://platform.example.cn' }],
    ['of nobody', { ...line, party: '示例' }],
    ['that look every moment', { ...line, everySeconds: 0 }],
  ])('%s are refused by name', (_what, written) => {
    write([written])
    expect(() => readPlatforms(dir, {})).toThrow(/示例省平台/)
  })
  it('named twice, or no list at all, are refused', () => {
    write([line, line])
    expect(() => readPlatforms(dir)).toThrow(/示例省平台/)
    write({})
    expect(() => readPlatforms(dir)).toThrow(/platforms\.json/)
  })
})
