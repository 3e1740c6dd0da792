import { type AuthoredTrack, defineKind, field, type Kind, kindOf, text } from '@lianyu/kernel'
import { allKinds, kindById } from '@lianyu/packs'
import { sha256Node } from '../journal/sha256.ts'

const label = (word: string) => text(word, word)

/** A track that wanders between parties: written on, offered, accepted, returned, fenced by `who` once its hour is over. */
function wandering(id: string, who: 'offerer' | 'origin', more: AuthoredTrack['steps']): AuthoredTrack {
  const step = (name: string) => `${id}-${name}`
  const clock = { hours: 1, amber: 0 }
  return {
    label: label(id),
    holder: 'desk',
    start: 'open',
    stages: {
      open: { label: label('open'), clock },
      offered: { label: label('offered'), clock },
      done: { label: label('done'), clock },
    },
    steps: {
      [step('write')]: { label: label('write'), from: 'open', to: 'open', by: 'officer', form: [`${id}Text`] },
      [step('offer')]: {
        label: label('offer'),
        from: ['open', 'done'],
        to: 'offered',
        by: 'officer',
        handOff: { how: 'offer' },
      },
      [step('accept')]: {
        label: label('accept'),
        from: 'offered',
        to: 'open',
        by: 'officer',
        handOff: { how: 'accept' },
      },
      [step('return')]: {
        label: label('return'),
        from: 'offered',
        to: 'open',
        by: 'officer',
        handOff: { how: 'return' },
      },
      [step('fence')]: {
        label: label('fence'),
        from: ['open', 'offered', 'done'],
        to: 'open',
        by: 'officer',
        fences: { who },
      },
      [step('finish')]: { label: label('finish'), from: 'open', to: 'done', by: 'officer' },
      [step('undo')]: { label: label('undo'), from: 'done', to: 'open', by: 'officer', counters: step('finish') },
      ...more,
    },
  }
}

/** Two such tracks, one fenced by who offered it, one by the origin; a gate between them; what many may add. */
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
      first: wandering('first', 'offerer', {
        gated: { label: label('gated'), from: 'open', to: 'open', by: 'officer' },
      }),
      second: wandering('second', 'origin', {}),
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
