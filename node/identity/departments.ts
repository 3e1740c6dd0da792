import type { PartyId, Text } from '@lianyu/kernel'
import type { InIdentity } from './people-port.ts'

export interface Desk {
  id: string
  department: string
  label: Text
  closed: boolean
}

export interface Department {
  id: string
  name: Text
  desks: Desk[]
  closed: boolean
}

/** Departments and desks of a party. A desk is closed, never deleted: facts go on naming it. */
export class Departments {
  readonly #inParty: InIdentity
  readonly #now: () => number

  constructor(inParty: InIdentity, now: () => number) {
    this.#inParty = inParty
    this.#now = now
  }

  /** The desks that somebody may be named for today. */
  async openDesks(party: PartyId): Promise<Desk[]> {
    const open = (await this.list(party)).filter(({ closed }) => !closed)
    return open.flatMap(({ desks }) => desks.filter(({ closed }) => !closed))
  }

  async list(party: PartyId): Promise<Department[]> {
    return this.#inParty(party, async (sql) => {
      const departments = await sql.query<{ id: string; name_zh: string; name_en: string; closed_at: string | null }>(
        'select id, name_zh, name_en, closed_at from department where party = $1 order by id',
        [party],
      )
      const desks = await sql.query<{
        id: string
        department: string
        label_zh: string
        label_en: string
        closed_at: string | null
      }>('select id, department, label_zh, label_en, closed_at from desk where party = $1 order by id', [party])
      return departments.rows.map((row) => ({
        id: row.id,
        name: { zh: row.name_zh, en: row.name_en },
        closed: row.closed_at !== null,
        desks: desks.rows
          .filter((desk) => desk.department === row.id)
          .map((desk) => ({
            id: desk.id,
            department: desk.department,
            label: { zh: desk.label_zh, en: desk.label_en },
            closed: desk.closed_at !== null,
          })),
      }))
    })
  }

  /** Adds or renames a department. */
  async putDepartment(party: PartyId, id: string, name: Text): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query(
        `insert into department (party, id, name_zh, name_en) values ($1, $2, $3, $4)
         on conflict (party, id) do update set name_zh = excluded.name_zh, name_en = excluded.name_en, closed_at = null`,
        [party, id, name.zh, name.en],
      ),
    )
  }

  /** Adds, renames or moves a desk. */
  async putDesk(party: PartyId, desk: { id: string; department: string; label: Text }): Promise<void> {
    await this.#inParty(party, (sql) =>
      sql.query(
        `insert into desk (party, id, department, label_zh, label_en) values ($1, $2, $3, $4, $5)
         on conflict (party, id) do update
         set department = excluded.department, label_zh = excluded.label_zh, label_en = excluded.label_en, closed_at = null`,
        [party, desk.id, desk.department, desk.label.zh, desk.label.en],
      ),
    )
  }

  async closeDesk(party: PartyId, id: string): Promise<void> {
    const now = new Date(this.#now())
    await this.#inParty(party, (sql) =>
      sql.query('update desk set closed_at = $3 where party = $1 and id = $2', [party, id, now]),
    )
  }
}
