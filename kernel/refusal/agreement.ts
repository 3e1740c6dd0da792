import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

type Titled = { agreement: string }

export const agreementRefusals = {
  'agreement.scope-not-rows': entry<{ most: number }>(
    'invalid',
    (f) => `协议的合作范围应为 1 至 ${f.most} 行。请至少写一行：哪类业务件、哪些环节、哪个内容分区、给谁看。`,
    (f) => `The scope takes 1 to ${f.most} rows. Write at least one: which kind, which steps, which part, for whom.`,
  ),
  'agreement.scope-row': entry<{ row: number; what: string }>(
    'invalid',
    (f) => `合作范围第 ${f.row} 行的“${f.what}”缺少或不合要求。请改正这一项。`,
    (f) => `Row ${f.row} of the scope: “${f.what}” is missing or not allowed. Correct it.`,
  ),
  'agreement.personal-to-all': entry<{ row: number }>(
    'invalid',
    (f) => `合作范围第 ${f.row} 行：个人信息不能给全体协议方。请改为“业务件各方”或指定主体。`,
    (f) => `Row ${f.row} of the scope: personal data may not go to all. Choose the matter's parties or name them.`,
  ),
  'agreement.personal-purpose': entry<{ row: number }>(
    'invalid',
    (f) => `合作范围第 ${f.row} 行：提供个人信息必须写明用途。请填写用途。`,
    (f) => `Row ${f.row} of the scope: personal data needs a purpose. State what it is for.`,
  ),
  'agreement.audience-stranger': entry<{ row: number; party: string }>(
    'invalid',
    (f) => `合作范围第 ${f.row} 行指定的 ${f.party} 不是协议方。请只指定协议方。`,
    (f) => `Row ${f.row} of the scope names ${f.party}, which is not a party of the agreement. Name parties only.`,
  ),
  'agreement.witness-is-party': entry<{ row: number }>(
    'invalid',
    (f) => `合作范围第 ${f.row} 行的见证单位已是协议方。协议方之间互存副本，请另指定上级或第三地见证。`,
    (f) =>
      `Row ${f.row} of the scope names a party as witness. Parties mirror each other; name a superior or a third region.`,
  ),
  'agreement.right-missing': entry<{ step: Text; right: Text; from: string; about: string; party: string }>(
    'forbidden',
    (f) =>
      `“${f.step.zh}”要用 ${f.from} 委托的“${f.right.zh}”，协议没有就${f.about === '' ? '该事项（未填事项编码）' : `事项 ${f.about} `}把它交给 ${f.party}。请转由 ${f.from} 办理，或先修订协议的委托清单。`,
    (f) =>
      `“${f.step.en}” uses the right “${f.right.en}” of ${f.from}; the agreement does not delegate it to ${f.party} for ${f.about === '' ? 'a matter without an item code' : `item ${f.about}`}. Leave it to ${f.from}, or have the agreement's list of rights amended.`,
  ),
  'agreement.right-unnamed': entry<Titled & { party: string; step: Text }>(
    'forbidden',
    (f) =>
      `${f.party} 的“${f.step.zh}”没有如实写明用了谁就哪一事项委托的权（协议“${f.agreement}”），不予接收。请对方按委托清单重新办理。`,
    (f) =>
      `${f.party} took “${f.step.en}” without truly naming whose delegated right it used and for which item (agreement “${f.agreement}”): not accepted. Ask them to do it within the list of rights.`,
  ),
  'agreement.stranger': entry<{ party: string; agreement: string }>(
    'forbidden',
    (f) => `${f.party} 不是协议 ${f.agreement} 的一方。请改用对方参加的协议，或先另签协议。`,
    (f) => `${f.party} is not a party of agreement ${f.agreement}. Use one that it signed, or sign one first.`,
  ),
  'agreement.another': entry<{ agreement: string; named: string }>(
    'invalid',
    (f) => `业务件写明的协议（${f.named}）不是这里的协议（${f.agreement}）。请在所属协议下办理。`,
    (f) => `The matter names agreement ${f.named}, not ${f.agreement}. Begin it under its own agreement.`,
  ),
  'agreement.without-origin': entry<{ party: string }>(
    'invalid',
    (f) => `业务件各方中没有发起方 ${f.party}。请把发起方列入。`,
    (f) => `The matter's parties do not include ${f.party}, which begins it. Add it.`,
  ),
  'agreement.not-in-force': entry<Titled>(
    'conflict',
    (f) => `协议“${f.agreement}”尚未生效，目前只能办理协议本身。请等各方签署同一文本后再办。`,
    (f) =>
      `Agreement “${f.agreement}” is not in force: for now only the agreement itself can be worked on. Wait until every party has signed the same text.`,
  ),
  'agreement.not-acknowledged': entry<Titled>(
    'conflict',
    (f) => `协议“${f.agreement}”各方已签署齐全，但本方还没有核收。请先在协议上“核收签署文本”（起草方为“公布生效”）。`,
    (f) =>
      `Every party has signed agreement “${f.agreement}”, but yours has not acknowledged it. Acknowledge it there first (its drafter: enter into force).`,
  ),
  'agreement.winding-up': entry<Titled>(
    'conflict',
    (f) => `协议“${f.agreement}”已通知终止，不能再发起新的业务件。在办的可以办完。`,
    (f) => `Agreement “${f.agreement}” is winding up: nothing new can begin under it. Running matters may finish.`,
  ),
  'agreement.ended': entry<Titled>(
    'conflict',
    (f) => `协议“${f.agreement}”已终止，只能更正或删除已有内容。如需继续合作，请另签协议。`,
    (f) => `Agreement “${f.agreement}” has ended: only corrections and erasures are possible. Sign a new one to go on.`,
  ),
  'agreement.not-yet': entry<Titled & { day: string }>(
    'conflict',
    (f) => `协议“${f.agreement}”自 ${f.day} 起有效。请到期后再发起。`,
    (f) => `Agreement “${f.agreement}” is valid from ${f.day}. Begin on or after that day.`,
  ),
  'agreement.run-out': entry<Titled & { day: string }>(
    'conflict',
    (f) => `协议“${f.agreement}”有效期至 ${f.day}，不能再发起新的业务件。请续签。`,
    (f) => `Agreement “${f.agreement}” was valid until ${f.day}: nothing new can begin. Renew it.`,
  ),
  'agreement.kind-unknown': entry<{ kind: string }>(
    'unavailable',
    (f) => `本站点还不认识类型 ${f.kind}。请先升级业务包，收到的内容会自动续办。`,
    (f) =>
      `This node does not know kind ${f.kind} yet. Update its packs; what has arrived is taken up again by itself.`,
  ),
  'agreement.step-outside': entry<Titled & { kind: string; step: string }>(
    'forbidden',
    (f) => `协议“${f.agreement}”的合作范围不包括“${f.kind}”的“${f.step}”。请改用其他协议，或商对方扩大范围。`,
    (f) =>
      `The scope of agreement “${f.agreement}” does not include step ${f.step} of ${f.kind}. Use another agreement, or agree on a wider scope.`,
  ),
  'agreement.part-outside': entry<{ kind: string; step: string; part: string }>(
    'forbidden',
    (f) => `协议没有约定“${f.kind}”的“${f.step}”可以提供这类内容（${f.part}）。请不要发送，或在协议中补充用途和对象。`,
    (f) =>
      `The agreement does not let the ${f.part} part of step ${f.step} of ${f.kind} travel. Keep it, or add a row with audience and purpose.`,
  ),
  'agreement.grounds-missing': entry<{ leaf: string; party: string }>(
    'unavailable',
    (f) => `${f.party} 的记录所依据的内容还没有收到（${f.leaf.slice(0, 12)}）。收齐后自动续办，无需操作。`,
    (f) =>
      `What ${f.party}'s record rests on has not arrived (${f.leaf.slice(0, 12)}). It goes on by itself once it has.`,
  ),
  'agreement.another-writer': entry<{ party: string; writer: string }>(
    'forbidden',
    (f) => `${f.writer} 的日志里出现了 ${f.party} 的记录。请联系双方管理员核查。`,
    (f) => `The log of ${f.writer} holds a record by ${f.party}. Ask both administrators to look into it.`,
  ),
  'agreement.signed-binds': entry<{ party: string }>(
    'conflict',
    (f) => `${f.party} 已签署，不能再改文本、撤回或拒签。如需修改，请由尚未签署的一方拒签后另拟。`,
    (f) =>
      `${f.party} has signed and can no longer change, drop or decline the text. A party that has not signed may decline; then draft anew.`,
  ),
  'agreement.declined-binds': entry<{ party: string }>(
    'conflict',
    (f) => `${f.party} 已拒签，不能再签署同一协议。请另拟协议。`,
    (f) => `${f.party} has declined and cannot sign this agreement. Draft a new one.`,
  ),
  'agreement.signs-nothing': entry<{ party: string }>(
    'invalid',
    (f) => `${f.party} 的签署没有写明所签文本。请刷新页面后重新签署。`,
    (f) => `The signature of ${f.party} does not say which text it signs. Reload the page and sign again.`,
  ),
  'agreement.signs-another': entry<{ party: string }>(
    'conflict',
    (f) => `${f.party} 签署的不是最后定稿的文本。请刷新页面，核对定稿后重新签署。`,
    (f) =>
      `${f.party} signed a text that is not the settled one. Reload, compare with the settled text and sign again.`,
  ),
  'agreement.not-over': entry<Titled>(
    'conflict',
    (f) => `协议“${f.agreement}”的最后一日还没有过，不能按期满终止。请到期后再办，或由各方确认终止。`,
    (f) =>
      `The last day of agreement “${f.agreement}” has not passed. Wait for it, or let every party confirm the end.`,
  ),
}
