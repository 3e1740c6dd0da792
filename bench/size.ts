import type { Figure } from './figure.ts'
import { firstNumber, words } from './size-fill.ts'
import { ask, eachSize, growthText, type Measured } from './sized.ts'

const [small, large] = [10_000, Number(process.env.LIANYU_BENCH_MATTERS ?? 1_000_000)]
const goal = { p50: 10, p95: 30, growth: 2 }
/** What a county, and a service hall, ask of theirs. */
type Of = 'project' | 'service-case'
const goals = { project: goal, 'service-case': { p50: 50 } }
const list = (query: string, kind: Of = 'project') => `/api/matters?kind=${kind}&limit=20${query}`
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

const cases = (query: string) => list(query, 'service-case')
const askedOfCases: typeof asked = {
  list: () => [
    cases(''),
    cases('&sort=due'),
    cases('&sort=-title'),
    cases('&stage=checked&sort=-changed'),
    cases('&stage=received&sort=opened'),
    cases('&holder=my-desk&running=1'),
  ],
  search: asked.search as (n: number) => string[],
}
const askedOf: Record<Of, typeof asked> = { project: asked, 'service-case': askedOfCases }

const measuring = new Map<Of, Promise<Record<string, Measured[]>>>()

/** All figures of a kind come from one database that grows, so the first to be asked measures for the others. */
function measure(of: Of): Promise<Record<string, Measured[]>> {
  const found = measuring.get(of) ?? measureSizes(of)
  measuring.set(of, found)
  return found
}

async function measureSizes(of: Of): Promise<Record<string, Measured[]>> {
  const found: Record<string, Measured[]> = {}
  await eachSize(
    [small, large],
    false,
    async (sized) => {
      const id = (n: number) => ((n * 7919) % sized.matters).toString(16).padStart(12, '0')
      const matter = (n: number) => [`/api/matters/${sized.party}:01930000-0000-7000-8000-${id(n)}`]
      for (const [name, requests] of Object.entries({ ...askedOf[of], matter })) {
        found[name] = [...(found[name] ?? []), await ask(sized, requests)]
      }
    },
    of,
  )
  return found
}

function sizeFigure(name: string, what: string, of: Of = 'project', whereTimeGoes?: string): Figure {
  const { p50, p95, growth }: { p50: number; p95?: number; growth?: number } = goals[of]
  const matters = of === 'project' ? 'matters' : 'cases'
  return {
    name: `${what}, ${small.toLocaleString('en-US')} and ${large.toLocaleString('en-US')} ${matters}`,
    goal: [`p50 ≤ ${p50} ms`, ...(p95 ? [`p95 ≤ ${p95} ms`] : []), ...(growth ? [`growth ≤ ${growth}×`] : [])].join(
      ', ',
    ),
    fullOnly: true,
    large: true,
    ...(whereTimeGoes === undefined ? {} : { whereTimeGoes }),
    run: async () => {
      const [before, after] = (await measure(of))[name] as [Measured, Measured]
      return {
        measured: growthText(before, after),
        met:
          after.p50 <= p50 &&
          after.p95 <= (p95 ?? after.p95) &&
          after.p50 <= (growth ?? Number.POSITIVE_INFINITY) * before.p50 &&
          before.failed + after.failed === '',
      }
    },
  }
}

export const sizeList = sizeFigure('list', 'lists of 20, filtered and sorted')
export const sizeSearch = sizeFigure(
  'search',
  'search by words',
  'project',
  'Words that are each common and seldom stand together: the walk along the sort does not fill the page, and the lists ' +
    'of the words are merged instead (`node/store/list-search.ts` has the statements, `node/store/list-queries.int.test.ts` ' +
    'holds their plans to the indexes). Half of the searches are answered in a millisecond; these few set the p95.',
)
export const sizeWorkbench = sizeFigure(
  'workbench',
  "a desk's workbench",
  'project',
  'Twenty rows with their clocks, drawn day by day, and their next steps are 110 KB: folding out, wording and encoding them ' +
    'takes the node nearly as long as PostgreSQL takes to find them. It does not grow with the number of matters.',
)
export const sizeMatter = sizeFigure('matter', 'one matter that nobody has open')
export const caseList = sizeFigure('list', 'lists of 20 cases, filtered and sorted', 'service-case')
export const caseSearch = sizeFigure('search', 'cases by words', 'service-case')
export const caseOpen = sizeFigure('matter', 'one case that nobody has open', 'service-case')
