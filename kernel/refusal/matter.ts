import type { PartyId, Text } from '../names.ts'
import { entry } from './sorts.ts'

/** Opening, sharing and erasing a matter. */
export const matterRefusals = {
  'matter.not-to-open-about': entry<{ kind: Text; title: string; stage: Text; needs: Text[] }>(
    'conflict',
    (f) =>
      `“${f.title}”现为“${f.stage.zh}”，到“${f.needs.map(({ zh }) => zh).join('、')}”才能新建${f.kind.zh}。请改选一项，或到时再办。`,
    (f) =>
      `“${f.title}” stands at “${f.stage.en}”; “${f.kind.en}” is opened only once it is “${f.needs.map(({ en }) => en).join('” or “')}”. Choose another, or wait.`,
  ),
  'matter.too-early-to-open-about': entry<{ kind: Text; title: string; from: string }>(
    'conflict',
    (f) => `“${f.title}”自 ${f.from} 起施行，今天还不能新建${f.kind.zh}。请到时再办。`,
    (f) => `“${f.title}” holds from ${f.from}: “${f.kind.en}” cannot be opened before. Wait for that day.`,
  ),
  'matter.too-late-to-open-about': entry<{ kind: Text; title: string; until: string }>(
    'conflict',
    (f) => `“${f.title}”到 ${f.until} 为止，不能再新建${f.kind.zh}。请改选有效的一项。`,
    (f) => `“${f.title}” held until ${f.until}: “${f.kind.en}” can no longer be opened. Choose one that holds.`,
  ),
  'matter.not-to-take': entry<{ title: string; stage: Text }>(
    'conflict',
    (f) => `“${f.title}”现为“${f.stage.zh}”，不能据此新办。请改选在用的一项。`,
    (f) => `“${f.title}” stands at “${f.stage.en}”: nothing new begins from it. Choose one that is in use.`,
  ),
  'matter.not-yet-to-take': entry<{ title: string; day: string }>(
    'conflict',
    (f) => `“${f.title}”自 ${f.day} 起用，今天还不能据此办理。请改选在用的一项，或到时再办。`,
    (f) => `“${f.title}” holds from ${f.day}, not yet today. Choose one that is in use, or wait for that day.`,
  ),
  'matter.kept-once': entry<{ kind: Text; title: string }>(
    'conflict',
    (f) => `${f.kind.zh}“${f.title}”已经登记，不重复登记。请在原件上办理。`,
    (f) => `${f.kind.en} “${f.title}” is there already and is kept once. Go on with that one.`,
  ),
  'matter.not-open': entry<{ matter: string }>(
    'not-found',
    (f) => `业务件 ${f.matter} 的发起记录还没有收到。请等同步后再试。`,
    (f) => `The opening of matter ${f.matter} has not arrived yet. Try again after the next exchange.`,
  ),
  'matter.already-open': entry<{ matter: string }>(
    'conflict',
    (f) => `业务件 ${f.matter} 已经发起。请打开它继续办理。`,
    (f) => `Matter ${f.matter} is open already. Go on with it.`,
  ),
  'matter.bad-id': entry<{ matter: string; party: PartyId }>(
    'invalid',
    (f) => `业务件编号“${f.matter}”不合规，应为“${f.party}:UUIDv7”。请由客户端重新生成。`,
    (f) =>
      `${f.matter} is no id for a matter of ${f.party}; it should read ${f.party}:UUIDv7. Let the client make a new one.`,
  ),
  'matter.bad-parties': entry<{ parties: PartyId[]; allowed: PartyId[] }>(
    'invalid',
    (f) => `参与方（${f.parties.join('、')}）须包含本单位，且都在协议各方（${f.allowed.join('、')}）之内。请重新选择。`,
    (f) =>
      `The parties (${f.parties.join(', ')}) must include your own and all be parties of the agreement (${f.allowed.join(', ')}). Choose again.`,
  ),
  'matter.outside-agreement': entry<{ kind: Text; agreement: string }>(
    'forbidden',
    (f) => `协议 ${f.agreement} 现在不允许新办“${f.kind.zh}”。请核对协议范围和期限。`,
    (f) => `Agreement ${f.agreement} does not allow a new “${f.kind.en}” now. Check its scope and term.`,
  ),
  'matter.agreement-ended': entry<{ agreement: string }>(
    'conflict',
    (f) => `协议 ${f.agreement} 已终止或未生效，本业务件不能再办理新环节。只能更正或删除个人信息。`,
    (f) =>
      `Agreement ${f.agreement} is not in force, so nothing new can be done on this matter. Corrections and erasures still can.`,
  ),
  'matter.already-shared': entry<{ agreement: string }>(
    'conflict',
    (f) => `本业务件已在协议 ${f.agreement} 下共享，一件只能属于一个协议。无须再办。`,
    (f) =>
      `The matter is shared under ${f.agreement} already, and belongs to one agreement at most. Nothing is left to do.`,
  ),
  'matter.not-shareable': entry<{ kind: Text }>(
    'forbidden',
    (f) => `“${f.kind.zh}”不能转为跨区共享。请在相应协议下新办一件。`,
    (f) => `“${f.kind.en}” cannot become shared. Open a new matter under the agreement instead.`,
  ),
  'matter.not-walked': entry<{ kind: Text }>(
    'forbidden',
    (f) => `“${f.kind.zh}”不能试走。请选流程可以试走的业务，或作为正式件办理。`,
    (f) => `“${f.kind.en}” has no process that can be tried out. Choose one that can, or open it as a real one.`,
  ),
  'matter.names-trial': entry<{ title: string }>(
    'invalid',
    (f) => `“${f.title}”是试走件，不计入任何数字，正式件不能以它为据。请改选正式件，或这一件也试走。`,
    (f) =>
      `“${f.title}” is a trial that counts nowhere, and a real matter cannot rest on it. Name a real one, or try this one out too.`,
  ),
  'matter.too-large': entry<{ bytes: number; most: number }>(
    'too-large',
    (f) => `内容共 ${f.bytes} 字节，超过 ${f.most} 字节。请把大段内容作为文件上传。`,
    (f) => `The content has ${f.bytes} bytes, more than ${f.most}. Upload larger content as files.`,
  ),
  'erase.still-here': entry<{ leaf: string }>(
    'conflict',
    (f) => `记录“${f.leaf.slice(0, 12)}”的这项内容还在本站点，不能确认已删除。请先删除。`,
    (f) =>
      `That part of the fact ${f.leaf.slice(0, 12)} is still held here, so its erasure is not confirmed. Erase it first.`,
  ),
  'erase.not-yours': entry<{ leaf: string }>(
    'forbidden',
    (f) => `只有写入单位或发起单位可以删除记录 ${f.leaf} 的内容。请商请其办理。`,
    (f) => `Only who wrote fact ${f.leaf}, or the matter's origin, may erase its content. Ask them by letter.`,
  ),
  'erase.not-erasable': entry<{ leaf: string; part: string }>(
    'conflict',
    (f) => `记录 ${f.leaf} 的“${f.part}”内容不能删除：不存在、已删除，或其他记录以它为依据。请核对。`,
    (f) =>
      `The ${f.part} part of fact ${f.leaf} cannot be erased: it does not exist, is erased already, or others rest on it. Check which one you mean.`,
  ),
}
