import { type PartyForm, type PartyLevel, type Text, text } from '@lianyu/kernel'
import { regions } from './published.ts'

/** A party of the demo: a region of the published list, kept by the node of its province. */
export interface SampleParty {
  id: string
  /** The node's number: the first two digits of its province's code. */
  node: NodeNumber
  name: Text
  level: PartyLevel
  form: PartyForm
  /** It plays a part of its own and has every department. */
  whole: boolean
}

export const nodeNumbers = ['36', '43', '44'] as const
export type NodeNumber = (typeof nodeNumbers)[number]

/** One node of the demo. Its port is 8000 and its number. */
export interface DemoNode {
  number: NodeNumber
  name: Text
  port: number
  parties: SampleParty[]
}

const borderCounties = ['360313', '360322', '430181', '430281']

const parties: SampleParty[] = regions.map(({ code, node, name, nameEn, level }) => ({
  id: code,
  node: node as NodeNumber,
  name: text(name, nameEn),
  level: level === 'prefecture' ? 'prefecture' : 'county',
  form: code.includes('-') ? 'zone' : 'government',
  whole: borderCounties.includes(code),
}))

const provinces: Record<NodeNumber, Text> = {
  36: text('江西站点', 'Jiangxi node'),
  43: text('湖南站点', 'Hunan node'),
  44: text('广东站点', 'Guangdong node'),
}

/** @param portOffset  added to every port, so that a second demo can run beside the first */
export function demoNodes(portOffset = 0): DemoNode[] {
  return nodeNumbers.map((number) => ({
    number,
    name: provinces[number],
    port: 8000 + Number(number) + portOffset,
    parties: parties.filter((party) => party.node === number),
  }))
}

export function partyOf(id: string): SampleParty {
  const found = parties.find((party) => party.id === id)
  if (found === undefined) throw new Error(`no party ${id} in demo/data/regions.json`)
  return found
}
