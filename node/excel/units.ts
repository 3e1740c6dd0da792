import type { FieldType } from '@lianyu/kernel'

/** How many of a field type's own unit one of each is, as a fraction; in the order in which people are offered them. */
const known: Partial<Record<FieldType, Record<string, readonly [bigint, bigint]>>> = {
  // Fen.
  money: {
    万元: [1_000_000n, 1n],
    亿元: [10_000_000_000n, 1n],
    元: [100n, 1n],
    千元: [100_000n, 1n],
    百万元: [100_000_000n, 1n],
  },
  // Square metres.
  area: { 亩: [2000n, 3n], 平方米: [1n, 1n], 公顷: [10_000n, 1n], 万平方米: [10_000n, 1n], 平方公里: [1_000_000n, 1n] },
  // Tonnes of coal equivalent.
  energy: { 吨标准煤: [1n, 1n], 万吨标准煤: [10_000n, 1n] },
}

const aliases: Record<string, string> = {
  万: '万元',
  亿: '亿元',
  圆: '元',
  人民币: '元',
  人民币万元: '万元',
  '㎡': '平方米',
  m2: '平方米',
  平米: '平方米',
  平方: '平方米',
  ha: '公顷',
  tce: '吨标准煤',
  吨标煤: '吨标准煤',
  万吨标煤: '万吨标准煤',
}

export function unitsOf(type: FieldType): string[] {
  return Object.keys(known[type] ?? {})
}

export function factorOf(type: FieldType, unit: string): readonly [bigint, bigint] | undefined {
  const units = known[type]
  const name = aliases[unit] ?? unit
  return units !== undefined && Object.hasOwn(units, name) ? units[name] : undefined
}

/** The unit that a heading or a note above it names, e.g. `总投资（万元）`, `总投资：万元`, `单位：万元`. */
export function unitNamedIn(type: FieldType, text: string): string | undefined {
  const inBrackets = [
    ...text
      .normalize('NFKC')
      .replace(/\n/g, '')
      .matchAll(/[([]\s*(?:单位\s*[::]\s*)?([^()[\]]+?)\s*[)\]]/g),
  ].map((found) => found[1] as string)
  // 填报单位：示例办　　单位：万元 names a unit twice, and means a sum once.
  const noted = [...text.normalize('NFKC').matchAll(/单位\s*[::]\s*([^\s,;。、)]+)/g)].map(
    (found) => found[1] as string,
  )
  const atEnd = /[:,、/\s]\s*([^:,、/\s]+)\s*$/.exec(text.normalize('NFKC'))?.[1]
  const ended = atEnd === undefined ? [] : [atEnd]
  for (const named of [...inBrackets, ...noted.flatMap((one) => one.split('/')), ...ended]) {
    if (factorOf(type, named) !== undefined) return aliases[named] ?? named
  }
  return undefined
}
