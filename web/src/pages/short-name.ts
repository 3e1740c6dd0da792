/** 上栗县 → 上栗, Liling City → Liling: where space is short a neighbour's level is not said. */
export function shortName(name: string): string {
  const zh = name.length > 2 ? name.replace(/[县市区]$/, '') : name
  return zh.replace(/ (County|City|District)$/, '')
}
