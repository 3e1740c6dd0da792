import type { Hall } from './enterprise-script.ts'
import type { By } from './script.ts'

/** Whoever works with enterprises in the sample county. */
export const party = '360322'
export const at = (desk: string, role = 'officer'): By => ({ party, desk, role })
export const hall: Hall = { party, prefix: '', at }
export const office = at('enterprise-office')
export const head = at('enterprise-office', 'approver')
export const finance = at('finance')
export const science = at('science-office')
export const wan = 1_000_000
