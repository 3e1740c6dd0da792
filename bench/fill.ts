import type { MatterId, Refusal } from '@lianyu/kernel'
import { type NodeDeps, newCommandId, type Receipt } from '@lianyu/node'
import { done, hereParty, thereParty } from './pair.ts'

/** Facts of each matter: received, checked, talked about, passed on. */
export const factsAMatter = 10
/** Matters that are worked on at the same time, so that their facts lie mingled in the log, as they do in life. */
const atOnce = 500
const actor = { party: hereParty, desk: 'service-window', role: 'officer', officer: 'bench' }

/** Fills the shared log of the first party with whole service cases, in the order in which people would take the steps. */
export async function fillLog({ journal }: NodeDeps, agreement: MatterId, facts: number): Promise<void> {
  const matters = Math.ceil(facts / factsAMatter)
  for (let from = 0; from < matters; from += atOnce) {
    const numbers = Array.from({ length: Math.min(atOnce, matters - from) }, (_, n) => from + n)
    const opened = await Promise.all(numbers.map((n) => openCase(journal, agreement, n)))
    const ids = opened.map((receipt) => done(receipt).matter)
    const all = (step: string, data: (n: number) => Record<string, unknown>) =>
      Promise.all(ids.map((matter, n) => take(journal, matter, step, data(n))))
    await all('check', () => ({ formComplete: true, identitySeen: 'original', checkNote: '原件已核对，复印件留存。' }))
    for (let said = 0; said < factsAMatter - 3; said++) {
      await all('comment', (n) => ({ comment: `示例留言 ${said}：材料第 ${n} 份已核对，等待对方窗口答复。` }))
    }
    await all('offer', (n) => ({ parcelNo: `示例寄送 ${n}` }))
    process.stderr.write(`\r… filled ${Math.min(facts, (from + atOnce) * factsAMatter).toLocaleString('en-US')} facts `)
  }
  process.stderr.write('\n')
}

export function caseData(n: number): Record<string, unknown> {
  return {
    itemName: `示例事项：营业执照变更登记 ${n}`,
    caseNo: `SL-${n}`,
    itemNature: 'service',
    mode: 'collected',
    handler: thereParty,
    sample: true,
    applicantName: '示例申请人',
    applicantId: '11010519491231002X',
    applicantPhone: '0799-0000000',
  }
}

export function openCase(journal: NodeDeps['journal'], agreement: MatterId, n: number): Promise<Receipt | Refusal> {
  return journal.open({
    party: hereParty,
    actor,
    command: newCommandId(Date.now()),
    kind: 'service-case',
    agreement,
    data: caseData(n),
  })
}

async function take(
  journal: NodeDeps['journal'],
  matter: MatterId,
  step: string,
  data: Record<string, unknown>,
): Promise<void> {
  done(await journal.step({ party: hereParty, actor, command: newCommandId(Date.now()), matter, step, data }))
}
