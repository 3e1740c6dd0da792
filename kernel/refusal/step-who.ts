import type { Holder } from '../fact/envelope.ts'
import type { Instant, PartyId, Text } from '../names.ts'
import { listed } from './listed.ts'
import { entry } from './sorts.ts'

const relations: Record<string, Text> = {
  any: { zh: '各参与方', en: 'the parties' },
  origin: { zh: '发起方', en: 'who opened the matter' },
  holder: { zh: '责任单位', en: 'who holds it' },
  offerer: { zh: '转出方', en: 'who handed it over' },
  superior: { zh: '上级', en: 'a superior' },
  public: { zh: '公众', en: 'the public' },
}
const relationText = (relation: string): Text => relations[relation] ?? { zh: relation, en: relation }

/** Who may take a step: party, desk, role, and another officer than before. */
export const stepWhoRefusals = {
  'step.not-holder': entry<{ step: Text; holder: Holder; since: Instant }>(
    'forbidden',
    (f) => `“${f.step.zh}”现由 ${f.holder.party} 的 ${f.holder.desk} 负责。请联系对方办理，或等转交过来。`,
    (f) =>
      `“${f.step.en}” is with ${f.holder.desk} of ${f.holder.party} now. Ask them, or wait until it is handed to you.`,
  ),
  'step.not-a-party': entry<{ party: PartyId }>(
    'forbidden',
    (f) => `${f.party} 不是本业务件的参与方。请由参与方办理。`,
    (f) => `${f.party} is no party of this matter. One of its parties must do this.`,
  ),
  'step.role': entry<{ step: Text; role: string; needs: string[] }>(
    'forbidden',
    (f) => `“${f.step.zh}”须由 ${f.needs.join('、')} 角色办理，您现在是 ${f.role}。请换人或请管理员调整角色。`,
    (f) =>
      `“${f.step.en}” takes the role ${f.needs.join(' or ')}; yours is ${f.role}. Ask somebody who has it, or your administrator.`,
  ),
  'step.same-officer': entry<{ step: Text; other: Text }>(
    'forbidden',
    (f) => `“${f.other.zh}”是您办的，“${f.step.zh}”须由另一名工作人员办理。请交给同事。`,
    (f) => `You took “${f.other.en}”; “${f.step.en}” is for another officer. Hand it to a colleague.`,
  ),
  'step.desk': entry<{ step: Text; desk: string; needs: string[] }>(
    'forbidden',
    (f) => `“${f.step.zh}”由 ${f.needs.join('、')} 岗位办理，您在 ${f.desk}。请转由该岗位办理。`,
    (f) => `“${f.step.en}” belongs to the desk ${f.needs.join(' or ')}; you are at ${f.desk}. Have it done there.`,
  ),
  'step.relation': entry<{ step: Text; of: string[] }>(
    'forbidden',
    (f) => `“${f.step.zh}”只限${listed(f.of.map(relationText), 'zh')}办理。请由相应单位办理。`,
    (f) => `“${f.step.en}” is only for: ${listed(f.of.map(relationText), 'en')}. Have one of them do it.`,
  ),
}
