import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import {
  type EvidenceLine,
  type EvidenceReport,
  evidenceHead,
  evidenceWords,
  fingerprint,
  isRefusal,
  LianyuError,
  parseCard,
  proofSchemes,
  refuse,
  sayEvidence,
  verifyEvidence,
} from '@lianyu/kernel'
import { type CommandArgs, exitCode, type Words } from './command.ts'

const heads: Record<EvidenceLine['about'], Words> = {
  fault: { zh: '不成立之处', en: 'What does not hold' },
  keys: { zh: '公钥', en: 'Keys' },
  facts: { zh: '证明到什么程度', en: 'How well it is proven' },
  witnesses: { zh: '谁会签过', en: 'Who cosigned' },
  withheld: { zh: '不在文件里', en: 'Not in the file' },
  erased: { zh: '已删除', en: 'Erased' },
  'not-proved': { zh: '没有证明的', en: 'What is not proved' },
}

/**
 * Checks an exported file by public keys alone; needs no node, no database and no network.
 *
 * @returns 0 where all holds and every writer's key was compared, 3 where something does not hold, 4 where nothing is
 *          wrong but a key was not compared
 */
export async function verifyFile(file: string, args: CommandArgs): Promise<number> {
  if (!existsSync(file)) throw new LianyuError(refuse('cli.no-file', { file }))
  const compared = [...texts(args.values.trust)]
  for (const card of texts(args.values.card)) compared.push(await fingerprintOf(card))
  const report = verifyEvidence(await readFile(file), compared)
  if (isRefusal(report)) {
    console.log(`✗ ${report.zh}\n  ${report.en}\n  (${report.refusal})`)
    return exitCode.verificationFailed
  }
  if (args.values.json === true) console.log(JSON.stringify(report, null, 1))
  else print(report)
  return { holds: exitCode.ok, uncompared: exitCode.notCompared, fails: exitCode.verificationFailed }[report.verdict]
}

/** A card that came to the verifier in a way of its own is as good as its fingerprint. */
async function fingerprintOf(file: string): Promise<string> {
  if (!existsSync(file)) throw new LianyuError(refuse('cli.no-file', { file }))
  const card = parseCard(await readFile(file), proofSchemes)
  if (isRefusal(card)) throw new LianyuError(card)
  return fingerprint(card)
}

function print(report: EvidenceReport): void {
  const sign = { holds: '✓', uncompared: '？', fails: '✗' }[report.verdict]
  const head = evidenceHead(report)
  console.log(`${sign} ${report.title || report.matter}（${report.kind.zh}） · ${report.kind.en}`)
  console.log(`  ${head.zh}\n  ${head.en}`)
  const lines = sayEvidence(report)
  for (const [about, { zh, en }] of Object.entries(heads)) {
    const said = lines.filter((line) => line.about === about)
    if (said.length > 0) console.log(`\n${zh} · ${en}`)
    for (const { says } of said) console.log(`  ${says.zh}\n  ${says.en}`)
    if (about === 'facts') printFacts(report)
  }
}

function printFacts({ facts, parties }: EvidenceReport): void {
  const nameOf = (party: string) => parties.find((one) => one.party === party)?.name.zh ?? party
  for (const [at, fact] of facts.entries()) {
    const level = evidenceWords[fact.evidence]
    const sign = fact.holds ? '✓' : '✗'
    console.log(
      `  ${sign} ${at + 1}. ${fact.at} ${nameOf(fact.by)} ${fact.label.zh} · ${fact.label.en}：${level.zh} · ${level.en}`,
    )
  }
}

function texts(value: CommandArgs['values'][string]): string[] {
  return [value].flat().filter((one): one is string => typeof one === 'string')
}
