import { canonicalText, isRefusal, LianyuError, type MatterId, type PartyId, type Refusal } from '@lianyu/kernel'
import { outsideLinks } from '@lianyu/packs'
import { expect } from 'vitest'
import { newCommandId } from '../command-id.ts'
import { PlatformKeeper } from '../platform/keeper.ts'
import type { StandInPlatform } from '../platform/stand-in.ts'
import { inParty } from '../store/transaction.ts'
import type { Work } from './at-every-boundary.ts'
import type { JournalOverLine } from './works-of-journal.ts'

const party: PartyId = '360322'
const muchLaterMs = 11 * 60_000
const good = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}

/** A journal whose cases are kept on a province's platform too, whichever side they are entered on. */
export class PlatformOverLine {
  readonly #journal: JournalOverLine
  readonly #platform: StandInPlatform
  #now = Date.parse('2026-11-20T09:00:00Z')

  constructor(journal: JournalOverLine, platform: StandInPlatform) {
    this.#journal = journal
    this.#platform = platform
  }

  /** A case of ours has one number there, and says it once. */
  told(): Work {
    const opening = () => this.#case('示例事项')
    let entered = opening()
    return this.#journal.work(
      async () => {
        entered = opening()
        return async () => {
          good(await this.#journal.journal.open(entered))
          await this.#turn()
        }
      },
      () => this.#expectOneCase(entered.matter),
    )
  }

  /** The same where the platform could not take it at first. */
  toldLater(): Work {
    let entered = this.#case('示例事项')
    return this.#journal.work(
      async () => {
        entered = this.#case('示例事项')
        return async () => {
          good(await this.#journal.journal.open(entered))
          this.#platform.behaves = 'broken'
          await this.#turn().finally(() => {
            this.#platform.behaves = 'well'
          })
          await this.#turn()
        }
      },
      () => this.#expectOneCase(entered.matter),
    )
  }

  /** A case of theirs is one case here. */
  taken(): Work {
    let number = ''
    return this.#journal.work(
      async () => {
        number = this.#platform.enter(this.#case('示例平台收件').data)
        return () => this.#turn()
      },
      async () => {
        const [matter = '', ...more] = await this.#matters('number = $2', number)
        expect(more).toEqual([])
        const held = await this.#journal.journal.get(party, matter)
        expect(held?.shared.fields).toMatchObject({ itemName: '示例平台收件', outsideNo: number })
        const text = "select id from matter where party = $1 and kind = 'service-case'"
        const { rows } = await inParty(this.#journal.plain, party, 'app', (tx) => tx.query(text, [party]))
        expect(rows).toHaveLength(this.#platform.cases.size)
      },
    )
  }

  /** As a process that has just begun: it looks for what another left untold, tells it, and hears what is new. */
  async #turn(): Promise<void> {
    this.#now += muchLaterMs
    const { store, journal, kindsByHash } = this.#journal
    const platforms = [{ party, name: this.#platform.name, url: this.#platform.url, deadlineMs: 2_000 }]
    const [agreementFor, now] = [async () => undefined, () => this.#now]
    await new PlatformKeeper({ store, journal, kindsByHash, links: outsideLinks, platforms, agreementFor, now }).look()
  }

  async #matters(where: string, value: string): Promise<MatterId[]> {
    const text = `select matter from platform_case where party = $1 and ${where}`
    const read = inParty(this.#journal.plain, party, 'app', (tx) =>
      tx.query<{ matter: MatterId }>(text, [party, value]),
    )
    return (await read).rows.map(({ matter }) => matter)
  }

  async #expectOneCase(matter: MatterId): Promise<void> {
    const there = [...this.#platform.cases.values()].filter(({ key }) => key === matter)
    expect(there).toHaveLength(1)
    const held = await this.#journal.journal.get(party, matter)
    const notes = (held?.shared.adds['note-outside'] ?? []).map(({ fields }) => canonicalText(fields as never))
    expect([notes.length > 0, new Set(notes).size]).toEqual([true, notes.length])
    for (const note of notes) expect(note).toContain(there[0]?.number)
    expect(await this.#matters('number is not null and matter = $2', matter)).toEqual([matter])
  }

  #case(itemName: string) {
    const sort = { itemNature: 'service', mode: 'collected', handler: party, sample: true }
    const command = newCommandId(this.#now)
    return {
      party,
      actor: { party, desk: 'service-window', role: 'officer', officer: 'o1' },
      command,
      matter: `${party}:${command}`,
      kind: 'service-case',
      data: { itemName, ...sort, applicantName: '示例申请人', applicantPhone: '13800000000' },
    }
  }
}
