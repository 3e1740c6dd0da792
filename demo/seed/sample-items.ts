import type { MatterId, PartyId, ScopeRow } from '@lianyu/kernel'
import { allRights, type DelegatedRight, serviceGrant } from '@lianyu/packs'
import type { Days } from './days.ts'
import { idOf } from './ids.ts'

export const xiangdong = '360313'
export const liling = '430281'

/** A sample item of the catalogue: all its figures are 示例. */
export interface SampleItem {
  code: string
  name: string
  nature: 'permit' | 'confirmation' | 'service'
  /** Who decides it; the other side's windows have these rights for it. */
  party: PartyId
  rights: readonly DelegatedRight[]
  figures?: Record<string, unknown>
}

const collecting: readonly DelegatedRight[] = ['receive', 'tell', 'verify']

function sample(
  n: number,
  party: PartyId,
  name: string,
  nature: SampleItem['nature'],
  figures: Record<string, unknown> = {},
  rights: readonly DelegatedRight[] = collecting,
): SampleItem {
  return { code: `示例-${String(n).padStart(2, '0')}`, name: `示例 ${name}`, nature, party, rights, figures }
}

const reviewed = { reviewNeeded: true, twoOfficers: true, specialSteps: ['inspection', 'expert-review'] }

export const sampleItems: readonly SampleItem[] = [
  sample(1, liling, '食品经营许可变更', 'permit', {
    promisedDays: 10,
    papersBefore: 7,
    daysBefore: 20,
    tripsBefore: 2,
  }),
  sample(2, liling, '户外广告设置许可', 'permit', { promisedDays: 12, specialSteps: ['hearing'] }),
  sample(3, liling, '社会保险关系转移', 'service', {
    promisedDays: 15,
    papersBefore: 3,
    daysBefore: 45,
    tripsBefore: 2,
  }),
  sample(4, liling, '公共场所卫生许可延续', 'permit', { ...reviewed, specialSteps: ['testing'] }),
  sample(5, liling, '道路运输经营许可', 'permit', reviewed),
  sample(6, liling, '建设工程消防验收备案', 'confirmation', { specialSteps: ['inspection'] }),
  sample(7, liling, '灵活就业登记', 'service', { promiseAllowed: true }),
  sample(8, liling, '个体工商户登记', 'permit', {
    promisedDays: 3,
    promiseAllowed: true,
    papersBefore: 5,
    daysBefore: 5,
    tripsBefore: 2,
  }),
  sample(9, liling, '医疗机构校验', 'permit', { promisedDays: 18 }, allRights),
  sample(10, liling, '工伤认定申请', 'confirmation', { papersBefore: 6, daysBefore: 30, tripsBefore: 3 }, allRights),
  sample(11, liling, '不动产登记资料查询', 'service'),
  sample(14, liling, '个体工商户设立登记', 'permit', { promisedDays: 3 }),
  sample(15, liling, '食品经营许可', 'permit', { promisedDays: 10, specialSteps: ['inspection'] }),
  sample(16, liling, '户外招牌设置备案', 'service'),
  sample(17, liling, '居住登记', 'service', { promisedDays: 2 }),
  sample(18, liling, '转学手续', 'service', { promisedDays: 5 }),
  sample(12, xiangdong, '养老保险待遇资格认证', 'service', { promisedDays: 1 }),
  sample(13, xiangdong, '药品经营许可换证', 'permit', reviewed, allRights),
]

/** The id that the item's matter has in the demo. */
export function itemId({ name, party }: SampleItem, days: Days): MatterId {
  return `${party}:${idOf(`item ${name}`, registeredAt(days))}`
}
export const registeredAt = (days: Days) => days.at(-96, '09:20')

/** What a case keeps of its item. */
export function fromItem(item: SampleItem, days: Days): Record<string, unknown> {
  return {
    item: itemId(item, days),
    itemCode: item.code,
    itemName: item.name,
    itemNature: item.nature,
    ...item.figures,
  }
}

/** What each place delegates to the other's windows: the items with the same rights in one row. */
export function delegated(): ScopeRow[] {
  const rows = Map.groupBy(sampleItems, ({ party, rights }) => `${party} ${rights.join()}`)
  return [...rows.values()].map((items) => {
    const [{ party, rights }] = items as [SampleItem]
    const to = [party === liling ? xiangdong : liling]
    return serviceGrant(rights, { from: party, to, items: items.map(({ code }) => code) })
  })
}

export function itemNamed(name: string): SampleItem {
  const found = sampleItems.find((item) => item.name === name)
  if (found === undefined) throw new TypeError(name)
  return found
}
