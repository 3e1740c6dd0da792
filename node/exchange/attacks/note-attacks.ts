import {
  type Checkpoint,
  cosign,
  encodeBase64,
  formatCheckpoint,
  formatOrigin,
  formatSignatureLine,
  noteSigner,
  type Signer,
  signCheckpoint,
  signNote,
  sm2Signer,
} from '@lianyu/kernel'
import type { Attack } from './attack.ts'
import type { Rogue } from './attacked-node.ts'
import { testKeys } from './rogue-server.ts'

/** Serves this instead of the checkpoint. */
const says = (rogue: Rogue, note: string | Uint8Array) => {
  rogue.bend = (path) => (path === 'checkpoint' ? Buffer.from(note) : undefined)
}
/** A note with the writer's true signature over any text. */
const signs = (rogue: Rogue, text: string) => signNote(text, [noteSigner({ ...rogue.keys.log, keyName: rogue.origin })])
const claims = (rogue: Rogue, change: Partial<Checkpoint>) =>
  says(rogue, signCheckpoint({ ...rogue.checkpoint(), ...change }, rogue.keys.log))
const withSigner = (rogue: Rogue, signer: Signer) => says(rogue, signCheckpoint(rogue.checkpoint(), signer))
const line = (keyName: string, keyId: number) =>
  formatSignatureLine({ keyName, keyId, signature: new Uint8Array(64).fill(keyId % 251) })
const text = (rogue: Rogue, size: string) => `${rogue.origin}\n${size}\n${encodeBase64(rogue.checkpoint().root)}\n`

/** Lies in or about the checkpoint: what no key of the writer's signed, or signed in a form that is no checkpoint. */
export const noteAttacks: Attack[] = [
  {
    name: 'signed by a key rotated out',
    do: (rogue) => withSigner(rogue, testKeys(rogue.party, 200).log),
    refused: 'log.note-unsigned',
  },
  {
    name: 'signed by the writer’s key for requests',
    do: (rogue) => withSigner(rogue, rogue.keys.request),
    refused: 'log.note-unsigned',
  },
  {
    name: 'signed by the writer’s key for mirrors',
    do: (rogue) => withSigner(rogue, rogue.keys.mirror),
    refused: 'log.note-unsigned',
  },
  {
    name: 'of the wrong side’s log',
    do: (rogue, { other }) => says(rogue, other.note()),
    refused: 'log.note-unsigned',
  },
  {
    name: 'of another generation of the log',
    do: (rogue) => {
      const origin = formatOrigin({ party: rogue.party, log: rogue.agreement, generation: 2 })
      claims(rogue, { origin })
    },
    refused: 'log.note-unsigned',
  },
  {
    name: 'with another origin line under the right key’s name',
    do: (rogue, { other }) =>
      says(rogue, signs(rogue, formatCheckpoint({ ...rogue.checkpoint(), origin: other.origin }))),
    refused: 'log.wrong-origin',
  },
  {
    name: 'with the signature of another checkpoint',
    do: (rogue) => {
      const [old, now] = [signCheckpoint(rogue.checkpoint(rogue.entries.slice(0, -1)), rogue.keys.log), rogue.note()]
      says(rogue, `${now.split('\n\n')[0]}\n\n${old.split('\n\n')[1]}`)
    },
    refused: 'log.bad-signature',
  },
  {
    name: 'with a forged line before the valid one',
    do: (rogue) => {
      const [body, valid] = rogue.note().split('\n\n') as [string, string]
      const bytes = Buffer.from(valid.split(' ')[2] as string, 'base64')
      bytes[20] = (bytes[20] as number) ^ 1
      says(rogue, `${body}\n\n— ${rogue.origin} ${bytes.toString('base64')}\n${valid}`)
    },
    refused: 'log.bad-signature',
  },
  {
    name: 'reflected: only our own cosignature on it',
    do: async (rogue) => {
      const note = rogue.cosigned.at(-1) as string
      const [body, lines] = note.split('\n\n') as [string, string]
      const mirrors = lines.split('\n').filter((one) => one.includes('/mirror '))
      says(rogue, `${body}\n\n${mirrors.join('\n')}\n`)
    },
    refused: 'log.note-unsigned',
  },
  {
    name: 'cosigned by a stranger alone',
    do: (rogue) => {
      const body = formatCheckpoint(rogue.checkpoint())
      const mirror = testKeys('430999', 220).mirror
      says(rogue, `${body}\n${formatSignatureLine(cosign(body, mirror, 1_795_000_000))}`)
    },
    refused: 'log.note-unsigned',
  },
  {
    name: 'with an SM2 signature under the Ed25519 key’s name',
    do: (rogue) => withSigner(rogue, sm2Signer(rogue.origin, new Uint8Array(32).fill(7))),
    refused: 'log.note-unsigned',
  },
  {
    name: 'with an SM2 signature under the Ed25519 key’s id',
    do: (rogue) => {
      const own = noteSigner({ ...rogue.keys.log, keyName: rogue.origin })
      const body = formatCheckpoint(rogue.checkpoint())
      const signature = sm2Signer(rogue.origin, new Uint8Array(32).fill(7)).sign(Buffer.from(body))
      says(rogue, `${body}\n${formatSignatureLine({ keyName: own.keyName, keyId: own.keyId, signature })}`)
    },
    refused: 'log.bad-signature',
  },
  {
    name: 'with a signature type nobody knows',
    do: (rogue) => {
      const body = formatCheckpoint(rogue.checkpoint())
      says(rogue, `${body}\n${line(rogue.origin, 0xfe_fe_fe_fe)}`)
    },
    refused: 'log.note-unsigned',
  },
  {
    name: 'with a thousand signatures',
    do: (rogue) => {
      const lines = Array.from({ length: 1_000 }, (_, i) => line(`430999/witness${i}`, i))
      says(rogue, rogue.note() + lines.join(''))
    },
    refused: 'log.note-too-large',
  },
  {
    name: 'of two megabytes',
    do: (rogue) => says(rogue, `${'a'.repeat(2_000_000)}\n`),
    refused: 'exchange.answer-too-large',
  },
  {
    name: 'of no bytes',
    do: (rogue) => says(rogue, ''),
    refused: 'log.bad-note',
  },
  {
    name: 'with a carriage return in it',
    do: (rogue) => says(rogue, rogue.note().replaceAll('\n', '\r\n')),
    refused: 'log.bad-note',
  },
  {
    name: 'of bytes that are not UTF-8',
    do: (rogue) => says(rogue, Buffer.concat([Buffer.from([0xff, 0xfe, 0x00]), Buffer.from(rogue.note())])),
    refused: 'log.bad-note',
  },
  ...(
    [
      ['of size 2^53', '9007199254740992'],
      ['of a size of forty digits', '9'.repeat(40)],
      ['of a negative size', '-3'],
      ['of a size with a leading zero', '03'],
      ['of a size in scientific notation', '1e3'],
      ['of half an entry', '2.5'],
    ] as const
  ).map(([name, size]): Attack => {
    return { name, do: (rogue) => says(rogue, signs(rogue, text(rogue, size))), refused: 'log.bad-checkpoint' }
  }),
  {
    name: 'with an extension line that cosigners would vouch for unread',
    do: (rogue) => says(rogue, signs(rogue, `${formatCheckpoint(rogue.checkpoint())}and-more true\n`)),
    refused: 'log.bad-checkpoint',
  },
  {
    name: 'with a root of 31 bytes',
    do: (rogue) => says(rogue, signs(rogue, `${rogue.origin}\n9\n${encodeBase64(new Uint8Array(31))}\n`)),
    refused: 'log.bad-checkpoint',
  },
  {
    name: 'with a root written in base64 of another spelling',
    do: (rogue) => {
      const root = encodeBase64(rogue.checkpoint().root)
      const last = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
      const letter = last[last.indexOf(root[42] as string) ^ 1] as string
      says(rogue, signs(rogue, `${rogue.origin}\n9\n${root.slice(0, 42)}${letter}=\n`))
    },
    refused: 'log.bad-checkpoint',
  },
]

/** The writer's own key signed them, and they contradict what it signed before: both notes are kept. */
export const historyAttacks: Attack[] = [
  {
    name: 'a fork at the same size',
    do: (rogue) => {
      rogue.entries.splice(-2)
      rogue.comment('另一句')
    },
    refused: 'log.forked',
    kept: 'notes',
  },
  {
    name: 'a fork while it grows',
    do: (rogue) => {
      rogue.entries.splice(-2)
      rogue.comment('另一句').comment('又一句').comment('再一句')
    },
    refused: 'log.forked',
    kept: 'notes',
    looks: 2,
  },
  {
    name: 'a shrunk log',
    do: (rogue) => rogue.entries.splice(-2),
    refused: 'log.shrunk',
    kept: 'notes',
  },
  {
    name: 'a log shrunk to nothing',
    do: (rogue) => {
      rogue.entries.length = 0
      rogue.serve = lists(rogue, [{ origin: rogue.origin, size: 0 }])
    },
    refused: 'log.shrunk',
    kept: 'notes',
  },
  {
    name: 'a whole old checkpoint, replayed',
    do: (rogue) => {
      const old = signCheckpoint(rogue.checkpoint(rogue.entries.slice(0, 2)), rogue.keys.log)
      says(rogue, old)
    },
    refused: 'log.shrunk',
    kept: 'notes',
  },
  {
    name: 'older than what we cosigned, with another past',
    do: (rogue) => {
      rogue.entries.splice(-3)
      rogue.comment('改写')
    },
    refused: 'log.forked',
    kept: 'notes',
  },
  {
    name: 'the same size with a root of nothing',
    do: (rogue) => {
      rogue.entries.pop()
      claims(rogue, { root: new Uint8Array(32) })
    },
    refused: 'log.forked',
    kept: 'notes',
  },
]

/** Answers the list of logs with this. */
export function lists(_rogue: Rogue, list: unknown): NonNullable<Rogue['serve']> {
  return (path, _request, response) => {
    if (path !== '/log') return false
    response.end(JSON.stringify(list))
    return true
  }
}
