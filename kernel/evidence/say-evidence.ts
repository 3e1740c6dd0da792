import type { PartName } from '../fact/envelope.ts'
import type { CosignerPromise } from '../log/cosignature.ts'
import { type PartyId, type Text, text } from '../names.ts'
import type { EvidenceFact, EvidenceFault, EvidenceReport } from './report.ts'

/** A finding in words, and under which head it stands. */
export interface EvidenceLine {
  about: 'fault' | 'keys' | 'facts' | 'witnesses' | 'withheld' | 'erased' | 'not-proved'
  says: Text
}

const partWords: Record<PartName, Text> = {
  shared: text('共享内容', 'shared part'),
  internal: text('内部内容', 'internal part'),
  personal: text('个人内容', 'personal part'),
}
const promiseWords: Record<CosignerPromise, Text> = {
  mirror: text('逐条存有副本', 'holds a copy of every entry'),
  witness: text('见证其只增不改', 'saw it only grow'),
}

/** The words of an evidence level, which never say more than was checked. */
export const evidenceWords: Record<EvidenceFact['evidence'], Text> = {
  uncompared: text('签名单位的公钥未核对', 'the signing key was not compared'),
  unsigned: text('未经签名', 'not signed'),
  'self-signed': text('仅本单位签名', 'signed by its own party only'),
  mirrored: text('对方存有副本并签名', 'mirrored: another party holds it and signed'),
  witnessed: text('第三方见证并签名', 'witnessed: a further party saw it and signed'),
}

export function evidenceHead({ verdict, facts, faults }: EvidenceReport): Text {
  switch (verdict) {
    case 'holds':
      return text(
        `${facts.length} 条记录全部成立，签名单位的公钥都已核对`,
        `All ${facts.length} records hold, and the keys of all who signed were compared`,
      )
    case 'uncompared':
      return text(
        `${facts.length} 条记录自签名之后没有改动，但公钥还没有核对，尚不能证明是谁签的`,
        `${facts.length} records are as they were signed, but the keys were not compared: it is not proven whose they are`,
      )
    case 'fails':
      return text(`不成立：发现 ${faults.length || 1} 处问题`, `Does not hold: ${faults.length || 1} faults`)
  }
}

/** Everything that was found, in the order to be read. */
export function sayEvidence(report: EvidenceReport): EvidenceLine[] {
  const name = namer(report)
  const lines: EvidenceLine[] = []
  const add = (about: EvidenceLine['about'], zh: string, en: string) => lines.push({ about, says: text(zh, en) })
  for (const fault of report.faults) lines.push({ about: 'fault', says: sayEvidenceFault(report, fault) })
  if (report.facts.length === 0) add('fault', '文件里没有任何记录', 'The file holds no record')
  for (const { party, fingerprint, compared, writes } of report.parties) {
    const { zh, en } = name(party)
    if (compared) add('keys', `${zh}：公钥已核对（${fingerprint}）`, `${en}: key compared (${fingerprint})`)
    else {
      add(
        'keys',
        `${zh}：公钥未核对。请打电话给${zh}，逐位核对 ${fingerprint}${writes ? '' : '；核对之前其会签不计'}`,
        `${en}: key not compared. Ring ${en} and compare ${fingerprint}${writes ? '' : '; until then its word does not count'}`,
      )
    }
  }
  for (const [level, { zh, en }] of Object.entries(evidenceWords)) {
    const count = report.facts.filter(({ evidence }) => evidence === level).length
    if (count > 0) add('facts', `${count} 条：${zh}`, `${count}: ${en}`)
  }
  for (const log of report.logs) {
    for (const { party, promise, size, at } of log.cosigned) {
      const [who, of, what] = [name(party), name(log.party), promiseWords[promise]]
      const counts = report.parties.some((one) => one.party === party && one.compared)
      add(
        'witnesses',
        `${who.zh}于 ${at} 会签${of.zh}的日志至第 ${size} 条：${what.zh}${counts ? '' : '（公钥未核对，不计）'}`,
        `${who.en} cosigned the log of ${of.en} up to ${size} at ${at}: ${what.en}${counts ? '' : ' (key not compared, not counted)'}`,
      )
    }
  }
  for (const fact of report.facts) {
    const at = placeOf(report, fact.leaf)
    for (const { part, state } of fact.parts) {
      const words = partWords[part]
      if (state === 'not-here') {
        add('withheld', `第 ${at} 条的${words.zh}不在文件里`, `The ${words.en} of record ${at} is not in the file`)
      }
    }
  }
  for (const { leaf, part, askedBy, at, confirmed, open } of report.erasures) {
    const list = (parties: readonly PartyId[], language: 'zh' | 'en') =>
      parties.map((party) => name(party)[language]).join(language === 'zh' ? '、' : ', ') || '—'
    const done = confirmed.map(({ party }) => party)
    add(
      'erased',
      `第 ${placeOf(report, leaf)} 条的${partWords[part].zh}已由${name(askedBy).zh}于 ${at} 要求删除；已确认：${list(done, 'zh')}；未确认：${list(open, 'zh')}`,
      `${name(askedBy).en} asked at ${at} to erase the ${partWords[part].en} of record ${placeOf(report, leaf)}; confirmed: ${list(done, 'en')}; not yet: ${list(open, 'en')}`,
    )
  }
  for (const fact of report.facts) {
    if (fact.flag === undefined) continue
    const at = placeOf(report, fact.leaf)
    add(
      'facts',
      `第 ${at} 条写进了日志，但按办理规则无效`,
      `Record ${at} stands in the log but has no force by the rules`,
    )
  }
  for (const { origin, party, size } of report.logs) {
    add(
      'not-proved',
      `${name(party).zh}的日志（${origin}）在第 ${size} 条之后又写了什么`,
      `What ${name(party).en} wrote in its log (${origin}) after entry ${size}`,
    )
  }
  add('not-proved', '各条的时间：是书写单位自己的钟', 'The times: each is by its writer’s own clock')
  add(
    'not-proved',
    `标题和各环节的中英文名称：是导出单位（${name(report.by).zh}）所写`,
    `The title and the words for steps: they are those of the exporter (${name(report.by).en})`,
  )
  add('not-proved', '所写内容本身是否属实', 'Whether what was written is true')
  return lines
}

export function sayEvidenceFault(report: EvidenceReport, fault: EvidenceFault): Text {
  const name = namer(report)
  const at = 'leaf' in fault ? placeOf(report, fault.leaf) : 0
  switch (fault.what) {
    case 'seal':
      return text('文件自导出以后被改动过', 'The file was changed after it was exported')
    case 'no-card':
      return text(`缺少${name(fault.party).zh}的名片`, `The card of ${name(fault.party).en} is missing`)
    case 'card':
      return text(
        `第 ${fault.place + 1} 张名片不成立：${fault.says.zh}`,
        `Card ${fault.place + 1} does not hold: ${fault.says.en}`,
      )
    case 'log':
      return text(`日志 ${fault.log}：${fault.says.zh}`, `Log ${fault.log}: ${fault.says.en}`)
    case 'kind':
      return text(
        `业务类型 ${fault.kind.slice(0, 12)} 的定义不符`,
        `The kind ${fault.kind.slice(0, 12)} is not what its hash says`,
      )
    case 'doubled':
      return text(`第 ${at} 条出现了两次`, `Record ${at} stands twice`)
    case 'not-erased':
      return text(
        `第 ${at} 条的${partWords[fault.part].zh}已要求删除，文件里却还有`,
        `The ${partWords[fault.part].en} of record ${at} was to be erased and is still in the file`,
      )
    case 'bytes':
      return text(`第 ${at} 条的内容被改动`, `Record ${at} was changed`)
    case 'not-in-log':
      return text(`第 ${at} 条不在签名的日志里`, `Record ${at} is not in the signed log`)
    case 'foreign':
      return text(
        `第 ${at} 条不属于这件事，或不是这个日志的单位所写`,
        `Record ${at} is of another matter or another writer`,
      )
    case 'part':
      return text(
        `第 ${at} 条的${partWords[fault.part].zh}被改动`,
        `The ${partWords[fault.part].en} of record ${at} was changed`,
      )
    case 'ground-missing':
      return text(`第 ${at} 条所依据的记录缺失`, `A record that record ${at} rests on is missing`)
    case 'version-missing':
      return text(
        `办理线“${fault.track}”缺第 ${fault.version + 1} 步`,
        `Step ${fault.version + 1} of the track ${fault.track} is missing`,
      )
  }
}

/** The place of a record in the report, from 1. */
export function placeOf({ facts }: EvidenceReport, leaf: string): number {
  return facts.findIndex((fact) => fact.leaf === leaf) + 1
}

function namer({ parties }: EvidenceReport): (party: PartyId) => Text {
  return (party) => parties.find((one) => one.party === party)?.name ?? text(party, party)
}
