import type { TFunction } from 'i18next'
import type { Workbench } from '../../api/types.ts'
import { heldDays } from '../rows.ts'

type Words = TFunction<'workbench'>

/** The sentence the day opens with, made of counts and of who has had the oldest late one longest. */
export function openingSentence(
  t: Words,
  { counts, oldestLate }: Pick<Workbench, 'counts' | 'oldestLate'>,
  holder: (row: NonNullable<Workbench['oldestLate']>) => string,
): string {
  if (counts.late > 0) {
    if (!oldestLate) return t('says.lateBare', { count: counts.late })
    const facts = { count: counts.late, held: heldDays(oldestLate) }
    const one = counts.late === 1
    if (oldestLate.holder.mine) return t(one ? 'says.oneMine' : 'says.lateMine', facts)
    return t(one ? 'says.oneLate' : 'says.late', { ...facts, holder: holder(oldestLate) })
  }
  if (counts.soon > 0) return t('says.soon', { count: counts.soon })
  if (counts.mine > 0) return t('says.mine', { count: counts.mine })
  if (counts.waiting > 0) return t('says.waiting', { count: counts.waiting })
  return t('says.none')
}

/** 比上月多 4: how this month compares, said only once it says something. */
export function comparedWith(t: Words, now: number, before: number): string {
  if (now === before) return t('same')
  return now > before ? t('more', { count: now - before }) : t('less', { count: before - now })
}
