import { describe, expect, it } from 'vitest'
import { departmentsOf } from './desks.ts'
import { demoNodes } from './parties.ts'
import { personasOf } from './personas.ts'

describe('the demo’s role titles', () => {
  const parties = demoNodes().flatMap((node) => node.parties)
  it.each(parties)('of $name.zh stand at desks that it has', (party) => {
    const desks = departmentsOf(party).flatMap((department) => department.desks.map(({ id }) => id))
    const people = personasOf(party)
    expect(
      people.flatMap(({ duties }) => duties.map(({ desk }) => desk)).filter((desk) => !desks.includes(desk)),
    ).toEqual([])
    expect(new Set(people.map(({ username }) => username)).size).toBe(people.length)
    expect(people.some(({ duties }) => duties.some(({ role }) => role === 'administrator'))).toBe(true)
  })
})
