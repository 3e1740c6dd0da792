import type { Kind, MatterProof, Text } from '@lianyu/kernel'
import type { TFunction } from 'i18next'
import { between } from '../i18n/between.ts'
import type { Fault, Gap, VerifyResult } from './result.ts'

type Say = (text: Text | string | undefined) => string
export interface Names {
  t: TFunction<'verify'>
  say: Say
  result: VerifyResult
  proof: MatterProof
  /** Names of parties beyond those the proof brings, the own among them. */
  parties: Record<string, Text>
  kind?: Kind
}

export function partyName({ say, result, proof, parties }: Names, party: string): string {
  const known =
    parties[party] ??
    result.parties.find((one) => one.party === party)?.name ??
    proof.logs.flatMap((log) => log.cosigners).find((one) => one.party === party)?.name ??
    proof.logs.find((log) => log.origin.startsWith(`${party}/`))?.name
  return known ? say(known) : party
}

const writerOf = (origin: string) => origin.slice(0, origin.indexOf('/'))

/** Places as the timeline counts them, from 1 for the first written. */
function placeOf({ result }: Names, leaf: string): number {
  const inOrder = [...result.facts].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  return inOrder.findIndex((fact) => fact.leaf === leaf) + 1
}

export function headline({ t, result }: Pick<Names, 't' | 'result'>): string {
  const { verdict, faults, facts } = result
  return t(`head.${verdict}`, { count: verdict === 'fails' ? faults.length : facts.length })
}

/** The line under it: who else keeps it. */
export function besides(names: Names, timeOf: (instant: string) => string): string {
  const { t, result } = names
  if (!result.shared) return t('ownOnly')
  return result.parties
    .flatMap(({ party, keeps, witnesses, at }) => {
      const name = partyName(names, party)
      const said = keeps > 0 ? t('keeps', { name, count: keeps }) : witnesses > 0 ? undefined : t('keepsNone', { name })
      const above = isAbove(
        party,
        result.logs.map((log) => log.party),
      )
      const seen =
        witnesses > 0 && at ? t(above ? 'aboveWitnessed' : 'witnessed', { name, time: timeOf(at) }) : undefined
      return [said, seen].filter((one) => one !== undefined)
    })
    .join(between('；'))
}

export function sayFault(names: Names, fault: Fault): string {
  const { t, kind, say } = names
  const name = 'log' in fault ? partyName(names, writerOf(fault.log)) : ''
  const place = 'leaf' in fault ? placeOf(names, fault.leaf) : 0
  switch (fault.what) {
    case 'signature':
      return t('fault.signature', { name, says: say(fault) })
    case 'part':
      return t('fault.part', { place, part: t(`part.${fault.part}`) })
    case 'version-missing':
      return t('fault.version-missing', {
        track: say(kind?.labels.tracks[fault.track]) || fault.track,
        version: fault.version + 1,
      })
    case 'hidden':
      return t('fault.hidden', { name, index: fault.index })
    case 'tail-changed':
      return t('fault.tail-changed', { name, index: fault.from })
    case 'shrunk':
      return t('fault.shrunk', { name, was: fault.was, now: fault.now })
    case 'forked':
      return t('fault.forked', { name, was: fault.was })
    case 'key-changed':
      return t('fault.key-changed', { name })
    case 'state':
      return t('fault.state')
    default:
      return t(`fault.${fault.what}`, { name, place })
  }
}

export function sayGap(names: Names, gap: Gap): string {
  const { t } = names
  switch (gap.what) {
    case 'log-missing':
      return t('gap.log-missing', { name: partyName(names, gap.party) })
    case 'not-cosigned':
      return t('gap.not-cosigned', {
        name: partyName(names, gap.party),
        writer: partyName(names, writerOf(gap.log)),
      })
    case 'tail-capped':
      return t('gap.tail-capped', { name: partyName(names, writerOf(gap.log)), read: gap.read, all: gap.all })
    case 'unfetched':
      return t('gap.unfetched', { name: partyName(names, writerOf(gap.log)) })
    case 'state-unchecked':
      return t('gap.state-unchecked', { why: t(`why.${gap.why}`) })
  }
}

/** How many records each level of evidence holds for, the strongest counted alone. */
function strengths(facts: VerifyResult['facts']): { self: number; mirrored: number; witnessed: number } {
  const count = (level: string) => facts.filter((fact) => fact.holds && fact.evidence === level).length
  return { self: count('self-signed'), mirrored: count('mirrored'), witnessed: count('witnessed') }
}

/** The government of a region that one of these lies in, by GB/T 2260: the code's own digits begin theirs. */
export function isAbove(party: string, others: readonly string[]): boolean {
  const own = /^\d{6}$/.test(party) ? party.replace(/(00)+$/, '') : party
  return own.length < 6 && others.some((other) => other !== party && other.startsWith(own))
}

/** The points of the sheet: a title, what was found, and whether it holds. `unknown`: could not be checked. */
export interface Point {
  id: string
  title: string
  says: string
  holds: 'yes' | 'no' | 'unknown'
}

export function points(names: Names, dayOf: (instant: string) => string): Point[] {
  const { t, result } = names
  const { facts, faults, gaps, logs } = result
  const bad = facts.filter((fact) => !fact.holds).length
  const writers = logs.filter((log) => log.facts > 0).map(({ party }) => party)
  const has = (...whats: (Fault['what'] | Gap['what'])[]) =>
    [...faults, ...gaps].some((one) => whats.includes(one.what))
  const after = logs.reduce((sum, log) => sum + log.tail.read, 0)
  const order = has('ground-missing', 'version-missing')
  const hidden = has('hidden', 'tail-changed')
  const unread = has('tail-capped', 'unfetched', 'log-missing')
  const grown = logs.flatMap((log) => log.growth ?? []).sort((a, b) => (a.at < b.at ? -1 : 1))[0]
  const levels = strengths(facts)
  const unchecked = gaps.find((gap) => gap.what === 'state-unchecked')
  return [
    {
      id: 'facts',
      title: t('sheet.facts'),
      says:
        bad === 0 ? t('sheet.factsHold', { count: facts.length }) : t('sheet.factsFail', { count: facts.length, bad }),
      holds: bad === 0 ? 'yes' : 'no',
    },
    {
      id: 'evidence',
      title: t('sheet.evidence'),
      says: [
        t('sheet.evidenceLevels', levels),
        ...result.parties
          .filter(({ witnesses }) => witnesses > 0)
          .map(({ party, witnesses }) =>
            t(isAbove(party, writers) ? 'sheet.aboveWitnessed' : 'sheet.thirdWitnessed', {
              name: partyName(names, party),
              count: witnesses,
            }),
          ),
      ].join(''),
      holds: bad === 0 ? 'yes' : 'no',
    },
    {
      id: 'order',
      title: t('sheet.order'),
      says: t(order ? 'sheet.orderFails' : 'sheet.orderHolds'),
      holds: order ? 'no' : 'yes',
    },
    {
      id: 'missing',
      title: t('sheet.missing'),
      says: hidden
        ? t('sheet.missingFails')
        : unread
          ? t('sheet.missingPartly')
          : after === 0
            ? t('sheet.missingNone')
            : t('sheet.missingHolds', { count: after }),
      holds: hidden ? 'no' : unread ? 'unknown' : 'yes',
    },
    {
      id: 'state',
      title: t('sheet.state'),
      says:
        result.state === 'same'
          ? t('sheet.stateSame')
          : result.state === 'different'
            ? t('sheet.stateDifferent')
            : t('sheet.stateUnchecked', { why: unchecked ? t(`why.${unchecked.why}`) : '' }),
      holds: result.state === 'same' ? 'yes' : result.state === 'different' ? 'no' : 'unknown',
    },
    {
      id: 'growth',
      title: t('sheet.growth'),
      says: grown ? t('sheet.growthHolds', { day: dayOf(grown.at) }) : t('sheet.growthFirst'),
      holds: has('forked', 'shrunk', 'key-changed') ? 'no' : grown ? 'yes' : 'unknown',
    },
  ]
}
