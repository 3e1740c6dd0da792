import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest'
import { type FreshDatabase, freshDatabase } from '../../scripts/test-postgres.ts'
import type * as Door from './door.ts'
import type { Access, Route } from './route.ts'
import { allRoutes } from './routes.ts'
import { agreeOn, officeOf, until } from './test-agreement.ts'
import { type Answer, liling, shangli, startTestNode, type TestNode, type TestPerson, xiangdong } from './test-node.ts'

/*
 * The authorization matrix: every route × everybody who could call it × every part of what it tells. Two matters stand in
 * it: a case that crossed from Xiangdong to Liling with what it says of a person, and a project of Xiangdong with an
 * inside instruction that was then shared. Then each rule of the door is loosened in turn, and the matrix must notice.
 */

/** What is looked for in answers: a word of each part of each matter. */
const marks = {
  caseShared: '示例事项甲七',
  casePersonal: '示例申请人甲七',
  projectShared: '示例项目乙九',
  projectInternal: '示例内部批示乙九',
}
type Mark = keyof typeof marks

const at = (party: string, desk: string, role = 'officer'): TestPerson => ({ party, desk, role })
/** Relations to the two matters: by party, by department, by role. */
const persons = {
  windowHere: at(xiangdong, 'service-window'),
  windowThere: at(liling, 'service-window'),
  projectHere: at(xiangdong, 'project-office'),
  projectThere: at(liling, 'project-office'),
  taxHere: at(xiangdong, 'taxation'),
  taxThere: at(liling, 'taxation'),
  deskHere: at(xiangdong, 'administration'),
  deskThere: at(liling, 'administration'),
  leaderHere: at(xiangdong, 'leader', 'leader'),
  leaderThere: at(liling, 'leader', 'leader'),
  adminHere: at(xiangdong, 'administration', 'administrator'),
  adminThere: at(liling, 'administration', 'administrator'),
  windowElse: at(shangli, 'service-window'),
  projectElse: at(shangli, 'project-office'),
  leaderElse: at(shangli, 'leader', 'leader'),
  adminElse: at(shangli, 'administration', 'administrator'),
} satisfies Record<string, TestPerson>
type Person = keyof typeof persons
const everybody = Object.keys(persons) as Person[]

/** Who reads which part of which matter; whoever is not named gets "not found", as if there were none. */
const mayRead: Record<'case' | 'project', Partial<Record<Person, Mark[]>>> = {
  case: {
    windowHere: ['caseShared', 'casePersonal'],
    windowThere: ['caseShared', 'casePersonal'],
    leaderHere: ['caseShared'],
    leaderThere: ['caseShared'],
  },
  project: {
    projectHere: ['projectShared', 'projectInternal'],
    leaderHere: ['projectShared', 'projectInternal'],
    projectThere: ['projectShared'],
    // A lane of the project is theirs.
    taxHere: ['projectShared', 'projectInternal'],
    taxThere: ['projectShared'],
    leaderThere: ['projectShared'],
  },
}

/**
 * The one table: every line of the route table with who may call it at all, and what it is about. `matter` routes answer
 * by `mayRead`; `list` routes tell of a matter those only who may read it; `own` ones know nothing but the asker;
 * `house` ones tell everybody of the party the same, and nothing of any matter.
 */
type About = 'matter' | 'list' | 'own' | 'house'
const table: Record<string, [access: Access, about: About]> = {
  'GET /healthz': ['public', 'house'],
  'GET /readyz': ['public', 'house'],
  'GET /metrics': ['public', 'house'],
  'GET /api/session': ['public', 'own'],
  'POST /api/session': ['public', 'own'],
  'PATCH /api/session': ['signed-in', 'own'],
  'DELETE /api/session': ['signed-in', 'own'],
  'POST /api/session/password': ['signed-in', 'own'],
  'GET /api/parties': ['public', 'house'],
  'GET /api/personas': ['public', 'house'],
  'GET /api/session/oidc': ['public', 'house'],
  'GET /api/session/oidc/:party/start': ['public', 'house'],
  'GET /api/session/oidc/callback': ['public', 'house'],
  'GET /api/session/oidc/:party/end': ['public', 'house'],
  'GET /api/session/second-factor': ['signed-in', 'own'],
  'POST /api/session/second-factor': ['signed-in', 'own'],
  'POST /api/session/second-factor/confirm': ['signed-in', 'own'],
  'POST /api/session/second-factor/off': ['signed-in', 'own'],
  'POST /api/session/recovery-codes': ['signed-in', 'own'],
  'GET /api/session/all': ['signed-in', 'own'],
  'DELETE /api/session/all/:session': ['signed-in', 'own'],
  'GET /api/kinds': ['signed-in', 'house'],
  'GET /api/kinds/by-hash/:hash': ['signed-in', 'house'],
  'GET /api/kinds/:pack/:kind': ['signed-in', 'house'],
  'GET /api/desks': ['signed-in', 'house'],
  'GET /api/menu': ['signed-in', 'list'],
  'GET /api/monthly/:item': ['signed-in', 'list'],
  'GET /api/workbench': ['signed-in', 'list'],
  'GET /api/search': ['signed-in', 'list'],
  'GET /api/notices': ['signed-in', 'list'],
  'POST /api/notices/read': ['signed-in', 'own'],
  'GET /api/messages/own': ['signed-in', 'own'],
  'PUT /api/messages/own': ['signed-in', 'own'],
  'DELETE /api/messages/own': ['signed-in', 'own'],
  'POST /api/messages/own/test': ['signed-in', 'own'],
  'GET /calendar/:token.ics': ['public', 'own'],
  'GET /api/calendars': ['signed-in', 'own'],
  'POST /api/calendars': ['signed-in', 'own'],
  'DELETE /api/calendars/:calendar': ['signed-in', 'own'],
  'GET /api/stream': ['signed-in', 'own'],
  'GET /api/matters': ['signed-in', 'list'],
  'GET /api/matters.xlsx': ['signed-in', 'list'],
  'POST /api/matters': ['signed-in', 'own'],
  'POST /api/matters/alike': ['signed-in', 'list'],
  'GET /api/matters/:id': ['signed-in', 'matter'],
  'GET /api/matters/:id/flow': ['signed-in', 'matter'],
  'GET /api/matters/:id/facts': ['signed-in', 'matter'],
  'GET /api/matters/:id/proof': ['signed-in', 'matter'],
  'GET /api/matters/:id/evidence': ['signed-in', 'matter'],
  'GET /api/matters/:id/disclosures': ['signed-in', 'matter'],
  'GET /api/matters/:id/qualifying': ['signed-in', 'matter'],
  'POST /api/matters/:id/steps/:step': ['signed-in', 'matter'],
  'POST /api/matters/:id/parts': ['signed-in', 'matter'],
  'POST /api/matters/:id/findings': ['signed-in', 'matter'],
  'GET /api/matters/:id/earlier-papers': ['signed-in', 'matter'],
  'POST /api/matters/:id/earlier-papers': ['signed-in', 'matter'],
  'POST /api/matters/:id/share': ['signed-in', 'matter'],
  'POST /api/matters/:id/erase': ['signed-in', 'matter'],
  'POST /api/matters/:id/follow': ['signed-in', 'matter'],
  'DELETE /api/matters/:id/follow': ['signed-in', 'matter'],
  'GET /api/agreements': ['signed-in', 'house'],
  'GET /api/peers': ['signed-in', 'house'],
  'GET /api/map': ['signed-in', 'list'],
  'GET /api/wall': ['signed-in', 'list'],
  'GET /api/wall/behind': ['signed-in', 'list'],
  'GET /api/wall/outlines': ['signed-in', 'house'],
  'GET /api/figures': ['signed-in', 'house'],
  'GET /api/settings': ['signed-in', 'house'],
  'GET /api/months/:month': ['signed-in', 'list'],
  'GET /api/month-boards/:kind': ['signed-in', 'list'],
  'GET /api/month-boards/:kind/sheet.xlsx': ['signed-in', 'list'],
  'POST /api/months/:month/close': ['signed-in', 'own'],
  'GET /api/indicators': ['signed-in', 'house'],
  'GET /api/indicators/:id': ['signed-in', 'house'],
  'GET /api/indicators/:id/sheet.xlsx': ['signed-in', 'house'],
  'GET /api/indicators/:id/matters': ['signed-in', 'list'],
  'GET /api/targets': ['signed-in', 'house'],
  'GET /api/scores': ['signed-in', 'house'],
  'GET /api/scores/:id': ['signed-in', 'house'],
  'PUT /api/files': ['signed-in', 'own'],
  'GET /api/files/:hash': ['signed-in', 'own'],
  'GET /api/imports': ['signed-in', 'own'],
  'GET /api/imports/template.xlsx': ['signed-in', 'own'],
  'POST /api/imports': ['signed-in', 'own'],
  'GET /api/imports/:id': ['signed-in', 'own'],
  'GET /api/imports/:id/rows': ['signed-in', 'own'],
  'PUT /api/imports/:id': ['signed-in', 'own'],
  'POST /api/imports/:id/run': ['signed-in', 'own'],
  'POST /api/imports/:id/cancel': ['signed-in', 'own'],
  'DELETE /api/imports/:id': ['signed-in', 'own'],
  'GET /api/imports/:id/report.xlsx': ['signed-in', 'own'],
  'GET /api/papers': ['signed-in', 'own'],
  'GET /api/papers/:paper': ['signed-in', 'own'],
  'GET /api/public/matters/:code': ['public', 'house'],
  'GET /api/public/matters/:code/disclosures': ['public', 'house'],
  'GET /api/public/papers/:code': ['public', 'house'],
  'GET /api/public/matters/:code/preview': ['public', 'house'],
  'POST /api/public/matters/:code/paper': ['public', 'house'],
  'POST /api/public/matters/:code/steps/:step': ['public', 'house'],
  // Citizens and firms; who may reach what with their sessions is in applicant/applicant.int.test.ts.
  'GET /api/applying': ['public', 'house'],
  'GET /api/applying/:party': ['public', 'house'],
  'GET /api/applicant': ['public', 'own'],
  'DELETE /api/applicant': ['applicant', 'own'],
  'GET /api/applicant/sign-in/:party/start': ['public', 'house'],
  'GET /api/applicant/sign-in/callback': ['public', 'house'],
  'GET /api/applicant/matters': ['applicant', 'own'],
  'POST /api/applicant/matters': ['applicant', 'own'],
  'GET /api/applicant/matters/:id': ['applicant', 'own'],
  'POST /api/applicant/matters/:id/acts/:act': ['applicant', 'own'],
  'GET /api/applicant/asking': ['applicant', 'own'],
  'POST /api/applicant/asking/:id': ['applicant', 'own'],
  'PUT /api/applicant/files': ['applicant', 'own'],
  'GET /api/applicant/matters/:id/files/:hash': ['applicant', 'own'],
  'GET /api/public/publications': ['public', 'house'],
  'GET /api/public/publications/:publication/:party': ['public', 'house'],
  'GET /api/public/publications/:publication/:party/paper.pdf': ['public', 'house'],
  'GET /api/public/publications/:publication/:party/pictures/:hash': ['public', 'house'],
  'POST /api/public/publications/:publication/:party/enquiries': ['public', 'house'],
  ...Object.fromEntries(
    [
      'GET /api/admin/departments',
      'POST /api/admin/departments',
      'POST /api/admin/desks',
      'GET /api/admin/people',
      'POST /api/admin/people',
      'PATCH /api/admin/people/:id',
      'POST /api/admin/people/:id/password',
      'POST /api/admin/people/:id/unlock',
      'DELETE /api/admin/people/:id/second-factor',
      'PUT /api/admin/people/:id/provider',
      'DELETE /api/admin/people/:id/provider',
      'GET /api/admin/people/:id/sessions',
      'DELETE /api/admin/people/:id/sessions/:session',
      'GET /api/admin/second-factor',
      'PUT /api/admin/second-factor',
      'GET /api/admin/card',
      'GET /api/admin/keys',
      'GET /api/admin/peers',
      'POST /api/admin/peers',
      'POST /api/admin/peers/:party/pin',
      'DELETE /api/admin/peers/:party',
      'GET /api/admin/quarantine',
      'POST /api/admin/quarantine/release',
      'GET /api/admin/platforms',
      'GET /api/admin/audit',
      'GET /api/admin/messages',
      'PUT /api/admin/messages/:desk/:channel',
      'DELETE /api/admin/messages/:desk/:channel',
      'POST /api/admin/messages/:desk/:channel/test',
      'GET /api/admin/messages/log',
      'POST /api/admin/messages/log/:id/retry',
    ].map((name): [string, [Access, About]] => [name, ['administrator', 'house']]),
  ),
}

/** Rules of the door that a test may take away, and those that said no of one of the two matters since it last asked. */
const { ids, loosened, saidNo } = vi.hoisted(() => ({
  ids: { case: '', project: '' },
  loosened: new Set<string>(),
  saidNo: new Set<string>(),
}))
vi.mock('./door.ts', async (original) => {
  const door = await original<typeof Door>()
  const asked = (rule: string, may: boolean, matter = ids.case): boolean => {
    if (!may && Object.values(ids).includes(matter)) saidNo.add(rule)
    return may || loosened.has(rule)
  }
  // Every function of the door stands here, so that a new rule is loosened too or does not compile.
  const mocked: typeof Door = {
    maySeeKind: (...args) => asked('maySeeKind', door.maySeeKind(...args)),
    maySeeMatter: (...args) => asked('maySeeMatter', door.maySeeMatter(...args), args[3].shared.matter),
    mayReadPartOf: (...args) => asked('mayReadPartOf', door.mayReadPartOf(...args), args[3].shared.matter),
    mayReadPart: async (...args) => asked('mayReadPart', await door.mayReadPart(...args), args[2]),
    kindsInSight: (deps, session) => {
      const kinds = door.kindsInSight(deps, session)
      return asked('kindsInSight', kinds.length === deps.kinds.length) ? [...deps.kinds] : kinds
    },
    openDoor: (...args) => opened(door.openDoor, args),
    openDoorToAct: (...args) => opened(door.openDoorToAct, args),
    // Says who may supervise whom, and opens nothing by itself.
    standsAbove: door.standsAbove,
  }
  return mocked
  async function opened(open: typeof Door.openDoor, args: Parameters<typeof Door.openDoor>) {
    const seen = await open(...args)
    if (!('refusal' in seen)) return seen
    const [deps, session, id] = args
    const matter = await deps.journal.get(session.party, id)
    const kind = matter && deps.kindsByHash(matter.shared.kind)
    if (matter === undefined || kind === undefined) return seen
    return asked('openDoor', false, id) ? { matter, kind } : seen
  }
})

let db: FreshDatabase
let node: TestNode

beforeAll(async () => {
  db = await freshDatabase(inject)
  const offices = [xiangdong, liling].flatMap(officeOf)
  node = await startTestNode(db.connection, [...offices, ...Object.values(persons)])
  const agreement = await agreeOn(
    node,
    [xiangdong, liling],
    [
      { kind: 'service-case', steps: '*', part: 'shared', audience: 'all' },
      { kind: 'project', steps: '*', part: 'shared', audience: 'all' },
      { kind: 'service-case', steps: ['open'], part: 'personal', audience: 'matter-parties', purpose: 'service' },
      { kind: 'service-case', steps: '*', part: 'grant', audience: 'all', rights: ['receive'], about: '*' },
    ],
  )
  const opened = await send(persons.windowHere, 'POST', '/api/matters', {
    kind: 'service-case',
    agreement,
    data: {
      itemName: marks.caseShared,
      itemNature: 'service',
      mode: 'collected',
      handler: liling,
      sample: true,
      applicantName: marks.casePersonal,
      applicantId: '11010519491231002X',
      applicantPhone: '13800000000',
    },
  })
  ids.case = opened.body.matter
  await take(persons.windowHere, ids.case, 'check', { formComplete: true, identitySeen: 'original' })
  await take(persons.windowHere, ids.case, 'offer')
  const project = await send(persons.projectHere, 'POST', '/api/matters', {
    kind: 'project',
    data: {
      name: marks.projectShared,
      investor: '示例投资',
      chain: '电子信息',
      place: { lat: 27.63, lon: 113.85 },
      sample: true,
    },
  })
  ids.project = project.body.matter
  await take(persons.leaderHere, ids.project, 'instruct', { instruction: marks.projectInternal })
  await send(persons.projectHere, 'POST', `/api/matters/${ids.project}/share`, { agreement })
  for (const [person, id] of [
    [persons.windowThere, ids.case],
    [persons.projectThere, ids.project],
  ] as const) {
    await until(
      () => get(person, `/api/matters/${id}`),
      ({ status }) => status === 200,
    )
  }
})
afterAll(async () => {
  await node?.close()
  await db?.drop()
})

const get = async (person: TestPerson, url: string): Promise<Answer> => (await node.as(person)).get(url)
async function send(person: TestPerson, method: 'POST', url: string, body: object): Promise<Answer> {
  const answer = await (await node.as(person)).send(method, url, body)
  if (answer.status >= 400) throw new Error(`${url}: ${JSON.stringify(answer.body)}`)
  return answer
}
const take = (person: TestPerson, matter: string, step: string, data: object = {}) =>
  send(person, 'POST', `/api/matters/${matter}/steps/${step}`, { data })

const lines = (): Route[] => allRoutes(node.deps)
const nameOf = (line: Route) => `${line.method} ${line.url}`
const aboutOf = (line: Route) => table[nameOf(line)]?.[1]

/** The words of an answer, also of those that say them in Base64. */
async function told(person: Person, url: string): Promise<{ status: number; marks: Mark[] }> {
  const { status, bytes } = await (await node.as(persons[person])).bytes(url)
  const text = bytes.toString('utf8')
  const unpacked = [...text.matchAll(/"([A-Za-z0-9+/_-]{40,}={0,2})"/g)].map(([, inner = '']) =>
    Buffer.from(inner, 'base64').toString('utf8'),
  )
  const all = [text, ...unpacked].join('\n')
  return { status, marks: (Object.keys(marks) as Mark[]).filter((mark) => all.includes(marks[mark])) }
}

/** Here nobody has consented, so nobody is told anything, whatever they may read. */
const onConsent = '/api/matters/:id/earlier-papers'

/** Where reading does not hold to the table; empty where it does. */
async function readFaults(only?: string): Promise<string[]> {
  const faults: string[] = []
  const fault = (person: string, what: string, found: unknown) =>
    faults.push(`${person}: ${what}: ${JSON.stringify(found)}`)
  for (const line of lines().filter(({ method, url }) => method === 'GET' && (only ?? url) === url)) {
    if (aboutOf(line) === 'matter') {
      for (const which of ['case', 'project'] as const) {
        for (const person of everybody) {
          const allowed = mayRead[which][person]
          const url = line.url.replace(':id', ids[which])
          const seen = await told(person, url)
          const whole = line.url === '/api/matters/:id' || line.url === '/api/matters/:id/facts'
          const right =
            allowed === undefined
              ? seen.status === 404 && seen.marks.length === 0
              : line.url === onConsent
                ? // Where it was entered, whoever may not read of the person is not told that there is a question of consent.
                  (person === 'leaderHere' && which === 'case' ? [404] : [403, 404, 409]).includes(seen.status) &&
                  seen.marks.length === 0
                : seen.status === 200 &&
                  seen.marks.every((mark) => allowed.includes(mark)) &&
                  (!whole || seen.marks.length === allowed.length)
          if (!right) fault(person, `${which} ${nameOf(line)}`, seen)
        }
      }
    } else if (aboutOf(line) === 'list' && !line.url.endsWith('.xlsx')) {
      const queries =
        line.url === '/api/matters'
          ? ['?kind=service-case', '?kind=project']
          : line.url === '/api/search'
            ? Object.values(marks).map((words) => `?q=${encodeURIComponent(words)}`)
            : line.url === '/api/workbench'
              ? ['', '?show=waiting']
              : ['']
      for (const query of queries) {
        for (const person of everybody) {
          const allowed = (['case', 'project'] as const).flatMap((which) => mayRead[which][person] ?? [])
          const seen = await told(person, `${line.url.replace(':item', 'month-reports')}${query}`)
          // The words that were looked for may be said back.
          const found = seen.marks.filter((mark) => !query.includes(encodeURIComponent(marks[mark])))
          const asked =
            seen.marks.length !== found.length &&
            JSON.stringify(await get(persons[person], `${line.url}${query}`)).includes(ids.case)
          if (seen.status >= 500 || !found.every((mark) => allowed.includes(mark)))
            fault(person, `${line.url}${query}`, seen)
          if (asked && !allowed.some((mark) => mark.startsWith('case')))
            fault(person, `${line.url}${query}`, 'found it')
        }
      }
    }
  }
  return faults
}

/** What is sent where somebody writes to a matter. */
const bodies: Record<string, unknown> = {
  'POST /api/matters/:id/steps/:step': { data: { comment: 'x' } },
  'POST /api/matters/:id/parts': {},
  'POST /api/matters/:id/findings': { leaf: '0'.repeat(64) },
  'POST /api/matters/:id/earlier-papers': { hashes: ['0'.repeat(64)] },
  'POST /api/matters/:id/share': { agreement: `${xiangdong}:0190a1b2-0000-7000-8000-000000000000` },
  'POST /api/matters/:id/erase': { leaf: '0'.repeat(64), part: 'personal', ground: '本人请求' },
}

const writesToMatter = (line: Route) => line.method !== 'GET' && aboutOf(line) === 'matter'

/** What is said of a matter that there is not. */
const nowhere = `${xiangdong}:0190a1b2-0000-7000-8000-00000000000f`

/** Who may not see a matter and was told, when writing to it, anything else than of one that there is not. */
async function writeFaults(line: Route): Promise<string[]> {
  const faults: string[] = []
  for (const which of ['case', 'project'] as const) {
    for (const person of everybody.filter((one) => mayRead[which][one] === undefined)) {
      const url = line.url.replace(':id', ids[which]).replace(':step', 'comment')
      const caller = await node.as(persons[person])
      const write = (to: string) => caller.send(line.method as 'POST', to, bodies[nameOf(line)])
      const [{ status, body }, none] = [await write(url), await write(url.replace(ids[which], nowhere))]
      const seen = { ...body, requestId: none.body.requestId }
      if (status !== 404 || JSON.stringify(seen) !== JSON.stringify(none.body))
        faults.push(`${person} ${which} ${nameOf(line)}: ${status} ${JSON.stringify(body)}`)
    }
  }
  return faults
}

describe('the authorization matrix', () => {
  it('has a line for every route, and every route the access of its line', () => {
    const real = Object.fromEntries(lines().map((line) => [nameOf(line), line.access]))
    const expected = Object.fromEntries(Object.entries(table).map(([name, [access]]) => [name, access]))
    expect(real).toEqual(expected)
  })
  it('lets read by party, department, role and part as it says, on every route', async () => {
    expect(await readFaults()).toEqual([])
  })
  it('lets nobody write to a matter who may not see it, on any route', async () => {
    const size = async () => [
      (await node.deps.journal.facts(xiangdong, ids.case)).length,
      (await node.deps.journal.facts(xiangdong, ids.project)).length,
    ]
    const before = await size()
    for (const line of lines().filter(writesToMatter)) expect(await writeFaults(line)).toEqual([])
    expect(await size()).toEqual(before)
  })
  it('lets nobody take a step that is another desk’s or party’s, whoever may read', async () => {
    for (const [person, which, step] of [
      ['leaderHere', 'case', 'accept'],
      ['windowHere', 'case', 'accept'],
      ['leaderThere', 'case', 'accept'],
      ['projectThere', 'project', 'instruct'],
      ['projectHere', 'project', 'instruct'],
      ['leaderThere', 'project', 'instruct'],
    ] as const) {
      const { status } = await (await node.as(persons[person])).send(
        'POST',
        `/api/matters/${ids[which]}/steps/${step}`,
        { data: { instruction: 'x' } },
      )
      expect([403, 409], `${person} ${which} ${step}`).toContain(status)
    }
  })
  it('keeps administrators to the people, sessions and cards of their own party', async () => {
    const people = (await get(persons.adminHere, '/api/admin/people')).body as { id: string; username: string }[]
    const person = people.find(({ username }) => username === 'service-window.officer') as { id: string }
    const open = (await get(persons.adminHere, `/api/admin/people/${person.id}/sessions`)).body as { id: string }[]
    expect(open.length).toBeGreaterThan(0)
    const there = await node.as(persons.adminThere)
    expect((await there.get('/api/admin/people')).body.map((one: { id: string }) => one.id)).not.toContain(person.id)
    for (const [method, path, body] of [
      ['PATCH', '', { disabled: true }],
      ['POST', '/password', undefined],
      ['POST', '/unlock', undefined],
      ['DELETE', '/second-factor', undefined],
      ['DELETE', `/sessions/${open[0]?.id}`, undefined],
    ] as const) {
      const answer = await there.send(method, `/api/admin/people/${person.id}${path}`, body)
      expect(answer.status, `${method} ${path}`).toBe(404)
    }
    expect((await there.get(`/api/admin/people/${person.id}/sessions`)).body).toEqual([])
    await there.send('DELETE', `/api/admin/people/${person.id}/provider`)
    expect((await get(persons.windowHere, '/api/session')).body.signedIn).toBe(true)
  })
  it('gives nobody the node’s own role, nor the public’s', async () => {
    const before = (await get(persons.adminHere, '/api/admin/people')).body as { id: string; username: string }[]
    const admin = await node.as(persons.adminHere)
    for (const role of ['system', 'public']) {
      const duties = [{ desk: 'office', role }]
      const added = await admin.send('POST', '/api/admin/people', { username: `x${role}`, title: '示例', duties })
      const changed = await admin.send('PATCH', `/api/admin/people/${before[0]?.id}`, { duties })
      expect([added.status, changed.status], role).toEqual([400, 400])
    }
    expect((await get(persons.adminHere, '/api/admin/people')).body).toEqual(before)
  })
  it('refuses an administrator’s routes to everybody else, in every party and role', async () => {
    for (const line of lines().filter(({ access }) => access === 'administrator')) {
      for (const person of everybody.filter((one) => !one.startsWith('admin'))) {
        const url = line.url.replace(/:\w+/g, 'x')
        const caller = await node.as(persons[person])
        const { status } = line.method === 'GET' ? await caller.get(url) : await caller.send(line.method, url, {})
        expect(status, `${person} ${nameOf(line)}`).toBe(403)
      }
    }
  })
})

/** What is kept for a moment asks no rule, and was perhaps made under another: so a minute passes before each look. */
let skippedMs = 0
const minuteMs = 60_000

/** Where a rule stands behind another one that says no as well: loosened alone it shows nothing. */
const guardedTwice = [
  // The menu's item is not shown to them either; and a menu tells numbers only.
  'kindsInSight on GET /api/menu',
  'kindsInSight on GET /api/monthly/:item',
]

describe('the matrix notices', () => {
  it('each rule of the door that says no on a route, once it does so no longer', { timeout: 300_000 }, async () => {
    const elapsed = performance.now.bind(performance)
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + skippedMs)
    onTestFinished(() => clock.mockRestore())
    const unnoticed: string[] = []
    const noticed: string[] = []
    for (const line of lines().filter((one) => ['matter', 'list'].includes(aboutOf(one) ?? ''))) {
      const faults = () => (line.method === 'GET' ? readFaults(line.url) : writeFaults(line))
      if (line.method !== 'GET' && aboutOf(line) !== 'matter') continue
      skippedMs += minuteMs
      saidNo.clear()
      expect(await faults()).toEqual([])
      for (const rule of [...saidNo]) {
        loosened.add(rule)
        skippedMs += minuteMs
        const pair = `${rule} on ${nameOf(line)}`
        if ((await faults()).length > 0) noticed.push(pair)
        else unnoticed.push(pair)
        loosened.delete(rule)
        skippedMs += minuteMs
      }
    }
    expect(unnoticed).toEqual(guardedTwice)
    expect(noticed.length).toBeGreaterThanOrEqual(20)
  })
})
