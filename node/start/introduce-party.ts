import {
  type Card,
  type CardContent,
  isRefusal,
  LianyuError,
  type PartyId,
  type Refusal,
  type Text,
} from '@lianyu/kernel'
import type { NodeDeps } from '../api/deps.ts'
import type { NewPerson } from '../identity/people.ts'

export interface NewParty {
  party: PartyId
  name: Text
  level: CardContent['level']
  form: CardContent['form']
  /** Where peers reach this node, as it stands on the party's card. */
  node: string
  /** Base64 DER of the node's own certificate authority, where it has one. */
  authority?: string
  departments: { id: string; name: Text; desks: { id: string; label: Text }[] }[]
  people: NewPerson[]
}

/**
 * Takes a party into a node: keys, home and audit logs, departments, people, card. Done again it changes nothing but a
 * card that has something new to say; people who exist keep their passwords.
 *
 * @returns the card, and a password for each person that had to be given one
 */
export async function introduceParty(
  deps: NodeDeps,
  party: NewParty,
): Promise<{ card: Card; passwords: Record<string, string> }> {
  const { journal, audit, departments, people, exchange, names } = deps
  const { party: id, name } = party
  await journal.addParty({ party: id, name, level: party.level, form: party.form })
  await audit.begin(id, `${name.zh} 审计`)
  for (const department of party.departments) {
    await departments.putDepartment(id, department.id, department.name)
    for (const desk of department.desks) await departments.putDesk(id, { ...desk, department: department.id })
  }
  const known = new Set((await people.list(id)).map((person) => person.username))
  const passwords: Record<string, string> = {}
  for (const person of party.people) {
    if (known.has(person.username)) continue
    const added = ok(await people.add(id, person))
    if (added.password !== undefined) passwords[person.username] = added.password
    const duties = person.duties.map((duty) => `${duty.desk}/${duty.role}`).join(' ')
    await audit.note(id, 'person-added', { about: added.id, note: duties })
  }
  const card = await exchange.makeCard(id, {
    name,
    level: party.level,
    form: party.form,
    node: party.node,
    ...(party.authority === undefined ? {} : { authority: party.authority }),
  })
  await exchange.partyAdded(id)
  await names.load(id)
  return { card, passwords }
}

function ok<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new LianyuError(answer)
  return answer
}
