import { createInterface } from 'node:readline'
import { introduceParty, newCommandId, startNode } from '@lianyu/node'
import { startProfile } from './profile.ts'

// A process of its own: a node with so many parties, people and open matters, ready to be driven. Prints one line of
// JSON when it is; ends with its standard input.
const [dataDir, partyCount, callerCount] = process.argv.slice(2) as [string, string, string]
const callers = Number(callerCount)
const password = '量一量 用的 一句 话'
const duty = { desk: 'project-office', role: 'officer' }

const node = await startNode({ dataDir, host: '127.0.0.1', port: 0, allowPrivatePeers: true, logLevel: 'silent' })
const { journal, people } = node.deps
const parties = Array.from({ length: Number(partyCount) }, (_, n) => `36${String(1000 + n)}`)
const cookies: string[] = []
const matters: string[] = []
for (const party of parties) {
  await introduceParty(node.deps, {
    party,
    name: { zh: `示例县${party}`, en: `Sample county ${party}` },
    level: 'county',
    form: 'government',
    node: node.url,
    departments: [
      {
        id: 'project-office',
        name: { zh: '项目办', en: 'Project office' },
        desks: [{ id: 'project-office', label: { zh: '项目办', en: 'Project office' } }],
      },
    ],
    people: [{ username: 'caller', title: '示例经办', password, duties: [duty] }],
  })
}
for (let caller = 0; caller < callers; caller++) {
  const party = parties[caller % parties.length] as string
  const officer = (await people.list(party))[0]?.id ?? ''
  const opened = await journal.open({
    party,
    actor: { party, ...duty, officer },
    command: newCommandId(Date.now()),
    kind: 'project',
    data: { name: `示例项目${caller}`, investor: '示例投资方', chain: '电子信息', sample: true },
  })
  if ('refusal' in opened) throw new Error(opened.en)
  matters.push(opened.matter)
  const signedIn = await fetch(`${node.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lianyu': '1' },
    body: JSON.stringify({ party, username: 'caller', password }),
  })
  if (!signedIn.ok) throw new Error(await signedIn.text())
  cookies.push(signedIn.headers.get('set-cookie')?.split(';', 1)[0] ?? '')
}
process.stdout.write(`${JSON.stringify({ url: node.url, cookies, matters, databasePid: node.databasePid() })}\n`)
// `profile` begins a processor profile, `profile FILE` ends it and writes it; each is answered with a line.
let writeProfile: ((file: string) => Promise<void>) | undefined
createInterface(process.stdin)
  .on('line', async (line) => {
    const file = line.slice('profile '.length)
    if (file === '') writeProfile = await startProfile()
    else await writeProfile?.(file)
    process.stdout.write('{}\n')
  })
  .once('close', () => void node.stop().then(() => process.exit(0)))
