import type http from 'node:http'
import { gzipSync } from 'node:zlib'
import { bundleToBytes } from '@lianyu/kernel'
import { caps } from '../peer-source.ts'
import type { Attack } from './attack.ts'
import type { Rogue } from './attacked-node.ts'
import { lists } from './note-attacks.ts'

type Serve = (response: http.ServerResponse, path: string) => void

/** Answers requests whose path begins so in the writer's place. */
const serves = (rogue: Rogue, begins: string, serve: Serve) => {
  rogue.serve = (path, _request, response) => {
    if (!path.startsWith(begins)) return false
    serve(response, path)
    return true
  }
}
/** Writes these bytes on the connection as they are, and hangs up. */
const raw = (rogue: Rogue, bytes: string | Uint8Array) =>
  serves(rogue, '/log', (response) => response.socket?.end(bytes))
const list = (rogue: Rogue) => JSON.stringify([{ origin: rogue.origin, size: rogue.entries.length }])

/** Answers that are no HTTP anybody should take: nothing of them is read on, and the peer counts as away. */
export const httpAttacks: Attack[] = [
  ...[301, 302, 303, 307, 308].map((status): Attack => {
    return {
      name: `a redirect (${status})`,
      do: (rogue) =>
        serves(rogue, '/log', (response) => {
          response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end()
        }),
      refused: 'exchange.redirected',
    }
  }),
  ...['gzip', 'br', 'deflate, gzip', 'x-unknown'].map((encoding): Attack => {
    return {
      name: `a compressed bomb (${encoding})`,
      do: (rogue) => {
        const bomb = gzipSync(Buffer.alloc(8 * 1_048_576))
        serves(rogue, 'checkpoint', (response) => response.setHeader('content-encoding', encoding).end(bomb))
      },
      refused: 'exchange.answer-encoded',
    }
  }),
  {
    name: 'an endless list',
    do: (rogue) =>
      serves(rogue, '/log', (response) => {
        const more = () => response.destroyed || response.write(' '.repeat(65_536), () => setImmediate(more))
        more()
      }),
    refused: 'exchange.answer-too-large',
  },
  {
    name: 'a list that announces a gigabyte',
    do: (rogue) =>
      serves(rogue, '/log', (response) => response.writeHead(200, { 'content-length': '1073741824' }).flushHeaders()),
    refused: 'exchange.answer-too-large',
  },
  {
    name: 'an endless refusal',
    do: (rogue) =>
      serves(rogue, '/log', (response) => response.writeHead(500).end(Buffer.alloc(caps.problemBytes + 1))),
    refused: 'exchange.answer-too-large',
  },
  {
    name: 'headers of forty kilobytes',
    do: (rogue) => {
      const filler = Array.from({ length: 40 }, (_, i) => `x-filler-${i}: ${'a'.repeat(1_000)}\r\n`).join('')
      raw(rogue, `HTTP/1.1 200 OK\r\n${filler}content-length: 2\r\n\r\n[]`)
    },
    refused: 'exchange.peer-away',
  },
  {
    name: 'two lengths that differ',
    do: (rogue) => raw(rogue, `HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 4\r\n\r\n[]  `),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a length and chunks at once',
    do: (rogue) =>
      raw(rogue, 'HTTP/1.1 200 OK\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n'),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a length below zero',
    do: (rogue) => raw(rogue, 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n[]'),
    refused: 'exchange.peer-away',
  },
  {
    name: 'less than the length it announced',
    do: (rogue) => raw(rogue, `HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n${list(rogue)}`),
    refused: 'exchange.peer-away',
  },
  {
    name: 'more than the length it announced',
    do: (rogue) => raw(rogue, `HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n${list(rogue)}`),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a chunk of a size that is no number',
    do: (rogue) => raw(rogue, 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n[]\r\n0\r\n\r\n'),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a bare line feed where a header ends',
    do: (rogue) => raw(rogue, `HTTP/1.1 200 OK\ncontent-length: 2\nx: y\r\rz\r\n\r\n[]`),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a control character in a header',
    do: (rogue) => raw(rogue, `HTTP/1.1 200 OK\r\netag: "a\x00b"\r\ncontent-length: 2\r\n\r\n[]`),
    refused: 'exchange.peer-away',
  },
  {
    name: 'no HTTP at all',
    do: (rogue) => raw(rogue, Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0x01])),
    refused: 'exchange.peer-away',
  },
  {
    name: 'nothing, and hangs up',
    do: (rogue) => raw(rogue, ''),
    refused: 'exchange.peer-away',
  },
  {
    name: 'a thousand early hints, and then nothing',
    do: (rogue) => raw(rogue, 'HTTP/1.1 103 Early Hints\r\nlink: <a>\r\n\r\n'.repeat(1_000)),
    refused: 'exchange.peer-away',
  },
  {
    name: 'not modified, which nobody asked',
    do: (rogue) => serves(rogue, '/log', (response) => response.writeHead(304).end()),
    refused: 'exchange.peer-refused',
  },
  {
    name: 'a page of a captive portal',
    do: (rogue) =>
      serves(rogue, '/log', (response) =>
        response.writeHead(200, { 'content-type': 'text/html' }).end('<html><h1>请登录网络</h1>'),
      ),
    refused: 'exchange.bad-answer',
  },
]

const listAttacks = (
  [
    ['that is no list', {}],
    ['of nothing', [null]],
    ['of names that are numbers', [{ origin: 1, size: 2 }]],
    ['of negative sizes', [{ origin: '430281/home/1', size: -1 }]],
    ['of sizes past 2^53', [{ origin: '430281/home/1', size: 2 ** 53 }]],
    [
      'of more names than anybody has agreements',
      Array.from({ length: caps.listedLogs + 1 }, (_, i) => ({ origin: `430281/x${i}/1`, size: 1 })),
    ],
  ] as [string, unknown][]
).map(([name, answer]): Attack => {
  return { name: `a list ${name}`, do: (rogue) => (rogue.serve = lists(rogue, answer)), refused: 'exchange.bad-answer' }
})

/** A bundle with something done to its entries; the proof and the checkpoint are right. */
const bundle = (name: string, bent: (entries: Uint8Array[]) => Uint8Array, refused: string): Attack => ({
  name: `a page of entries ${name}`,
  do: (rogue) => {
    rogue.bend = (path) =>
      path.startsWith('tile/entries/') ? bent(rogue.entries.map(({ bytes }) => Uint8Array.from(bytes))) : undefined
  },
  refused,
})
const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 3 ? byte ^ 1 : byte))

const bundleAttacks: Attack[] = [
  bundle(
    'with one bit flipped',
    (all) => bundleToBytes(all.with(-1, flipped(all.at(-1) as Uint8Array))),
    'exchange.bad-answer',
  ),
  bundle(
    'with an old entry again in place of the new one',
    (all) => bundleToBytes(all.with(-1, all[1] as Uint8Array)),
    'exchange.bad-answer',
  ),
  bundle(
    'with a valid entry of nobody’s',
    (all) => bundleToBytes(all.with(-1, Buffer.from('{"v":1}'))),
    'exchange.bad-answer',
  ),
  bundle('of which one is missing', (all) => bundleToBytes(all.slice(0, -1)), 'log.bad-bundle'),
  bundle(
    'of 257',
    (all) => bundleToBytes(Array.from({ length: 257 }, (_, i) => all[i % all.length] as Uint8Array)),
    'log.bad-bundle',
  ),
  bundle(
    'with one of 65,536 bytes',
    (all) => Buffer.concat([bundleToBytes(all.with(-1, new Uint8Array(65_535))), Buffer.alloc(1)]),
    'log.bad-bundle',
  ),
  bundle('cut off in the last one', (all) => bundleToBytes(all).slice(0, -5), 'log.bad-bundle'),
  bundle('that is empty', () => new Uint8Array(0), 'log.bad-bundle'),
  bundle('of twenty megabytes', () => new Uint8Array(20 * 1_048_576), 'exchange.answer-too-large'),
  {
    name: 'a page of entries that is not there',
    do: (rogue) =>
      serves(rogue, 'tile/entries/', (response) => response.writeHead(404).end('{"title":"log.bad-tile"}')),
    refused: 'exchange.peer-refused',
  },
]

/** The proof's tiles, of a log that grew by more than one page: the first page has to lead to the checkpoint by them. */
const tiles = (name: string, bent: (tile: Uint8Array) => Uint8Array, refused: string): Attack => ({
  name: `a proof ${name}`,
  do: (rogue) => {
    for (let i = 0; i < 300; i++) rogue.comment(`长 ${i}`)
    rogue.bend = (path) => {
      if (!/^tile\/\d/.test(path)) return undefined
      const honest = rogue.tile(path)
      return honest && bent(honest)
    }
  },
  refused,
})
const tileAttacks: Attack[] = [
  tiles('from a tile that is one byte short', (tile) => tile.slice(0, -1), 'log.bad-tile'),
  tiles(
    'from a partial tile longer than its name says',
    (tile) => (tile.length < 8_192 ? Buffer.concat([tile, new Uint8Array(32)]) : tile),
    'log.bad-tile',
  ),
  tiles(
    'of 64 hashes where others belong',
    (tile) => (tile.length === 2_048 ? tile : new Uint8Array(2_048)),
    'log.bad-tile',
  ),
  tiles('from a tile of a hundred kilobytes', () => new Uint8Array(100_000), 'exchange.answer-too-large'),
  tiles('from a tile that is empty', () => new Uint8Array(0), 'log.bad-tile'),
  tiles('whose hashes are others', (tile) => flipped(tile), 'exchange.bad-answer'),
]

interface Part {
  index: number
  part: string
  salt: string
  bytes: string
}
const parts = (name: string, bent: (parts: Part[], to: number) => unknown, refused: string): Attack => ({
  name: `parts ${name}`,
  do: (rogue) => {
    rogue.bend = (path) => {
      if (path !== 'parts') return undefined
      const [from, to] = [rogue.entries.length - 1, rogue.entries.length]
      const honest = JSON.parse(rogue.parts(from, to)) as { parts: Part[] }
      return Buffer.from(JSON.stringify(bent(honest.parts, to)))
    }
  },
  refused,
})
const each = (change: Partial<Part>) => (all: Part[], to: number) => ({
  to,
  parts: all.map((part) => ({ ...part, ...change })),
})
const base64 = (text: string | Uint8Array) => Buffer.from(text).toString('base64')

const partAttacks: Attack[] = [
  parts('with another content', each({ bytes: base64('{"fields":{}}') }), 'exchange.part-changed'),
  parts('with another salt', each({ salt: base64(new Uint8Array(32).fill(99)) }), 'exchange.part-changed'),
  parts('with a salt of 31 bytes', each({ salt: base64(new Uint8Array(31)) }), 'exchange.part-changed'),
  parts('with a salt of no bytes', each({ salt: '' }), 'exchange.part-changed'),
  parts('that are no base64', each({ bytes: '%%%' }), 'exchange.part-changed'),
  parts('of which one is missing', (_all, to) => ({ to, parts: [] }), 'exchange.part-missing'),
  parts('given as internal', each({ part: 'internal' }), 'exchange.part-missing'),
  parts('of a name nobody knows', each({ part: 'secret' }), 'exchange.bad-answer'),
  parts('of another entry', each({ index: 0 }), 'exchange.bad-answer'),
  parts('of an entry that is not there', each({ index: 2 ** 53 }), 'exchange.bad-answer'),
  parts('twice, each time another', (all, to) => ({ to, parts: [...all, ...all] }), 'exchange.bad-answer'),
  parts(
    'by the hundred thousand',
    (_all, to) => {
      return { to, parts: Array.from({ length: 150_000 }, () => ({ index: to - 1, part: 'shared', erased: true })) }
    },
    'exchange.bad-answer',
  ),
  parts('that never get further', (all) => ({ to: 0, parts: all }), 'exchange.bad-answer'),
  parts('of more entries than asked for', (all, to) => ({ to: to + 9, parts: all }), 'exchange.bad-answer'),
  parts('that are a list', (all) => all, 'exchange.bad-answer'),
  parts(
    'in a key __proto__',
    (all, to) => JSON.parse(`{"to":${to},"__proto__":${JSON.stringify({ parts: all })}}`),
    'exchange.bad-answer',
  ),
  {
    name: 'parts nested a hundred thousand deep',
    do: (rogue) => {
      rogue.bend = (path) => (path === 'parts' ? Buffer.from('['.repeat(100_000) + ']'.repeat(100_000)) : undefined)
    },
    refused: 'exchange.bad-answer',
  },
]

export const answerAttacks: Attack[] = [...listAttacks, ...bundleAttacks, ...tileAttacks, ...partAttacks]
