import { describe, expect, it } from 'vitest'
import { checkStatement, partyPlaces, partyTables } from './statement-rules.ts'

describe('a statement that can be sharded by party', () => {
  it('says party = $n of the table it names', () => {
    expect(partyPlaces('select size from head where party = $1 and log = $2')).toEqual([1])
    expect(() => partyPlaces('select size from head where log = $1')).toThrow('party = $n is not said of head')
  })
  it('says it of every table of a join, whatever the join already implies', () => {
    expect(() =>
      partyPlaces('select 1 from matter m join matter_now n on n.party = m.party and n.id = m.id where m.party = $1'),
    ).toThrow('not said of n (matter_now)')
    expect(
      partyPlaces('select 1 from matter m join matter_now n on n.party = $1 and n.id = m.id where m.party = $1'),
    ).toEqual([1])
  })
  it('says it in sub-selects, and in lists of tables set apart by commas', () => {
    expect(() =>
      partyPlaces('select 1 from matter m where m.party = $1 and exists (select from term t where t.matter = m.id)'),
    ).toThrow('not said of t (term)')
    expect(() => partyPlaces('select 1 from matter m, term t where m.party = $1')).toThrow('not said of t (term)')
  })
  it('says it when it writes', () => {
    expect(partyPlaces('insert into term (party, term, kind, matter) values ($1, $2, $3, $4)')).toEqual([1])
    expect(partyPlaces('insert into term (party, term) select $1, u.term from unnest($2::text[]) u (term)')).toEqual([
      1,
    ])
    expect(
      partyPlaces(
        'insert into term (party, term) select h.party, u.t from head h, unnest($2::text[]) u (t) where h.party = $1',
      ),
    ).toEqual([1])
    expect(() => partyPlaces('insert into term (term, party) values ($1, $2)')).toThrow('not said of term')
    expect(() => partyPlaces('update head set size = $2 where log = $1')).toThrow('not said of head')
    expect(() => partyPlaces('delete from term where matter = $1')).toThrow('not said of term')
  })
  it('binds it to the party of its transaction', () => {
    const text = 'select size from head where party = $1'
    expect(() => checkStatement(text, ['360322'], '360322')).not.toThrow()
    expect(() => checkStatement(text, ['430281'], '360322')).toThrow("should be the transaction's party 360322")
  })
  it('does not take a column for the table of the same name', () => {
    expect(partyPlaces('select matter, track from entry where party = $1 and matter = $2')).toEqual([1])
    expect(partyPlaces('select size from head where party = $1 for update')).toEqual([1])
  })
  it('takes times, ids, dice and positions as parameters', () => {
    expect(() => partyPlaces('select now()')).toThrow('times are bind parameters')
    expect(() => partyPlaces("select nextval('n')")).toThrow('positions come from the locked head row')
    expect(() => partyPlaces('insert into notice (party, id) values ($1, gen_random_uuid())')).toThrow('ids are bind')
  })
  it('knows the tables from the migrations', () => {
    expect([...partyTables()]).toContain('entry')
    expect([...partyTables()]).not.toContain('kind')
  })
})
