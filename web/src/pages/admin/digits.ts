/** A fingerprint is read out as digits in groups of four; spaces, dashes and full-width digits mean nothing. */
export function digitsOf(typed: string): string {
  return typed.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0)).replace(/\D/g, '')
}

/** 0416 2231 …, as far as it goes. */
export function inGroups(digits: string): string {
  return (digits.match(/\d{1,4}/g) ?? []).join(' ')
}

export type Compared =
  | { is: 'begun'; left: number }
  /** The first group of four that is not what the card's own fingerprint says; from 1. */
  | { is: 'different'; place: number }
  | { is: 'same' }

/** What was heard against what the card says, group by group, as soon as a group is whole. */
export function compareDigits(typed: string, fingerprint: string): Compared {
  const [heard, wanted] = [digitsOf(typed), digitsOf(fingerprint)]
  for (let at = 0; at + 4 <= Math.max(heard.length, 4) && at < wanted.length; at += 4) {
    const group = heard.slice(at, at + 4)
    if (group.length === 4 && group !== wanted.slice(at, at + 4)) return { is: 'different', place: at / 4 + 1 }
  }
  if (heard.length > wanted.length) return { is: 'different', place: wanted.length / 4 + 1 }
  return heard === wanted ? { is: 'same' } : { is: 'begun', left: wanted.length - heard.length }
}
