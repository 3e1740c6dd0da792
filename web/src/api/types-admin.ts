import type { Card, Instant, LeafHex, PartyId, Text } from '@lianyu/kernel'
import type { GetAnswer } from './answers.ts'

/** What an administrator is shown: people, keys, the audit log, what was put aside. */

export type DepartmentAnswer = GetAnswer<'/api/admin/departments'>[number]

export type PersonAnswer = GetAnswer<'/api/admin/people'>[number]

/** How people of the own party sign in: roles that need a second factor, and the party's identity provider. */
export interface SignInPolicy {
  roles: string[]
  known: string[]
  names: Record<string, Text>
  provider: Text | null
}

export interface ShownCard {
  card: Card
  fingerprint: string
}
export interface OwnCard extends ShownCard {
  qr: string
}

export interface KeyAnswer {
  use: 'log' | 'mirror' | 'request' | 'witness'
  id: string
  algorithm: string
  verifierKey: string
}

export interface AuditLine {
  leaf: LeafHex
  index: number
  at: Instant
  deed: string
  sentence: Text
  /** No title: the node itself. */
  actor: { title: string | null; deskLabel: Text }
}

export interface QuarantineAnswer {
  origin: string
  writer: PartyId
  index: number
  why: string
  at: Instant
  evidence: {
    refusal: { refusal: string; zh: string; en: string }
    notes: string[]
    entry?: string
    index?: number
    from: PartyId
  }
  releasedBy?: string
  releasedAt?: Instant
}
