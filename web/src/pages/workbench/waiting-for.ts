import type { Workbench } from '../../api/types.ts'

/** 等对方 counts the other side of a border; what waits for our own departments stands among the rows. */
export function waitingFor({ waitingBy }: Pick<Workbench, 'waitingBy'>, own: string | undefined): number {
  return waitingBy.reduce((sum, one) => (one.party === own ? sum : sum + one.count), 0)
}
