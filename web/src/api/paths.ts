import type { MatterProof } from '@lianyu/kernel'
import type { GetAnswer } from './answers.ts'
import type * as M from './message-types.ts'
import type * as N from './numbers.ts'
import type * as A from './types.ts'
import type * as Admin from './types-admin.ts'
import type * as Screens from './types-screens.ts'

/**
 * The node's routes in the form that openapi-typescript writes, so that the day `openapi.generated.ts` stands, `client.ts`
 * takes its `paths` from there and nothing else changes.
 */
interface Answer<T> {
  200: { headers: Record<string, unknown>; content: { 'application/json': T } }
}
type Parameters<Query, Path> = ([Query] extends [never] ? { query?: never } : { query?: Query }) &
  ([Path] extends [never] ? { path?: never } : { path: Path }) & { header?: never; cookie?: never }
interface Read<T, Query, Path> {
  parameters: Parameters<Query, Path>
  requestBody?: never
  responses: Answer<T>
}
interface Change<T, Body, Path> {
  parameters: Parameters<never, Path>
  requestBody: { content: { 'application/json': Body } }
  responses: Answer<T>
}
type Get<T, Query = never, Path = never> = { get: Read<T, Query, Path> }
type Write<Method extends 'post' | 'put' | 'patch' | 'delete', T, Body = never, Path = never> = {
  [M in Method]: [Body] extends [never] ? Read<T, never, Path> : Change<T, Body, Path>
}

export interface MattersQuery {
  kind?: string
  stage?: string
  light?: string
  holder?: string
  party?: string
  agreement?: string
  q?: string
  sort?: string
  cursor?: string
  limit?: number
  count?: 1
  [column: `f.${string}`]: string
}
type ById = { id: string }

export interface paths {
  '/api/session': Get<A.Session> &
    Write<'post', A.Session, { party: string; username: string; password: string; code?: string }> &
    Write<'patch', A.Session, A.Duty> &
    Write<'delete', undefined>
  '/api/session/password': Write<'post', undefined, { current: string; next: string }>
  '/api/session/oidc': Get<{ party: string; name: import('@lianyu/kernel').Text }[]>
  '/api/session/second-factor': Get<A.SecondFactorAnswer> &
    Write<'post', { secret: string; uri: string; qr: string }, { password: string }>
  '/api/session/second-factor/confirm': Write<'post', { recoveryCodes: string[] }, { code: string }>
  '/api/session/second-factor/off': Write<'post', undefined, { password: string }>
  '/api/session/recovery-codes': Write<'post', { recoveryCodes: string[] }, { password: string }>
  '/api/session/all': Get<A.OpenSession[]>
  '/api/session/all/{session}': Write<'delete', undefined, never, { session: string }>
  '/api/messages/own': Get<M.OwnMessages> &
    Write<'put', M.OwnMessages, M.MessageWishes & M.MessageTarget> &
    Write<'delete', M.OwnMessages>
  '/api/messages/own/test': Write<'post', { id: string }>
  '/api/calendars': Get<M.CalendarFeed[]> & Write<'post', { url: string; qr: string }>
  '/api/calendars/{calendar}': Write<'delete', undefined, never, { calendar: string }>
  '/api/admin/messages': Get<M.DeskMessages>
  '/api/admin/messages/{desk}/{channel}': Write<
    'put',
    M.DeskMessages,
    M.MessageWishes & M.MessageTarget,
    { desk: string; channel: string }
  > &
    Write<'delete', M.DeskMessages, never, { desk: string; channel: string }>
  '/api/admin/messages/{desk}/{channel}/test': Write<'post', { id: string }, never, { desk: string; channel: string }>
  '/api/admin/messages/log': Get<M.MessageOut[]>
  '/api/admin/messages/log/{id}/retry': Write<'post', { id: string }, never, ById>
  '/api/personas': Get<A.Persona[]>
  '/api/parties': Get<{ id: string; name: import('@lianyu/kernel').Text }[]>
  '/api/kinds': Get<A.KindSummary[]>
  '/api/kinds/{pack}/{kind}': Get<A.KindAnswer, never, { pack: string; kind: string }>
  '/api/kinds/by-hash/{hash}': Get<A.KindAnswer, never, { hash: string }>
  '/api/desks': Get<GetAnswer<'/api/desks'>>
  '/api/menu': Get<A.MenuGroup[]>
  '/api/monthly/{item}': Get<A.MonthlyAnswer, { month?: string; cursor?: string }, { item: string }>
  '/api/workbench': Get<A.Workbench, { show?: 'mine' | 'late' | 'waiting' | 'followed' | 'done'; cursor?: string }>
  '/api/matters': Get<A.Page<A.MatterRowAnswer>, MattersQuery>
  '/api/matters/alike': Write<
    'post',
    { field: string; items: A.MatterRowAnswer[] }[],
    { kind: string; data: Record<string, unknown> }
  >
  '/api/matters/{id}': Get<A.MatterAnswer, never, ById>
  '/api/matters/{id}/parts': Write<'post', { parts: A.PartAnswer[] }, Record<string, never>, ById>
  '/api/matters/{id}/findings': Write<'post', A.Receipt, { leaf: string }, ById>
  '/api/matters/{id}/earlier-papers': Get<A.EarlierAnswer, never, ById> &
    Write<'post', A.Receipt, { hashes: string[] }, ById>
  '/api/matters/{id}/flow': Get<A.FlowAnswer | null, never, ById>
  '/api/matters/{id}/facts': Get<
    A.Page<A.FactAnswer>,
    { cursor?: string; only?: 'shared' | 'internal'; limit?: number },
    ById
  >
  '/api/matters/{id}/proof': Get<MatterProof, never, ById>
  '/api/matters/{id}/qualifying': Get<A.QualifyingAnswer, { cursor?: string; limit?: number }, ById>
  '/api/matters/{id}/disclosures': Get<A.DisclosuresAnswer, never, ById>
  '/api/matters/{id}/erase': Write<
    'post',
    A.Receipt,
    { leaf: string; part: import('@lianyu/kernel').PartName; ground: string },
    ById
  >
  '/api/matters/{id}/follow': Write<'post', unknown, never, ById> & Write<'delete', unknown, never, ById>
  '/api/agreements': Get<A.AgreementAnswer[]>
  '/api/peers': Get<A.PeerAnswer[]>
  '/api/map': Get<Screens.MapAnswer>
  '/api/wall': Get<Screens.WallAnswer, { visitor?: '0' | '1' }>
  '/api/wall/behind': Get<
    { items: A.TrackRow[]; more: boolean },
    { what: 'late' | 'soon' | 'held' | 'awaited'; desk?: string; party?: string }
  >
  '/api/wall/outlines': Get<Screens.OutlinesAnswer>
  '/api/figures': Get<A.FigureAnswer[]>
  '/api/month-boards/{kind}': Get<N.MonthBoardAnswer, Record<string, string>, { kind: string }>
  '/api/months/{month}': Get<N.MonthAnswer, never, { month: string }>
  '/api/months/{month}/close': Write<'post', A.Receipt, never, { month: string }>
  '/api/indicators': Get<N.IndicatorWords[]>
  '/api/indicators/{id}': Get<N.IndicatorAnswer, { by?: string; period?: string; sample?: '0' | '1' }, ById>
  '/api/indicators/{id}/matters': Get<{ items: N.BehindAnswer[]; next: string | null }, N.BehindQuery, ById>
  '/api/targets': Get<N.TargetsAnswer, { year?: string }>
  '/api/scores': Get<N.ScoreRuleAnswer[]>
  '/api/scores/{id}': Get<N.ScoresAnswer, { period?: string; sample?: '0' | '1' }, ById>
  '/api/notices': Get<A.NoticesAnswer, { cursor?: string }>
  '/api/notices/read': Write<'post', { unread: number }, { all: true } | { ids: string[] }>
  '/api/admin/departments': Get<Admin.DepartmentAnswer[]> &
    Write<'post', Admin.DepartmentAnswer[], { id: string; name: { zh: string; en: string } }>
  '/api/admin/desks': Write<
    'post',
    Admin.DepartmentAnswer[],
    { id: string; department: string; label: { zh: string; en: string } }
  >
  '/api/admin/people': Get<Admin.PersonAnswer[]> &
    Write<'post', { id: string; password?: string }, { username: string; title: string; duties: A.Duty[] }>
  '/api/admin/people/{id}': Write<
    'patch',
    Admin.PersonAnswer[],
    { title?: string; duties?: A.Duty[]; disabled?: boolean },
    ById
  >
  '/api/admin/people/{id}/password': Write<'post', { password: string }, never, ById>
  '/api/admin/people/{id}/unlock': Write<'post', Admin.PersonAnswer[], never, ById>
  '/api/admin/people/{id}/second-factor': Write<'delete', Admin.PersonAnswer[], never, ById>
  '/api/admin/people/{id}/provider': Write<'put', Admin.PersonAnswer[], { subject: string }, ById> &
    Write<'delete', Admin.PersonAnswer[], never, ById>
  '/api/admin/second-factor': Get<Admin.SignInPolicy> & Write<'put', Admin.SignInPolicy, { roles: string[] }>
  '/api/admin/card': Get<Admin.OwnCard>
  '/api/admin/keys': Get<Admin.KeyAnswer[]>
  '/api/admin/peers': Get<Admin.ShownCard[]> & Write<'post', Admin.ShownCard, { card: Record<string, unknown> }>
  '/api/admin/peers/{party}': Write<'delete', undefined, never, { party: string }>
  '/api/admin/peers/{party}/pin': Write<
    'post',
    Admin.ShownCard,
    { card: Record<string, unknown>; fingerprint: string },
    { party: string }
  >
  '/api/admin/audit': Get<A.Page<Admin.AuditLine>, { cursor?: string }>
  '/api/settings': Get<A.SettingAnswer[]>
  '/api/admin/platforms': Get<A.PlatformAnswer[]>
  '/api/admin/quarantine': Get<Admin.QuarantineAnswer[]>
  '/api/admin/quarantine/release': Write<'post', Admin.QuarantineAnswer[], { origin: string; reason: string }>
}
