import { cpuUs, familyOf } from './processes.ts'

/** Microseconds on a processor, so far, of everybody who takes part. */
export interface Spent {
  node: number
  PostgreSQL: number
  'load generator': number
}

export function spent(node: number, database: number): Spent {
  const { user, system } = process.cpuUsage()
  return { node: cpuUs([node]), PostgreSQL: cpuUs(familyOf(database)), 'load generator': user + system }
}

/** What one request cost each process: unlike the rate, it hardly depends on what else the machine is doing. */
export function costOf(before: Spent, after: Spent, requests: number): string {
  return (Object.keys(before) as (keyof Spent)[])
    .map((who) => `${who} ${Math.round((after[who] - before[who]) / requests)} µs`)
    .join(', ')
}
