import { text } from '@lianyu/kernel'
import { introduceParty } from '../start/introduce-party.ts'
import { startNode } from '../start/start-node.ts'

// A node as a process of its own, made to be killed. Prints one line of JSON when it is ready; ends with its standard input.
const [dataDir, party, password] = process.argv.slice(2) as [string, string, string]
const node = await startNode({ dataDir, host: '127.0.0.1', port: 0, logLevel: 'silent' })
if (!node.deps.journal.parties().includes(party) || (await node.deps.people.list(party)).length === 0) {
  await introduceParty(node.deps, {
    party,
    name: text('示例县', 'Sample county'),
    level: 'county',
    form: 'government',
    node: node.url,
    departments: [
      {
        id: 'project-office',
        name: text('项目办', 'Project office'),
        desks: [{ id: 'project-office', label: text('项目办', 'Project office') }],
      },
    ],
    people: [
      { username: 'caller', title: '示例经办', password, duties: [{ desk: 'project-office', role: 'officer' }] },
    ],
  })
}
process.stdout.write(`${JSON.stringify({ url: node.url, databasePid: node.databasePid() })}\n`)
// The database's process changes when it is started again.
setInterval(() => process.stdout.write(`${JSON.stringify({ databasePid: node.databasePid() })}\n`), 250).unref()
process.stdin.resume()
process.stdin.once('close', () => void node.stop().then(() => process.exit(0)))
