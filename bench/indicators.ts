import type { Figure } from './figure.ts'
import { ask, eachSize, growthText, type Measured, type Sized } from './sized.ts'

const large = Number(process.env.LIANYU_BENCH_PROJECTS ?? 100_000)
const small = Math.round(large / 10)
const most = { p50: 50, growth: 2 }

interface Words {
  id: string
  of?: string
  dimensions: { id: string }[]
}

/** What the board, the map, the wall and the cockpit ask: every number of projects, whole and by each dimension. */
async function requestsOf({ url, cookies }: Sized): Promise<string[]> {
  const answer = await fetch(`${url}/api/indicators`, { headers: { cookie: cookies[0] as string } })
  if (!answer.ok) throw new Error(await answer.text())
  const measured = ((await answer.json()) as Words[]).filter(({ of }) => of === 'project')
  return [
    '/api/map',
    '/api/wall?visitor=0',
    '/api/targets',
    '/api/matters?kind=project&light=late&limit=20',
    ...measured.flatMap(({ id, dimensions }) => [
      `/api/indicators/${id}?sample=1`,
      ...dimensions.map((by) => `/api/indicators/${id}?sample=1&by=${by.id}`),
      `/api/indicators/${id}/matters?sample=1&limit=20`,
    ]),
  ]
}

/** Numbers are read from totals that each step moves, so they should hardly care how many projects there are. */
export const indicators: Figure = {
  name: `board, map and cockpit, ${small.toLocaleString('en-US')} and ${large.toLocaleString('en-US')} projects`,
  goal: `p50 ≤ ${most.p50} ms, growth ≤ ${most.growth}×`,
  fullOnly: true,
  large: true,
  run: async () => {
    const found: Measured[] = []
    await eachSize([small, large], true, async (sized) => {
      const requests = await requestsOf(sized)
      found.push(await ask(sized, () => requests))
    })
    const [before, after] = found as [Measured, Measured]
    return {
      measured: growthText(before, after),
      met: after.p50 <= most.p50 && after.p50 <= most.growth * before.p50 && before.failed + after.failed === '',
    }
  },
}
