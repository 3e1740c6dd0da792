import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type PartyId, text } from '@lianyu/kernel'
import { newCommandId } from '../command-id.ts'
import { introduceParty } from '../start/introduce-party.ts'
import type { NodeOptions } from '../start/options.ts'
import { type RunningNode, startNode } from '../start/start-node.ts'
import type { PostgresConnection } from '../store/own-postgres.ts'

/** One person of a test party, in one duty. */
export interface TestPerson {
  party: PartyId
  desk: string
  role: string
}

export interface Answer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into whatever came
  body: any
  headers: Record<string, unknown>
}

export interface Caller {
  cookie: string
  get(url: string, headers?: Record<string, string>): Promise<Answer>
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  /** The raw bytes of an answer. */
  bytes(url: string): Promise<{ status: number; headers: Record<string, unknown>; bytes: Buffer }>
}

export interface TestNode extends RunningNode {
  /** Signs a person in, made by `startTestNode`, and calls as them. */
  as(person: TestPerson): Promise<Caller>
  /** Signs the same person in once more: a test's clock ends sessions. */
  signIn(person: TestPerson): Promise<Caller>
  nobody: Caller
  close(): Promise<void>
}

export const shangli = '360322'
export const xiangdong = '360313'
export const liling = '430281'
const names: Record<PartyId, [zh: string, en: string]> = {
  [shangli]: ['上栗县', 'Shangli County'],
  [xiangdong]: ['湘东区', 'Xiangdong District'],
  [liling]: ['醴陵市', 'Liling City'],
}
const password = 'a passphrase for tests 1'
const desks = [
  'office',
  'leader',
  'project-office',
  'investment-office',
  'service-window',
  'natural-resources',
  'ecology',
  'emergency',
].concat(['market-regulation', 'taxation', 'housing-construction', 'development-reform', 'administration'])

/** A whole node on a test's database, with three sample parties and one person for each duty that a test names. */
export async function startTestNode(
  connection: PostgresConnection,
  people: TestPerson[],
  options: Partial<NodeOptions> = {},
): Promise<TestNode> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lianyu-api-'))
  const { host, port, user, database } = connection
  const node = await startNode({
    dataDir,
    host: '127.0.0.1',
    port: 0,
    database: `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(host)}&port=${port}`,
    logLevel: 'silent',
    ...options,
  })
  for (const [party, [zh, en]] of Object.entries(names)) {
    const mine = people.filter((person) => person.party === party)
    await introduceParty(node.deps, {
      party,
      name: text(zh, en),
      level: 'county',
      form: 'government',
      node: node.url,
      departments: [...new Set([...desks, ...mine.map(({ desk }) => desk)])].map((desk) => ({
        id: desk,
        name: text(`部门${desk}`, desk),
        desks: [{ id: desk, label: text(`岗位${desk}`, `Desk ${desk}`) }],
      })),
      people: mine.map(({ desk, role }) => ({
        username: `${desk}.${role}`,
        title: `示例 ${desk} ${role}`,
        duties: [{ desk, role }],
        password,
      })),
    })
  }
  const callers = new Map<string, Promise<Caller>>()
  return {
    ...node,
    nobody: callerOf(node, ''),
    signIn: ({ party, desk, role }) => signIn(node, party, `${desk}.${role}`),
    as({ party, desk, role }) {
      const key = `${party} ${desk} ${role}`
      const caller = callers.get(key) ?? signIn(node, party, `${desk}.${role}`)
      callers.set(key, caller)
      return caller
    },
    async close() {
      await node.stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function signIn(node: RunningNode, party: PartyId, username: string): Promise<Caller> {
  const answer = await callerOf(node, '').send('POST', '/api/session', { party, username, password })
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';', 1)[0] ?? ''
  if (answer.status !== 200 || cookie === '') throw new Error(`cannot sign in: ${JSON.stringify(answer.body)}`)
  return callerOf(node, cookie)
}

export function callerOf({ app }: RunningNode, cookie: string): Caller {
  const inject = (method: string, url: string, payload: unknown, headers: Record<string, string>) =>
    app.inject({
      method: method as 'GET',
      url,
      headers: { ...(cookie === '' ? {} : { cookie }), 'x-lianyu': '1', ...headers },
      ...(payload === undefined ? {} : { payload: payload as object }),
    })
  const read = async (
    method: string,
    url: string,
    payload: unknown,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    const answer = await inject(method, url, payload, headers)
    const json = String(answer.headers['content-type'] ?? '').includes('json')
    return { status: answer.statusCode, body: json ? answer.json() : answer.body, headers: answer.headers }
  }
  return {
    cookie,
    get: (url, headers = {}) => read('GET', url, undefined, headers),
    send: (method, url, body, headers = {}) => read(method, url, body, headers),
    async bytes(url) {
      const answer = await inject('GET', url, undefined, {})
      return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload }
    },
  }
}

export const commandId = () => newCommandId(Date.now())
