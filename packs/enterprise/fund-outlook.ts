import { leftOf, type Outlook, type OutlookGiven, text } from '@lianyu/kernel'
import { freeLines, groundLines, unpaidLines } from './policy-fund.ts'

/** What each fund was given, has reserved, has paid and has left: summed from the entries, typed by nobody. */
export function fundOutlook({ matter }: OutlookGiven): Outlook {
  const { adds } = matter.shared
  const pots = [...new Set((adds.allot ?? []).map(({ fields }) => String(fields.pot)))]
  const rows = pots.map((pot) => {
    const of = (fields: Readonly<Record<string, unknown>>) => fields.pot === pot
    const free = leftOf(freeLines, adds, of)
    const reserved = leftOf(groundLines, adds, of)
    const unpaid = leftOf(unpaidLines, adds, of)
    return { id: pot, cells: [pot, free + reserved, reserved - unpaid, unpaid, free] }
  })
  const left = rows.reduce((sum, { cells }) => sum + Number(cells[4]), 0)
  return {
    title: text('资金余额', 'What is left'),
    sentence: text(
      `${pots.length} 个科目，还可安排 ${(left / 1_000_000).toLocaleString('en')} 万元。`,
      `${pots.length} ${pots.length === 1 ? 'fund' : 'funds'} with ¥${(left / 100).toLocaleString('en')} still free.`,
    ),
    table: {
      columns: [
        { id: 'pot', label: text('科目', 'Fund') },
        { id: 'allotted', label: text('安排', 'Allotted'), unit: 'fen' },
        { id: 'paid', label: text('已支付', 'Paid'), unit: 'fen' },
        { id: 'unpaid', label: text('待支付', 'To be paid'), unit: 'fen' },
        { id: 'free', label: text('可用', 'Free'), unit: 'fen' },
      ],
      rows,
    },
  }
}
