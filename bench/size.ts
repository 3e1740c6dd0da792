import type { Figure } from './figure.ts'
import { firstNumber, words } from './size-fill.ts'
import { ask, eachSize, growthText, type Measured } from './sized.ts'

const [small, large] = [10_000, Number(process.env.LIANYU_BENCH_MATTERS ?? 1_000_000)]
const goal = { p50: 10, p95: 30, growth: 2 }
const list = (query: string) => `/api/matters?kind=project&limit=20${query}`
const search = (q: string) => `/api/search?q=${encodeURIComponent(q)}`
const { common, middling, rare } = words
/** Requests by name of the figure. */
const asked: Record<string, (n: number) => string[]> = {
  list: (n) => [
    list(''),
    list('&sort=title'),
    list('&sort=-title'),
    list('&sort=due'),
    list('&sort=opened'),
    list('&sort=-investmentFen'),
    list('&stage=talks&sort=-changed'),
    list('&stage=landed&sort=due'),
    list('&stage=signed&sort=title'),
    list('&light=late&sort=-due'),
    list('&light=on-time&sort=-changed'),
    list('&holder=my-desk&running=1'),
    list('&track=land&stage=not-started'),
    list(`&f.town=${encodeURIComponent('金山镇')}&sort=-opened`),
    list(`&f.investmentFen.from=${5_000_000_00 + n}&sort=investmentFen`),
  ],
  search: (n) => [
    search(rare),
    search(middling[n % 500] as string),
    search(common[n % 10] as string),
    search(`${common[n % 10]} ${middling[n % 500]}`),
    search(`${common[n % 10]} 示例`),
    search(`${common[0]} ${common[5]}`),
    search(`${common[n % 10]} ${rare}`),
    search(String(firstNumber + (n % small))),
  ],
  workbench: () => ['all', 'mine', 'late', 'waiting'].map((show) => `/api/workbench?show=${show}&limit=20`),
}

let measuring: Promise<Record<string, Measured[]>> | undefined

/** All four figures come from one database that grows, so the first to be asked measures for the others. */
function measure(): Promise<Record<string, Measured[]>> {
  measuring ??= measureSizes()
  return measuring
}

async function measureSizes(): Promise<Record<string, Measured[]>> {
  const found: Record<string, Measured[]> = {}
  await eachSize([small, large], false, async (sized) => {
    const id = (n: number) => ((n * 7919) % sized.matters).toString(16).padStart(12, '0')
    const matter = (n: number) => [`/api/matters/${sized.party}:01930000-0000-7000-8000-${id(n)}`]
    for (const [name, requests] of Object.entries({ ...asked, matter })) {
      found[name] = [...(found[name] ?? []), await ask(sized, requests)]
    }
  })
  return found
}

function sizeFigure(name: string, what: string): Figure {
  return {
    name: `${what}, ${small.toLocaleString('en-US')} and ${large.toLocaleString('en-US')} matters`,
    goal: `p50 ≤ ${goal.p50} ms, p95 ≤ ${goal.p95} ms, growth ≤ ${goal.growth}×`,
    fullOnly: true,
    run: async () => {
      const [before, after] = (await measure())[name] as [Measured, Measured]
      return {
        measured: growthText(before, after),
        met:
          after.p50 <= goal.p50 &&
          after.p95 <= goal.p95 &&
          after.p50 <= goal.growth * before.p50 &&
          before.failed + after.failed === '',
      }
    },
  }
}

export const sizeList = sizeFigure('list', 'lists of 20, filtered and sorted')
export const sizeSearch = sizeFigure('search', 'search by words')
export const sizeWorkbench = sizeFigure('workbench', "a desk's workbench")
export const sizeMatter = sizeFigure('matter', 'one matter that nobody has open')
