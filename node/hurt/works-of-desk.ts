import { Readable } from 'node:stream'
import { isRefusal, LianyuError, type PartyId, type Refusal } from '@lianyu/kernel'
import { expect } from 'vitest'
import { apply } from '../api/applicant/apply.ts'
import { fileOf, keepFile } from '../api/applicant/own-files.ts'
import { followMatter } from '../api/matters/follow-matter.ts'
import { markRead } from '../api/notices/notices.ts'
import { xiangdong } from '../api/test-node.ts'
import { newCommandId } from '../command-id.ts'
import { type Aim, aimOf } from '../excel/aim.ts'
import { Imports } from '../excel/imports.ts'
import type { SignedInApplicant } from '../identity/applicants.ts'
import type { Work } from './at-every-boundary.ts'
import type { NodeOverLine } from './works-of-node.ts'

const party: PartyId = xiangdong
const office = { desk: 'office', role: 'officer' }
const projects = { desk: 'project-office', role: 'officer' }
const dayMs = 24 * 60 * 60_000

/** A firm that signed in by a provider; its session is not what is tried here. */
const firm: SignedInApplicant = {
  party,
  applicant: 'a'.repeat(64),
  sort: 'firm',
  name: '示例甲公司',
  uscc: '91360313MA00000011',
  tokenHash: Buffer.alloc(32),
}

const good = <T>(answer: T | Refusal): T => {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}

/** What people at a desk, or an applicant, do beside steps: each works on a node whose process may be gone at any commit. */
export const deedsAtDesk: Record<string, (node: NodeOverLine) => Work> = {
  'what an applicant applies for is opened once, and is theirs': (node) => {
    let matter = ''
    return node.work(
      async () => {
        node.later(dayMs)
        const data = { category: 'land', subject: `示例诉求 ${node.now}` }
        const asked = { command: newCommandId(node.now), kind: 'request', data }
        return async () => {
          matter = good(await apply(node.deps, firm, asked)).matter
        }
      },
      async () => {
        expect(await node.deps.journal.facts(party, matter)).toHaveLength(1)
        const text = 'select count(*) as n from applicant_matter where party = $1 and matter = $2 and applicant = $3'
        expect(await node.count(text, matter, firm.applicant)).toBe(1)
      },
    )
  },
  'what an applicant was refused leaves nothing behind': (node) => {
    let command = ''
    return node.work(
      async () => {
        node.later(dayMs)
        command = newCommandId(node.now)
        const data = { category: 'nothing of the list', subject: '示例' }
        return async () => {
          const answer = await apply(node.deps, firm, { command, kind: 'request', data })
          if (!isRefusal(answer)) throw new TypeError('it was opened')
          if (answer.sort === 'unavailable') throw new LianyuError(answer)
        }
      },
      async () => {
        const text = `select count(*) as n from applicant_matter a where a.party = $1
          and not exists (select from matter m where m.party = $1 and m.id = a.matter)`
        expect(await node.count(text)).toBe(0)
      },
    )
  },
  'a file that an applicant sends up is kept, and theirs': (node) => {
    let hash = ''
    let bytes = Buffer.alloc(0)
    return node.work(
      async () => {
        node.later(dayMs)
        bytes = Buffer.from(`%PDF-1.7\n% ${newCommandId(node.now)}\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n`)
        return async () => {
          hash = good(await keepFile(node.deps, firm, '示例.pdf', Readable.from([bytes]))).hash
        }
      },
      async () => {
        expect(await fileOf(node.deps, firm, hash)).toMatchObject({ name: '示例.pdf', size: bytes.length })
        const kept = await node.deps.files.read(party, hash)
        expect(Buffer.concat((await kept?.stream.toArray()) ?? []).equals(bytes)).toBe(true)
      },
    )
  },
  'what is followed is followed once': (node) =>
    node.work(
      async () => {
        const session = await node.session(office)
        return async () => {
          good(await followMatter(node.deps, session, node.instruction, false))
          good(await followMatter(node.deps, session, node.instruction, true))
        }
      },
      async () => {
        const text = 'select count(*) as n from follow where party = $1 and matter = $2'
        expect(await node.count(text, node.instruction)).toBe(1)
      },
    ),
  'what was read is read': (node) => {
    let id = ''
    return node.work(
      async () => {
        id = newCommandId(node.now)
        const values = [id, 'office', node.instruction, 'leader', '{"track":"main"}', new Date(node.now).toISOString()]
        await node.put(
          'insert into notice (party, id, desk, matter, what, facts, at, cause) values ($1, $2, $3, $4, $5, $6, $7, $8)',
          ...values,
          `test ${id}`,
        )
        const session = await node.session(office)
        return () => markRead(node.deps, session, [id])
      },
      async () => {
        const text = 'select count(*) as n from notice where party = $1 and id = $2 and read_at is not null'
        expect(await node.count(text, id)).toBe(1)
      },
    )
  },
  'how columns were matched is remembered, and a workbook that is put away is gone': (node) => {
    const remembered = 'select count(*) as n from import_columns where party = $1'
    let id = ''
    let before = 0
    return node.work(
      async () => {
        before = await node.count(remembered)
        const session = await node.session(projects)
        const bytes = Buffer.from(
          [`项目名称,投资方,说明 ${newCommandId(node.now)}`, '示例项目,示例投资方,示例'].join('\n'),
        )
        const aim = good<Aim>(aimOf(node.deps, session, 'project', ''))
        id = good(await new Imports(node.deps).read(session, aim, '台账.csv', bytes)).id
        return async () => {
          const imports = new Imports(node.deps)
          const found = await imports.view(session, id)
          // Put away already, and nobody heard of it.
          if (isRefusal(found) && found.refusal === 'node.not-found') return
          good(await imports.change(session, id, { columns: [{ column: 1, field: 'name' }] }))
          good(await imports.drop(session, id))
        }
      },
      async () => {
        expect(await node.count('select count(*) as n from import_run where party = $1 and id = $2', id)).toBe(0)
        expect(await node.count('select count(*) as n from import_row where party = $1 and import = $2', id)).toBe(0)
        expect(await node.count(remembered)).toBe(before + 1)
      },
    )
  },
}
