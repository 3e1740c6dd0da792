import { type LookupAddress, type LookupAllOptions, lookup as systemLookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { LianyuError, refuse } from '@lianyu/kernel'

// IANA special-purpose registries: addresses that lead into this machine, this network, or nowhere.
const inner = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inner.addSubnet(net, bits, 'ipv4')
}
const publicV6 = new BlockList()
publicV6.addSubnet('2000::', 3, 'ipv6')
const innerV6 = new BlockList()
for (const [net, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  innerV6.addSubnet(net, bits, 'ipv6')
}

/** True for an address on the open Internet. IPv4 inside IPv6 counts as inner: no honest card needs it. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !inner.check(address, 'ipv4')
  if (family !== 6 || address.includes('%')) return false
  return publicV6.check(address, 'ipv6') && !innerV6.check(address, 'ipv6')
}

/**
 * A card's node address as a URL, or a refusal: http or https, a host, no user, query or fragment. Where private
 * addresses are not allowed, neither is a literal one, nor a plain `http:` (parts would travel readable).
 */
export function parseNodeUrl(text: string, allowPrivate: boolean): URL {
  let url: URL
  try {
    url = new URL(text)
  } catch {
    throw new LianyuError(refuse('exchange.bad-address', { address: text.slice(0, 200) }))
  }
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  const schemes = allowPrivate ? ['https:', 'http:'] : ['https:']
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!plain || !schemes.includes(url.protocol) || host === '') {
    throw new LianyuError(refuse('exchange.bad-address', { address: text.slice(0, 200) }))
  }
  if (isIP(host) !== 0 && !allowPrivate && !isPublicAddress(host)) {
    throw new LianyuError(refuse('exchange.private-address', { address: host }))
  }
  return url
}

export type NameService = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void

/**
 * The name service for a connection to a peer: the very address that was checked is the one connected to, so a name
 * cannot answer with a public address first and a private one afterwards. One private answer condemns all.
 *
 * @param names  the name service itself
 */
export function guardedLookup(allowPrivate: boolean, names: NameService = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    names(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error !== null) return callback(error, '', 0)
      const bad = allowPrivate ? undefined : addresses.find(({ address }) => !isPublicAddress(address))
      const first = addresses[0]
      if (bad !== undefined || first === undefined) {
        const refusal = refuse('exchange.private-address', { address: bad?.address ?? hostname })
        return callback(new LianyuError(refusal) as NodeJS.ErrnoException, '', 0)
      }
      if (options.all) return callback(null, addresses as never, 0)
      callback(null, first.address, first.family)
    })
  }
}
