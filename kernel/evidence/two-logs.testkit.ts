import {
  addSignature,
  appendLeaves,
  bundleToBytes,
  type Card,
  type CardContent,
  type CardKeyUse,
  type Context,
  cardBytes,
  cardKeyOf,
  consistencyProof,
  cosign,
  cosignerName,
  decide,
  defineKind,
  ed25519Signer,
  emptyFrontier,
  encodeBase64,
  encodeUtf8,
  type Fact,
  type FactDraft,
  field,
  foldFacts,
  formatVerifierKey,
  inclusionProof,
  isRefusal,
  kindOf,
  leafHash,
  open,
  type PartyId,
  rootOf,
  type SealedFact,
  sealFact,
  signCard,
  signCheckpoint,
  sha256Noble as suite,
  type Tile,
  tileToBytes,
  uuidV7From,
} from '../index.ts'
import type { EvidenceFile } from './evidence-file.ts'
import { hexOf } from './hex.ts'
import type { FactProof, LogProof, MatterProof } from './matter-proof.ts'

export const [here, there] = ['360313', '430281'] as const
const names: Record<string, { zh: string; en: string }> = {
  [here]: { zh: '湘东区', en: 'Xiangdong' },
  [there]: { zh: '醴陵市', en: 'Liling' },
  '360300': { zh: '萍乡市', en: 'Pingxiang' },
}
const text = (zh: string, en: string) => ({ zh, en })

/** A parcel that one side sends and the other takes: the smallest matter with two writers. */
export const parcel = kindOf(
  defineKind({
    pack: 'test',
    id: 'parcel',
    version: 1,
    label: text('包裹', 'Parcel'),
    title: 'title',
    fields: {
      title: field.words(text('名称', 'Title')),
      note: field.words(text('留言', 'Note')),
      inside: field.words(text('内部', 'Inside'), { part: 'internal' }),
    },
    tracks: {
      main: {
        label: text('包裹', 'Parcel'),
        holder: 'office',
        start: 'packed',
        stages: {
          packed: { label: text('已打包', 'Packed') },
          sent: { label: text('已寄出', 'Sent') },
          taken: { label: text('已签收', 'Taken'), end: true },
        },
        steps: {
          send: {
            label: text('寄出', 'Send'),
            from: 'packed',
            to: 'sent',
            by: 'officer',
            handOff: { how: 'offer' },
            form: ['inside'],
          },
          take: { label: text('签收', 'Take'), from: 'sent', to: 'taken', by: 'officer', handOff: { how: 'accept' } },
        },
      },
    },
    open: { comment: { label: text('留言', 'Comment'), by: 'officer', of: 'any', form: ['note!'] } },
    opening: { by: 'officer', at: 'office', form: ['title!'] },
  }),
)

const uuid = (n: number) => uuidV7From(1_790_000_000_000, Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, n >> 8, n & 255))
export const matter = `${here}:${uuid(1)}`
export const agreement = {
  id: `${here}:${uuid(99)}`,
  parties: [here, there],
  inForce: true,
  windingUp: false,
  mayOpen: () => true,
}
export const originOf = (party: string) => `${party}/${agreement.id}/1`

const seed = (n: number) => new Uint8Array(32).fill(n)
/** Who only looks: the city above `here`. */
export const above = '360300'
const seeds: Record<string, number> = { [here]: 1, [there]: 2, [above]: 3 }
export const keysOf = (party: string) => {
  const n = seeds[party] as number
  return {
    log: ed25519Signer(`${party}/log`, seed(n)),
    mirror: ed25519Signer(cosignerName(party, 'mirror'), seed(n + 10)),
    witness: ed25519Signer(cosignerName(party, 'witness'), seed(n + 20)),
    request: ed25519Signer(`${party}/request`, seed(n + 30)),
  }
}

export function cardOf(party: string): Card {
  const signers = keysOf(party)
  const keyOf = (use: CardKeyUse) => cardKeyOf(party, use, 'ed25519', signers[use].publicKey)
  const keys = { log: keyOf('log'), mirror: keyOf('mirror'), request: keyOf('request'), witness: keyOf('witness') }
  const content: CardContent = {
    v: 1,
    party,
    name: names[party] as { zh: string; en: string },
    level: 'county',
    form: 'government',
    node: 'https://lianyu.example.gov.cn',
    keys,
    serial: 1,
    at: '2026-01-01T00:00:00.000Z',
  }
  return signCard(content, signers.log)
}

interface Entry {
  bytes: Uint8Array
  sealed?: SealedFact
}

/**
 * Two parties' real logs in one agreement, with one matter in them and other matters' entries around it: sealed, hashed,
 * signed and cosigned by the kernel's own functions.
 */
export class TwoLogs {
  readonly entries: Record<string, Entry[]> = { [here]: [], [there]: [] }
  readonly facts: Fact[] = []
  #count = 0

  /** Entries of other matters, so that the matter's own do not stand side by side. */
  fill(party: PartyId, count: number): this {
    for (let n = 0; n < count; n++) {
      const bytes = encodeUtf8(JSON.stringify({ matter: `${party}:other`, n: this.#count++ }))
      this.entries[party]?.push({ bytes })
    }
    return this
  }

  open(): this {
    return this.#keep(here, open(parcel, { matter, data: { title: '样品' } }, this.#context(here)))
  }

  step(party: PartyId, name: string, data: Record<string, unknown> = {}, to?: { party: string; desk: string }): this {
    const input = { data, ...(to ? { to } : {}) }
    return this.#keep(party, decide(parcel, foldFacts(parcel, this.facts, party), name, input, this.#context(party)))
  }

  /** open, send, take, and a comment of each side; others' entries between and after them. */
  static whole(after = 5): TwoLogs {
    return new TwoLogs()
      .fill(here, 3)
      .open()
      .fill(here, 2)
      .step(here, 'send', { inside: '不出本站' }, { party: there, desk: 'office' })
      .fill(there, 4)
      .step(there, 'take')
      .step(there, 'comment', { note: '收到，完好' })
      .fill(here, 1)
      .step(here, 'comment', { note: '谢谢' })
      .fill(here, after)
      .fill(there, after)
  }

  #context(party: PartyId): Context {
    const last = this.facts.filter((fact) => fact.log === originOf(party)).at(-1)
    return {
      now: '2026-11-20T08:24:00.000Z',
      today: '2026-11-20',
      actor: { party, desk: 'office', role: 'officer', officer: 'o1' },
      command: uuid(1000 + this.facts.length),
      calendar: { version: '2026-1' },
      setting: () => undefined,
      agreement,
      ...(last ? { lastInLog: last.leaf } : {}),
    }
  }

  #keep(party: PartyId, drafts: FactDraft[] | { refusal: string }): this {
    if (isRefusal(drafts) || !Array.isArray(drafts)) throw new Error(JSON.stringify(drafts))
    for (const draft of drafts) {
      const salt = new Uint8Array(32).fill(++this.#count)
      const sealed = sealFact(draft, suite, { shared: salt, internal: salt, personal: salt })
      const log = this.entries[party] as Entry[]
      this.facts.push({
        leaf: sealed.leaf,
        log: originOf(party),
        index: log.length,
        envelope: sealed.envelope,
        parts: draft.parts,
      })
      log.push({ bytes: sealed.bytes, sealed })
    }
    return this
  }

  /** What the node would hand over as the newest note; another's where a test forges it. */
  newest = async (origin: string): Promise<string> => this.note(origin.slice(0, 6), false)

  leaves(party: PartyId): Uint8Array[] {
    return (this.entries[party] as Entry[]).map(({ bytes }) => leafHash(suite, bytes))
  }

  /** The signed head; cosigned by the other side unless told otherwise. */
  note(party: PartyId, cosigned = true): string {
    const size = this.entries[party]?.length ?? 0
    return this.noteAt(party, size, cosigned ? [[party === here ? there : here, 'mirror']] : [])
  }

  noteAt(party: PartyId, size: number, cosigners: [PartyId, 'mirror' | 'witness'][]): string {
    const frontier = appendLeaves(suite, emptyFrontier, this.leaves(party).slice(0, size))
    const head = { origin: originOf(party), size: frontier.size, root: rootOf(suite, frontier) }
    let note = signCheckpoint(head, keysOf(party).log)
    const text = note.slice(0, note.indexOf('\n\n') + 1)
    for (const [by, promise] of cosigners) {
      const both = addSignature(note, cosign(text, keysOf(by)[promise], 1_795_000_000))
      if (isRefusal(both)) throw new Error(both.en)
      note = both
    }
    return note
  }

  readTile(party: PartyId) {
    return (tile: Tile): Uint8Array => {
      const entries = (this.entries[party] as Entry[]).map(({ bytes }) => bytes)
      const end = tile.index * 256 + tile.width
      if (tile.level === 'entries') return bundleToBytes(entries.slice(tile.index * 256, end))
      const leaves = this.leaves(party)
      if (tile.level === 0) return tileToBytes(leaves.slice(tile.index * 256, end))
      const hashes = Array.from({ length: tile.width }, (_, at) => {
        const first = (tile.index * 256 + at) * 256
        return rootOf(suite, appendLeaves(suite, emptyFrontier, leaves.slice(first, first + 256)))
      })
      return tileToBytes(hashes)
    }
  }

  async proof({ cosigned = true, viewer = here }: { cosigned?: boolean; viewer?: PartyId } = {}): Promise<MatterProof> {
    const logs: LogProof[] = [here, there].map((party) => {
      const other = party === here ? there : here
      return {
        origin: originOf(party),
        keys: { log: formatVerifierKey(keysOf(party).log, 'note') },
        name: names[party] as { zh: string; en: string },
        checkpoint: this.note(party, cosigned),
        size: this.entries[party]?.length ?? 0,
        cosigners: [
          {
            party: other,
            name: names[other] as { zh: string; en: string },
            promise: 'mirror',
            vkey: formatVerifierKey(keysOf(other).mirror, 'cosignature'),
          },
        ],
      }
    })
    const facts: FactProof[] = []
    for (const party of [here, there]) {
      for (const [index, { bytes, sealed }] of (this.entries[party] as Entry[]).entries()) {
        if (sealed === undefined) continue
        const size = this.entries[party]?.length ?? 0
        const steps = await inclusionProof(suite, index, size, this.readTile(party))
        const parts: FactProof['parts'] = {}
        for (const [part, held] of Object.entries(sealed.parts)) {
          // Internal parts never leave the node that wrote them.
          if (part === 'internal' && party !== viewer) continue
          parts[part as 'shared'] = { salt: hexOf(held.salt), bytes: encodeBase64(held.bytes) }
        }
        const inclusion = steps.map(hexOf)
        facts.push({ leaf: sealed.leaf, log: originOf(party), index, bytes: encodeBase64(bytes), inclusion, parts })
      }
    }
    return { matter, kind: parcel.hash, logs, facts }
  }

  /** The matter as `here` would export it; the head of its own log also stands at an earlier size, seen by the witness. */
  async evidence(): Promise<EvidenceFile> {
    const { facts } = await this.proof()
    const logs: EvidenceFile['logs'] = []
    for (const party of [here, there]) {
      const size = this.entries[party]?.length ?? 0
      const other = party === here ? there : here
      const early = size - 2
      const steps = await consistencyProof(suite, early, size, this.readTile(party))
      const notes = [this.noteAt(party, early, [[above, 'witness']]), this.noteAt(party, size, [[other, 'mirror']])]
      logs.push({ origin: originOf(party), checkpoints: notes, consistency: [steps.map(hexOf)] })
    }
    return {
      form: 'lianyu-evidence',
      v: 1,
      matter,
      kind: parcel.hash,
      title: '样品',
      by: here,
      at: '2026-11-20T08:24:00.000Z',
      kinds: [{ hash: parcel.hash, pack: parcel.pack, declaration: parcel.declaration, labels: parcel.labels }],
      cards: [above, here, there].map((party) => encodeBase64(cardBytes(cardOf(party)))),
      logs,
      facts,
    }
  }
}
