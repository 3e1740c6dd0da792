import { foldFacts } from '@lianyu/kernel'
import { here, TwoLogs as Logs, parcel } from '../../../kernel/evidence/two-logs.testkit.ts'
import type { ToVerify } from './verify-matter.ts'

export { above, here, keysOf, originOf, there } from '../../../kernel/evidence/two-logs.testkit.ts'

/** The kernel's two sample logs, as a page gets them. */
export class TwoLogs extends Logs {
  static override whole(after?: number): TwoLogs {
    return Object.assign(new TwoLogs(), Logs.whole(after))
  }

  async work(over: Partial<ToVerify> = {}): Promise<ToVerify> {
    return {
      proof: await this.proof(),
      kind: parcel,
      shown: foldFacts(parcel, this.facts, here).shared,
      viewer: here,
      readTile: (origin) => this.readTile(origin.slice(0, 6)),
      newest: this.newest,
      now: () => '2026-11-20T08:24:00.000Z',
      clock: () => 0,
      ...over,
    }
  }
}
