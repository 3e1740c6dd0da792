import { readFileSync } from 'node:fs'

/** The published data beside this file, as its own `_about` lines describe it. */
export interface Region {
  code: string
  node: string
  name: string
  nameEn: string
  level?: string
}

export interface PrintedAgreement {
  id: string
  name: string
  level?: string
  signed?: string
  signedNote?: string
  parties?: string[]
  partiesOpen?: string
  partnersText?: string
  signatory?: Record<string, string>
  signatories?: string[]
  pairs?: string[][]
  scope?: string[]
  note?: string
  kind?: string
  region?: string
  source: string
}

export interface PrintedProject {
  region: string
  name: string
  alias?: string
  chain?: string
  chainInferred?: boolean
  stage: string
  stageBasis?: string
  investment?: number
  investmentClass?: string
  place?: string
  source: string
  [more: string]: unknown
}

export interface PrintedFigure {
  region: string
  indicator: string
  kind: string
  value?: number
  unit: string
  period?: string
  asOf?: string
  bound?: string
  growth?: number
  by?: string
  note?: string
  source: string
  [more: string]: unknown
}

export interface Source {
  id: string
  publisher: string
  date: string
  about: string
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./data/${name}`, import.meta.url), 'utf8')) as T
}

export const { regions, agreements: printedAgreements } = read<{ regions: Region[]; agreements: PrintedAgreement[] }>(
  'regions.json',
)
export const {
  projects: printedProjects,
  groups: printedGroups,
  suppliers: printedSuppliers,
} = read<{
  projects: PrintedProject[]
  suppliers: { region: string; names: string[]; joinChainsOf: string[]; source: string }[]
  groups: { group: string; text: string; note: string }[]
}>('projects.json')
export const { figures: printedFigures } = read<{ figures: PrintedFigure[] }>('figures.json')
export const { sources } = read<{ sources: Source[] }>('sources.json')

export interface Outlines {
  type: 'FeatureCollection'
  features: { id: string; properties: { code: string; name: string; center: [number, number] }; geometry: Geometry }[]
}
interface Geometry {
  type: 'Polygon' | 'MultiPolygon'
  coordinates: number[][][] | number[][][][]
}

export const outlines = read<Outlines>('geo/counties.geojson')

export function sourceOf(id: string): Source {
  const found = sources.find((source) => source.id === id)
  if (found === undefined) throw new Error(`no source ${id} in demo/data/sources.json`)
  return found
}
