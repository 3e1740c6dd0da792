import type { Holder } from '../fact/envelope.ts'
import type { Instant, PartyId, Text } from '../names.ts'
import { entry } from './sorts.ts'

/** What a gate still waits for: a track, where it stands, who has it in hand and since when. */
export interface MissingAtGate {
  track: string
  label: Text
  stage: Text
  holder: Holder
  since: Instant
}

const list = (names: readonly Text[], language: keyof Text) =>
  names.map((name) => name[language]).join(language === 'zh' ? '、' : ', ')

const relations: Record<string, Text> = {
  any: { zh: '各参与方', en: 'the parties' },
  origin: { zh: '发起方', en: 'who opened the matter' },
  holder: { zh: '责任单位', en: 'who holds it' },
  offerer: { zh: '转出方', en: 'who handed it over' },
  superior: { zh: '上级', en: 'a superior' },
  public: { zh: '公众', en: 'the public' },
}
const relationText = (relation: string): Text => relations[relation] ?? { zh: relation, en: relation }

export const lifecycleRefusals = {
  'step.unknown': entry<{ step: string; kind: string; near?: string }>(
    'not-found',
    (f) => `“${f.kind}”没有“${f.step}”这个环节${f.near ? `，是否指“${f.near}”` : ''}。请刷新页面后重试。`,
    (f) => `${f.kind} has no step ${f.step}${f.near ? `; did you mean ${f.near}` : ''}. Reload the page and try again.`,
  ),
  'step.stale': entry<{
    step: Text
    saw: number
    version: number
    stage: Text
    holder: Holder
    since: Instant
    last: string
  }>(
    'conflict',
    (f) => `办理“${f.step.zh}”期间已有新进展，现为“${f.stage.zh}”。请看过新进展后再办，已填内容仍在。`,
    (f) =>
      `While you were at “${f.step.en}” something else happened; it now stands at “${f.stage.en}”. Look at that and try again: what you filled in is kept.`,
  ),
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
    (f) => `“${f.step.zh}”只限${list(f.of.map(relationText), 'zh')}办理。请由相应单位办理。`,
    (f) => `“${f.step.en}” is only for: ${list(f.of.map(relationText), 'en')}. Have one of them do it.`,
  ),
  'step.wrong-stage': entry<{ step: Text; stage: Text; needs: Text[] }>(
    'conflict',
    (f) => `现为“${f.stage.zh}”，“${f.step.zh}”须在“${list(f.needs, 'zh')}”时办理。请先办完前面的环节。`,
    (f) =>
      `It stands at “${f.stage.en}”; “${f.step.en}” is taken at “${list(f.needs, 'en')}”. Do what comes before it first.`,
  ),
  'step.not-accepted': entry<{ step: Text; holder: Holder; since: Instant }>(
    'conflict',
    (f) => `转交尚待 ${f.holder.party} 接收或退回，暂不能办“${f.step.zh}”。请先接收。`,
    (f) =>
      `The hand-off still waits for ${f.holder.party} to accept or return it; “${f.step.en}” comes after that. Accept it first.`,
  ),
  'step.booked': entry<{ step: Text }>(
    'forbidden',
    (f) => `“${f.step.zh}”随有关业务件的办理自动记入，不能单独办。请到有关业务件办理。`,
    (f) => `“${f.step.en}” is written by a step of another matter, never by itself. Take that step there.`,
  ),
  'step.no-account': entry<{ step: Text; kind: Text }>(
    'conflict',
    (f) => `还没有“${f.kind.zh}”，不能办“${f.step.zh}”。请先登记${f.kind.zh}。`,
    (f) => `There is no ${f.kind.en} yet, which “${f.step.en}” is entered in. Set it up first.`,
  ),
  'step.no-computation': entry<{ computation: string }>(
    'unavailable',
    (f) => `本站点的版本不会算“${f.computation}”。请升级后再办。`,
    (f) => `This node's version does not know the computation ${f.computation}. Upgrade it first.`,
  ),
  'step.cannot-compute': entry<{ why: Text }>(
    'conflict',
    (f) => `这一步还算不出结果：${f.why.zh}。`,
    (f) => `This cannot be computed yet: ${f.why.en}.`,
  ),
  'account.short': entry<{ step: Text; of: string; left: Text; asked: Text }>(
    'conflict',
    (f) => `“${f.of}”只剩 ${f.left.zh}，不够“${f.step.zh}”${f.asked.zh}。请先调整资金安排，或改小金额。`,
    (f) =>
      `“${f.of}” has only ${f.left.en} left, too little for “${f.step.en}” of ${f.asked.en}. Find more cover or lower it.`,
  ),
  'account.taken': entry<{ step: Text; what: Text; by: string; on: string }>(
    'conflict',
    (f) => `“${f.by}”已于 ${f.on} 办过“${f.step.zh}”，同一${f.what.zh}不能再办。请核对。`,
    (f) => `“${f.step.en}” was done for “${f.by}” on ${f.on}; the same ${f.what.en} is not taken twice. Check it.`,
  ),
  'matter.kept-once': entry<{ kind: Text; title: string }>(
    'conflict',
    (f) => `${f.kind.zh}“${f.title}”已经登记，不重复登记。请在原件上办理。`,
    (f) => `${f.kind.en} “${f.title}” is there already and is kept once. Go on with that one.`,
  ),
  'step.nothing-offered': entry<{ step: Text }>(
    'conflict',
    (f) => `没有待接收的转交，不能办“${f.step.zh}”。请刷新页面。`,
    (f) => `Nothing has been offered, so “${f.step.en}” cannot be taken. Reload the page.`,
  ),
  'step.receiver': entry<{ step: Text; why: Text }>(
    'invalid',
    (f) => `“${f.step.zh}”的接收单位${f.why.zh}。请重新选择。`,
    (f) => `The receiver of “${f.step.en}” ${f.why.en}. Choose another.`,
  ),
  'step.condition': entry<{ step: Text; about: Text[] }>(
    'conflict',
    (f) => `还不满足办理“${f.step.zh}”的条件（${list(f.about, 'zh')}）。请先补全或核对。`,
    (f) => `“${f.step.en}” does not meet its conditions yet (${list(f.about, 'en')}). Complete or check them first.`,
  ),
  'step.not-now': entry<{ step: Text; stage: Text; during: Text[] }>(
    'conflict',
    (f) => `现为“${f.stage.zh}”，“${f.step.zh}”只在“${list(f.during, 'zh')}”期间办理。请在该阶段办理。`,
    (f) => `It stands at “${f.stage.en}”; “${f.step.en}” belongs to “${list(f.during, 'en')}”. Do it then.`,
  ),
  'step.once': entry<{ step: Text; at: Instant }>(
    'conflict',
    (f) => `本单位已于 ${f.at} 办过“${f.step.zh}”，每个单位只办一次。无须再办。`,
    (f) => `Your party took “${f.step.en}” at ${f.at}; each party takes it once. Nothing is left to do.`,
  ),
  'step.at-origin': entry<{ step: Text; party: PartyId }>(
    'conflict',
    (f) => `“${f.step.zh}”整件只办一次，由 ${f.party} 记录。请在收件地的页面上办。`,
    (f) => `“${f.step.en}” is taken once for the whole matter, where it was received. Do it on the page of ${f.party}.`,
  ),
  'step.not-attested': entry<{ step: Text; track: Text; stage: Text; needs: Text[] }>(
    'conflict',
    (f) =>
      `办“${f.step.zh}”前，内部“${f.track.zh}”须到“${list(f.needs, 'zh')}”，现为“${f.stage.zh}”。请先办完内部程序。`,
    (f) =>
      `Before “${f.step.en}”, your own “${f.track.en}” must be at “${list(f.needs, 'en')}”; it is at “${f.stage.en}”. Finish it first.`,
  ),
  'step.gathering': entry<{ step: Text; entry: Text; need: 'all' | 'one'; missing: PartyId[] }>(
    'conflict',
    (f) =>
      f.need === 'all'
        ? `办“${f.step.zh}”前须先收到各方的“${f.entry.zh}”，尚缺：${f.missing.join('、')}。请等待或催办。`
        : `办“${f.step.zh}”前须至少有一方办过“${f.entry.zh}”。请先办理。`,
    (f) =>
      f.need === 'all'
        ? `“${f.step.en}” needs “${f.entry.en}” of every party first; missing: ${f.missing.join(', ')}. Wait for them or urge them.`
        : `“${f.step.en}” needs “${f.entry.en}” of at least one party first. Do that before.`,
  ),
  'step.not-red': entry<{ step: Text }>(
    'conflict',
    (f) => `时限尚未超期，还不能办“${f.step.zh}”。请等对方办理。`,
    (f) => `The clock is not red yet, so “${f.step.en}” cannot be taken. Give the holder the time left.`,
  ),
  'step.nothing-to-fence': entry<{ step: Text }>(
    'unavailable',
    (f) => `还没有收到对方日志的记录，不能办“${f.step.zh}”。请等同步后再试。`,
    (f) =>
      `Nothing of the holder's log has been received yet, so “${f.step.en}” cannot be taken. Try again after the next exchange.`,
  ),
  'step.no-clock': entry<{ step: Text }>(
    'conflict',
    (f) => `没有正在计时的时限，不能办“${f.step.zh}”。请核对当前阶段。`,
    (f) => `No clock is running, so “${f.step.en}” cannot be taken. Check where the matter stands.`,
  ),
  'step.already-suspended': entry<{ step: Text; from: string }>(
    'conflict',
    (f) => `时限自 ${f.from} 起已中止，不能再办“${f.step.zh}”。请先恢复计时。`,
    (f) => `The clock has been suspended since ${f.from}; “${f.step.en}” cannot be taken again. Resume it first.`,
  ),
  'step.not-suspended': entry<{ step: Text }>(
    'conflict',
    (f) => `时限没有中止，无须办“${f.step.zh}”。请刷新页面。`,
    (f) => `The clock is not suspended, so “${f.step.en}” has nothing to resume. Reload the page.`,
  ),
  'step.already-extended': entry<{ step: Text }>(
    'conflict',
    (f) => `本时限已延长过一次，不能再办“${f.step.zh}”。请按期办结。`,
    (f) => `This clock has been extended once, so “${f.step.en}” cannot be taken again. Finish in time.`,
  ),
  'step.bad-ground': entry<{ ground: string; allowed: string[] }>(
    'invalid',
    (f) => `“${f.ground}”不是法定的中止事由（${f.allowed.join('、')}）。请选择其中之一。`,
    (f) => `${f.ground} is no ground for suspending this clock (${f.allowed.join(', ')}). Choose one of them.`,
  ),
  'step.bad-setting': entry<{ setting: string; value: string }>(
    'unavailable',
    (f) => `设置“${f.setting}”的值“${f.value}”不是大于零的整数，无法计时。请管理员更正。`,
    (f) =>
      `The setting ${f.setting} is “${f.value}”, not a whole number above zero, so no clock can start. Ask your administrator to mend it.`,
  ),
  'gate.missing': entry<{ step: Text; gate: Text; missing: MissingAtGate[] }>(
    'conflict',
    (f) =>
      `还不能办“${f.step.zh}”：缺 ${f.missing.map((m) => `${m.label.zh}（现为“${m.stage.zh}”，${m.holder.party} 自 ${m.since.slice(0, 10)} 起负责）`).join('、')}。请先催办责任单位。`,
    (f) =>
      `“${f.step.en}” cannot be taken yet: missing ${f.missing.map((m) => `${m.label.en} (at “${m.stage.en}”, with ${m.holder.party} since ${m.since.slice(0, 10)})`).join(', ')}. Urge who holds it first.`,
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
  'field.required': entry<{ label: Text }>(
    'invalid',
    (f) => `请填写“${f.label.zh}”。`,
    (f) => `Fill in “${f.label.en}”.`,
  ),
  'field.unknown': entry<{ field: string; near?: string }>(
    'invalid',
    (f) => `此表单没有“${f.field}”一项${f.near ? `，是否指“${f.near}”` : ''}。请去掉或更正后再提交。`,
    (f) => `This form has no field ${f.field}${f.near ? `; did you mean ${f.near}` : ''}. Leave it out or mend it.`,
  ),
  'field.wrong-type': entry<{ wanted: Text }>(
    'invalid',
    (f) => `填写的内容不是${f.wanted.zh}。请更正。`,
    (f) => `This is not ${f.wanted.en}. Mend it.`,
  ),
  'field.too-long': entry<{ characters: number; most: number }>(
    'invalid',
    (f) => `共 ${f.characters} 字，最多 ${f.most} 字。请精简。`,
    (f) => `It has ${f.characters} characters, at most ${f.most} fit. Shorten it.`,
  ),
  'field.odd-characters': entry<Record<string, never>>(
    'invalid',
    () => '含有不可见的控制字符。请重新输入。',
    () => 'It holds invisible control characters. Type it again.',
  ),
  'field.out-of-range': entry<{ value: string; min?: number | string; max?: number | string }>(
    'invalid',
    (f) => `${f.value} 超出范围（${f.min ?? '不限'} 至 ${f.max ?? '不限'}）。请核对。`,
    (f) => `${f.value} is out of range (${f.min ?? 'any'} to ${f.max ?? 'any'}). Check it.`,
  ),
  'field.computed': entry<{ label: Text }>(
    'invalid',
    (f) => `“${f.label.zh}”由系统算出，不用填。请删去后再提交。`,
    (f) => `“${f.label.en}” is computed; nobody fills it in. Leave it out.`,
  ),
  'field.scale': entry<{ value: string; scale: number }>(
    'invalid',
    (f) => `“${f.value}”应为最多 ${f.scale} 位小数的数。请更正。`,
    (f) => `${f.value} should be a number with at most ${f.scale} digits after the point. Mend it.`,
  ),
  'field.not-a-choice': entry<{ value: string; choices: string[] }>(
    'invalid',
    (f) => `“${f.value}”不在可选项（${f.choices.join('、')}）之内。请重新选择。`,
    (f) => `${f.value} is none of the choices (${f.choices.join(', ')}). Choose again.`,
  ),
  'field.media-type': entry<{ type: string; accept: string[] }>(
    'invalid',
    (f) => `不接受 ${f.type} 类型的文件（可用：${f.accept.join('、')}）。请转换后上传。`,
    (f) => `Files of type ${f.type} are not taken here (these are: ${f.accept.join(', ')}). Convert it first.`,
  ),
  'field.too-many': entry<{ count: number; most: number }>(
    'invalid',
    (f) => `共 ${f.count} 项，最多 ${f.most} 项。请减少。`,
    (f) => `There are ${f.count} items, at most ${f.most} fit. Leave some out.`,
  ),
  'field.too-large': entry<{ bytes: number; most: number }>(
    'too-large',
    (f) => `内容共 ${f.bytes} 字节，最多 ${f.most} 字节。请作为文件上传。`,
    (f) => `It has ${f.bytes} bytes, at most ${f.most} fit. Upload it as a file.`,
  ),
  'seal.no-entry': entry<{ leaf: string }>(
    'not-found',
    (f) => `没有封存的内容 ${f.leaf.slice(0, 12)}…。请刷新页面后重试。`,
    (f) => `Nothing sealed stands under ${f.leaf.slice(0, 12)}…. Reload the page and try again.`,
  ),
  'seal.not-yours': entry<{ step: Text; party: PartyId }>(
    'forbidden',
    (f) => `“${f.step.zh}”由 ${f.party} 封存，只能由其开封。请等待对方站点。`,
    (f) => `“${f.step.en}” was sealed by ${f.party}, which alone can open it. Wait for their node.`,
  ),
  'seal.too-early': entry<{ step: Text }>(
    'conflict',
    (f) => `“${f.step.zh}”还没到开封环节。请先办完前面的环节。`,
    (f) => `“${f.step.en}” is not to be opened yet. Do what comes before it first.`,
  ),
  'seal.late': entry<{ step: Text }>(
    'conflict',
    (f) => `这份“${f.step.zh}”在开封之后才送到，不计入，也不开封。请在说明中注明。`,
    (f) =>
      `This “${f.step.en}” came after the others were opened: it does not count and stays sealed. Say so beside the result.`,
  ),
  'seal.opened': entry<{ step: Text }>(
    'conflict',
    (f) => `这份“${f.step.zh}”已经开封。无需再办。`,
    (f) => `This “${f.step.en}” is open already. Nothing is left to do.`,
  ),
  'seal.broken': entry<{ step: Text }>(
    'conflict',
    (f) => `“${f.step.zh}”的内容与当时的封存承诺不一致，不予开封。请联系管理员核验。`,
    (f) => `“${f.step.en}” is not what was committed to, so it is not opened. Ask your administrator to verify.`,
  ),
}
