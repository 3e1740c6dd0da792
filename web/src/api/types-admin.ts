import type { Card, Instant, PartyId } from '@lianyu/kernel'
import type { GetAnswer } from './answers.ts'

/** What an administrator is shown: people, keys, the audit log, what was put aside. */

export type DepartmentAnswer = GetAnswer<'/api/admin/departments'>[number]

export type PersonAnswer = GetAnswer<'/api/admin/people'>[number]

/** How people of the own party sign in: roles that need a second factor, and the party's identity provider. */
export type SignInPolicy = GetAnswer<'/api/admin/second-factor'>

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

export type AuditLine = GetAnswer<'/api/admin/audit'>['items'][number]

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
