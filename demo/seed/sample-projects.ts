import { lanes } from '@lianyu/packs'
import type { By, SampleMatter } from './script.ts'

/** By the project's last character for those of 上栗 (甲, 乙 …). */
export type Projects = Record<string, SampleMatter>

/** When a lane of the green channel received its papers and when it was done, as working days before today. */
export type Lane = { received: number; done?: number; owed?: { what: string; by: number } }

export interface SampleProject {
  name: string
  party: string
  chain: string
  town: string
  place: [lon: number, lat: number]
  /** 亿元 */
  yi: number
  opened: number
  signed?: number
  landed?: number
  lanes?: Record<string, Lane>
  /** Handed in once, and which lanes use each. */
  papers?: Record<string, string[]>
  started?: number
  producing?: number
  full?: number
  /** 万元 done in each month, the oldest first; the last is the month before this one, or this month. */
  months?: number[]
  /** The last month reported: 0 this one, -1 the one before. */
  reported?: number
  /** The day production is promised for, as working days from today. */
  promised?: number
  /** When it was filed for the statistics with its proofs, and when it was entered there. */
  statistics?: { filed: number; entered?: number }
}

const allLanes = (received: number): Record<string, Lane> =>
  Object.fromEntries(
    lanes.map(({ id }, n) => [id, { received: received + (n % 3), done: received + (n % 3) + 1 + (n % 2) }]),
  )

/**
 * 上栗县 as its project office finds it in the morning: one late, one nearly, one waiting for the other side; the rest in
 * order. Places lie inside the county's schematic outline, towns are real, everything else is a sample.
 */
const shangli: SampleProject[] = [
  {
    name: '示例项目甲',
    party: '360322',
    chain: '电子信息',
    town: '金山镇',
    place: [113.757, 27.902],
    yi: 3.2,
    opened: -150,
    signed: -112,
    landed: -56,
    lanes: {
      filing: { received: -9, done: -8 },
      licence: { received: -9, done: -9 },
      tax: { received: -8, done: -7 },
      land: { received: -6 },
      environment: { received: -3 },
      safety: { received: -7, done: -5 },
      fire: { received: -6, done: -4 },
    },
  },
  {
    name: '示例项目乙',
    party: '360322',
    chain: '装备制造',
    town: '彭高镇',
    place: [113.817, 27.762],
    yi: 1.8,
    opened: -155,
    signed: -140,
    landed: -135,
    lanes: allLanes(-130),
    started: -124,
    promised: 46,
    statistics: { filed: -4 },
    months: [900, 1200, 1500, 1650, 1400],
    reported: -1,
  },
  {
    name: '示例项目丙',
    party: '360322',
    chain: '新材料',
    town: '桐木镇',
    place: [113.787, 27.93],
    yi: 2.4,
    opened: -120,
    signed: -70,
    landed: -30,
    lanes: {
      filing: { received: -20, done: -19 },
      licence: { received: -20, done: -19 },
      tax: { received: -18, done: -17 },
      environment: { received: -1 },
      land: { received: -1, owed: { what: '总平面图定稿', by: 2 } },
    },
    papers: {
      营业执照: ['filing', 'land', 'environment', 'safety', 'fire'],
      项目备案证: ['land', 'environment', 'safety'],
      法人身份证明: ['licence', 'tax', 'filing'],
    },
  },
  {
    name: '示例项目丁',
    party: '360322',
    chain: '食品',
    town: '上栗镇',
    place: [113.805, 27.868],
    yi: 0.9,
    opened: -150,
    signed: -138,
    landed: -133,
    lanes: allLanes(-128),
    started: -121,
    promised: 13,
    months: [300, 420, 510, 380, 260, 150],
    reported: 0,
  },
  {
    name: '示例项目戊',
    party: '360322',
    chain: '电子信息',
    town: '赤山镇',
    place: [113.877, 27.846],
    yi: 5.6,
    opened: -60,
    signed: -22,
  },
  {
    name: '示例项目庚',
    party: '360322',
    chain: '装备制造',
    town: '福田镇',
    place: [113.787, 27.762],
    yi: 1.2,
    opened: -45,
    signed: -15,
    landed: -8,
    lanes: { filing: { received: -3, done: -2 }, tax: { received: -2 } },
  },
  {
    name: '示例项目己',
    party: '360322',
    chain: '新材料',
    town: '杨岐乡',
    place: [113.877, 27.958],
    yi: 2.1,
    opened: -152,
    signed: -141,
    landed: -136,
    lanes: { ...allLanes(-131), environment: { received: -131, done: -124 } },
    started: -120,
    promised: 96,
    statistics: { filed: -90, entered: -84 },
    months: [600, 800, 950, 1100, 1250, 900],
    reported: 0,
  },
  {
    name: '示例项目辛',
    party: '360322',
    chain: '食品',
    town: '东源乡',
    place: [113.907, 27.93],
    yi: 0.7,
    opened: -158,
    signed: -154,
    landed: -150,
    lanes: allLanes(-146),
    started: -140,
    producing: -40,
    months: [700, 900, 1000, 1100, 600, 240],
    reported: 0,
  },
  {
    name: '示例项目壬',
    party: '360322',
    chain: '电子信息',
    town: '长平乡',
    place: [113.847, 27.905],
    yi: 4.5,
    opened: -158,
    signed: -155,
    landed: -151,
    lanes: allLanes(-147),
    started: -139,
    producing: -70,
    full: -20,
    statistics: { filed: -110, entered: -106 },
    months: [5000, 6200, 7400, 8100, 5200, 4300],
    reported: 0,
  },
  {
    name: '示例项目癸',
    party: '360322',
    chain: '新材料',
    town: '鸡冠山乡',
    place: [113.937, 27.734],
    yi: 0.6,
    opened: -25,
  },
]

const elsewhere: SampleProject[] = [
  {
    name: '示例陶瓷项目',
    party: '360313',
    chain: '工业陶瓷',
    town: '下埠镇',
    place: [113.715, 27.465],
    yi: 1.5,
    opened: -80,
    signed: -50,
    landed: -20,
    lanes: { filing: { received: -9, done: -8 }, land: { received: -7 } },
  },
  {
    name: '示例环保装备项目',
    party: '360313',
    chain: '节能环保',
    town: '湘东镇',
    place: [113.749, 27.465],
    yi: 2.2,
    opened: -40,
    signed: -12,
  },
  {
    name: '示例瓷业技改项目',
    party: '430281',
    chain: '陶瓷',
    town: '白兔潭镇',
    place: [113.437, 27.637],
    yi: 1.1,
    opened: -60,
    signed: -30,
  },
  {
    name: '示例花炮机械项目',
    party: '430181',
    chain: '装备制造',
    town: '大瑶镇',
    place: [113.659, 28.167],
    yi: 0.8,
    opened: -66,
    signed: -35,
    landed: -14,
    lanes: { filing: { received: -10, done: -9 } },
  },
  {
    name: '示例光电项目',
    party: '361100-JK',
    chain: '光电',
    town: '经开区',
    place: [117.9, 28.43],
    yi: 6,
    opened: -50,
    signed: -18,
  },
  {
    name: '示例冷链项目',
    party: '431003',
    chain: '农产品',
    town: '良田镇',
    place: [113.155, 25.809],
    yi: 0.5,
    opened: -30,
    signed: -9,
  },
]

/** Every sample project of the demo, as its county keeps it. */
export const sampleProjects: readonly SampleProject[] = [...shangli, ...elsewhere]

export const officeOf = ({ party }: SampleProject): By => ({ party, desk: 'project-office', role: 'officer' })
