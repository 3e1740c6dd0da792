import {
  type Card,
  cardBytes,
  cardKeyUses,
  fingerprint,
  formatVerifierKey,
  isRefusal,
  parseCard,
  publicKeyOf,
  refuse,
} from '@lianyu/kernel'
import QRCode from 'qrcode'
import { z } from 'zod'
import { schemes } from '../../exchange/directory.ts'
import { actorOf } from '../../identity/session.ts'
import type { NodeDeps } from '../deps.ts'
import { type Route, route } from '../route.ts'

const text = z.object({ zh: z.string(), en: z.string() })
const partyId = z.string().min(1).max(32)
const cardShape = z.looseObject({ party: z.string(), name: text, node: z.string(), serial: z.number(), at: z.string() })
const shownCard = z.object({ card: cardShape, fingerprint: z.string() })
const quarantineShape = z.looseObject({ origin: z.string() })

/** Cards, peers and keys of the administrator's own party. */
export function peersAdminRoutes(deps: NodeDeps): Route[] {
  const { exchange, audit } = deps
  return [
    route({
      method: 'GET',
      url: '/api/admin/card',
      access: 'administrator',
      tag: 'administration',
      summary: 'The party’s own card with its fingerprint, and the card’s address as a QR code',
      shape: { answers: { 200: shownCard.extend({ qr: z.string() }) } },
      handle: async ({ session }) => {
        const card = await exchange.ownCard(session.party)
        if (card === undefined) return refuse('node.not-found', { what: '本单位名片 own card' })
        // The whole card would not fit a QR code that a telephone reads; who it is, where it is and its fingerprint do.
        const spoken = `lianyu-card ${card.party} ${card.node} ${fingerprint(card)}`
        const qr = await QRCode.toString(spoken, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
        return { card, fingerprint: fingerprint(card), qr }
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/keys',
      access: 'administrator',
      tag: 'administration',
      summary: 'The party’s public keys, as verifiers want them',
      shape: {
        answers: {
          200: z.array(z.object({ use: z.string(), id: z.string(), algorithm: z.string(), verifierKey: z.string() })),
        },
      },
      handle: async ({ session }) => {
        const card = await exchange.ownCard(session.party)
        if (card === undefined) return refuse('node.not-found', { what: '本单位名片 own card' })
        return cardKeyUses.map((use) => ({
          use,
          id: card.keys[use].id,
          algorithm: card.keys[use].alg,
          verifierKey: formatVerifierKey(
            publicKeyOf(card, use),
            use === 'mirror' || use === 'witness' ? 'cosignature' : 'note',
          ),
        }))
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/peers',
      access: 'administrator',
      tag: 'administration',
      summary: 'Pinned cards with their fingerprints',
      shape: { answers: { 200: z.array(shownCard) } },
      handle: ({ session }) => exchange.cards(session.party).map((card) => ({ card, fingerprint: fingerprint(card) })),
    }),
    route({
      method: 'POST',
      url: '/api/admin/peers',
      access: 'administrator',
      tag: 'administration',
      summary: 'Look at a card before it is pinned: whose it says it is, and the fingerprint to compare by telephone',
      shape: { body: z.strictObject({ card: z.looseObject({}) }), answers: { 200: shownCard } },
      handle: ({ body }) => {
        const card = readCard(body.card)
        return isRefusal(card) ? card : { card, fingerprint: fingerprint(card) }
      },
    }),
    route({
      method: 'POST',
      url: '/api/admin/peers/:party/pin',
      access: 'administrator',
      tag: 'administration',
      summary: 'Pin a card after its fingerprint was compared by telephone',
      shape: {
        params: z.object({ party: partyId }),
        body: z.strictObject({ card: z.looseObject({}), fingerprint: z.string().min(8).max(200) }),
        answers: { 200: shownCard },
      },
      handle: async ({ session, params, body }) => {
        const card = readCard(body.card)
        if (isRefusal(card)) return card
        if (card.party !== params.party)
          return refuse('node.bad-input', { field: 'party', why: 'the card is another party’s' }, 'party')
        const pinned = await exchange.pinCard(session.party, cardBytes(card), body.fingerprint, session.officer)
        if (isRefusal(pinned)) return pinned
        await audit.note(
          session.party,
          'card-pinned',
          { about: `${pinned.party} ${fingerprint(pinned)}` },
          actorOf(session),
        )
        await deps.names.load(session.party)
        return { card: pinned, fingerprint: fingerprint(pinned) }
      },
    }),
    route({
      method: 'DELETE',
      url: '/api/admin/peers/:party',
      access: 'administrator',
      tag: 'administration',
      summary: 'Trust a peer no longer; what came before stays with its proofs',
      shape: { params: z.object({ party: partyId }), answers: { 204: z.undefined() } },
      handle: async ({ session, params, reply }) => {
        const refusal = await exchange.removePeer(session.party, params.party)
        if (refusal !== undefined) return refusal
        await audit.note(session.party, 'card-removed', { about: params.party }, actorOf(session))
        return reply.code(204).send()
      },
    }),
    route({
      method: 'GET',
      url: '/api/admin/quarantine',
      access: 'administrator',
      tag: 'administration',
      summary: 'Logs that were put aside, with the evidence kept',
      shape: { answers: { 200: z.array(quarantineShape) } },
      handle: ({ session }) => exchange.quarantineList(session.party),
    }),
    route({
      method: 'POST',
      url: '/api/admin/quarantine/release',
      access: 'administrator',
      tag: 'administration',
      summary: 'Look at a log again that was put aside, with the reason why it may be trusted',
      shape: {
        body: z.strictObject({ origin: z.string().min(3).max(160), reason: z.string().trim().min(4).max(500) }),
        answers: { 200: z.array(quarantineShape) },
      },
      handle: async ({ session, body }) => {
        const refusal = await exchange.release(session.party, body.origin, session.officer)
        if (refusal !== undefined) return refusal
        await audit.note(session.party, 'released', { about: body.origin, note: body.reason }, actorOf(session))
        return exchange.quarantineList(session.party)
      },
    }),
  ]
}

function readCard(card: unknown) {
  return parseCard(cardBytes(card as Card), schemes)
}
