import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMessageSettings } from './message-settings.ts'

const address = 'https://node.example.cn'
const mail = { host: 'smtp.example.cn', port: 465, from: '联域 <lianyu@example.cn>', user: 'lianyu' }
let dir: string
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lianyu-messages-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const write = (settings: unknown) => writeFileSync(join(dir, 'messages.json'), JSON.stringify(settings))

describe('how messages leave a node', () => {
  it('is not at all where the operator wrote nothing', () => {
    expect(readMessageSettings(dir, address)).toEqual({ address })
  })
  it('takes the mail password from the environment or a file, never from the settings themselves', () => {
    write({ mail: { ...mail, password: 'written down', passwordEnv: 'SAMPLE' }, robotHosts: ['oapi.dingtalk.com'] })
    const settings = readMessageSettings(dir, address, { SAMPLE: 'from the environment' })
    expect(settings).toEqual({
      address,
      robotHosts: ['oapi.dingtalk.com'],
      allowPrivateRobots: false,
      mail: { ...mail, secure: true, password: 'from the environment' },
    })
  })
  it.each([
    ['a mailbox without its password', { mail }],
    ['a mail server without a sender', { mail: { ...mail, from: undefined, passwordEnv: 'S' } }],
    ['an address where a host belongs', { robotHosts: ['https://oapi.dingtalk.com/robot'] }],
    ['a list', []],
  ])('refuses %s, naming the file', (_what, settings) => {
    write(settings)
    expect(() => readMessageSettings(dir, address, { S: 'x' })).toThrow(/messages\.json/)
  })
})
