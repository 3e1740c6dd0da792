import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readProviders } from './providers.ts'

const address = 'https://node.example.cn'
const line = {
  party: '360322',
  name: { zh: '示例统一认证', en: 'Sample provider' },
  issuer: 'https://login.example.cn',
  clientId: 'lianyu',
}
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lianyu-providers-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (list: unknown) => writeFileSync(join(dir, 'providers.json'), JSON.stringify(list))

describe('the identity providers of a node', () => {
  it('are none where nobody wrote any', () => {
    expect(readProviders(dir, address)).toEqual([])
  })
  it('take their client’s secret from the environment or a file, never from the list itself', () => {
    writeFileSync(join(dir, 'secret'), 'from a file\n')
    write([
      { ...line, secretEnv: 'SAMPLE_SECRET', clientSecret: 'written down' },
      { ...line, secretFile: join(dir, 'secret') },
    ])
    const [one, two] = readProviders(dir, address, { SAMPLE_SECRET: 'from the environment' })
    expect(one).toEqual({ ...line, address, clientSecret: 'from the environment' })
    expect(two?.clientSecret).toBe('from a file')
  })
  it.each([
    ['without a secret', line],
    ['whose secret is not there', { ...line, secretEnv: 'NOT_SET' }],
    ['over plain http', { ...line, issuer: 'http://login.example.cn', secretEnv: 'S' }],
    ['without a name', { ...line, name: undefined, secretEnv: 'S' }],
  ])('%s are refused by name', (_what, written) => {
    write([written])
    expect(() => readProviders(dir, address, { S: 'x' })).toThrow(/360322/)
  })
})
