import { describe, expect, it } from 'vitest'
import { guardedLookup, isPublicAddress, parseNodeUrl } from './address.ts'

describe('an address on the open Internet', () => {
  it('is not this machine, a private network, a carrier’s, or nowhere', () => {
    const inner = ['127.0.0.1', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254']
    const more = ['100.64.0.1', '224.0.0.1', '255.255.255.255', '::1', '::', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1']
    const mapped = [
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      'fe80::1%eth0',
    ]
    for (const address of [...inner, ...more, ...mapped, 'localhost', ''])
      expect(isPublicAddress(address), address).toBe(false)
  })
  it('is any other', () => {
    for (const address of ['1.2.4.8', '172.32.0.1', '100.128.0.1', '2400:3200::1']) {
      expect(isPublicAddress(address), address).toBe(true)
    }
  })
})

describe('a node address on a card', () => {
  const refusalOf = (text: string, allowPrivate = false) => {
    try {
      return parseNodeUrl(text, allowPrivate).href
    } catch (error) {
      return (error as { refusal: { refusal: string } }).refusal.refusal
    }
  }
  it('is https with a host and nothing else', () => {
    expect(refusalOf('https://xd.example.gov.cn')).toBe('https://xd.example.gov.cn/')
    for (const bad of [
      'http://xd.example',
      'https://u:p@xd.example',
      'https://xd.example/?a',
      'file:///etc/passwd',
      'xd',
    ]) {
      expect(refusalOf(bad), bad).toBe('exchange.bad-address')
    }
  })
  it('leads inside only where the operator allows it, however it is written', () => {
    for (const inner of [
      'https://127.0.0.1',
      'https://2130706433',
      'https://0x7f.1',
      'https://[::1]:8043',
      'https://[::ffff:7f00:1]',
    ]) {
      expect(refusalOf(inner), inner).toBe('exchange.private-address')
    }
    expect(refusalOf('http://127.0.0.1:8043', true)).toBe('http://127.0.0.1:8043/')
  })
  it('whose name leads inside is not connected to', async () => {
    const looked = (allow: boolean) =>
      new Promise((resolve) => guardedLookup(allow)('localhost', {}, (error, address) => resolve(error ?? address)))
    expect(await looked(false)).toMatchObject({ refusal: { refusal: 'exchange.private-address' } })
    expect(['127.0.0.1', '::1']).toContain(await looked(true))
  })
  it('whose name is rebound leads nowhere: each connection asks anew, and goes to the very address that was checked', async () => {
    const answers = [['8.8.8.8'], ['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['8.8.8.8', '9.9.9.9']]
    const asked: string[] = []
    const lookup = guardedLookup(false, (hostname, _options, callback) => {
      asked.push(hostname)
      callback(
        null,
        (answers.shift() ?? []).map((address) => ({ address, family: 4 })),
      )
    })
    const looked = (all = false) =>
      new Promise((resolve) => lookup('rebound.example', { all }, (error, address) => resolve(error ?? address)))
    const refused = { refusal: { refusal: 'exchange.private-address' } }
    expect(await looked()).toBe('8.8.8.8')
    expect(await looked()).toMatchObject(refused)
    expect(await looked(true)).toMatchObject(refused)
    expect(await looked(true)).toEqual([
      { address: '8.8.8.8', family: 4 },
      { address: '9.9.9.9', family: 4 },
    ])
    expect(await looked()).toMatchObject(refused)
    expect(asked).toEqual(Array(5).fill('rebound.example'))
  })
})
