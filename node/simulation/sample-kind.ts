import { defineKind, field, type Kind, kindOf, text } from '@lianyu/kernel'
import { allKinds, kindById } from '@lianyu/packs'
import { wandering } from '../../kernel/lifecycle/fixtures/crossing-kind.ts'
import { sha256Node } from '../journal/sha256.ts'

const label = (word: string) => text(word, word)

const everyStage = ['open', 'offered', 'done']

/** Two tracks that wander, one fenced by who offered it, one by the origin; a gate between them; what many may add. */
export const wanderer: Kind = kindOf(
  defineKind({
    pack: 'simulation',
    id: 'wanderer',
    version: 1,
    label: label('wanderer'),
    title: 'name',
    opening: { by: 'officer', at: 'desk', form: ['name', 'inside'] },
    fields: {
      name: field.words(label('name')),
      inside: field.words(label('inside'), { part: 'internal' }),
      firstText: field.words(label('first')),
      secondText: field.words(label('second')),
      remark: field.words(label('remark')),
      teller: field.words(label('teller'), { part: 'personal' }),
    },
    tracks: {
      first: wandering(
        'first',
        'offerer',
        {
          gated: { label: label('gated'), from: 'open', to: 'open', by: 'officer' },
        },
        everyStage,
      ),
      second: wandering('second', 'origin', {}, everyStage),
    },
    open: {
      say: { label: label('say'), by: 'officer', of: 'any', form: ['remark', 'teller'], personal: '回访' },
      once: { label: label('once'), by: 'officer', of: 'any', form: [], once: 'party' },
    },
    gates: { both: { label: label('both'), opens: 'gated', needs: { second: 'done' } } },
  }),
  sha256Node,
)

export const agreementKind = kindById(allKinds(sha256Node), 'agreement') as Kind
const all = [wanderer, agreementKind]

export const kinds = {
  byId: (id: string) => all.find(({ declaration }) => declaration.id === id),
  byHash: (hash: string) => all.find((kind) => kind.hash === hash),
}
