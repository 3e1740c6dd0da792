import type { Holder } from '../fact/envelope.ts'
import type { Instant, PartyId, Text } from '../names.ts'
import { listed, someOf } from './listed.ts'
import { entry } from './sorts.ts'

/** What a gate still waits for: a track, where it stands, who has it in hand and since when. */
export interface MissingAtGate {
  track: string
  label: Text
  stage: Text
  holder: Holder
  since: Instant
}

/** When a step may be taken: where the matter stands, and what must be in first. */
export const stepRefusals = {
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
  'step.wrong-stage': entry<{ step: Text; stage: Text; needs: Text[] }>(
    'conflict',
    (f) => `现为“${f.stage.zh}”，“${f.step.zh}”须在“${listed(f.needs, 'zh')}”时办理。请先办完前面的环节。`,
    (f) =>
      `It stands at “${f.stage.en}”; “${f.step.en}” is taken at “${listed(f.needs, 'en')}”. Do what comes before it first.`,
  ),
  'step.not-accepted': entry<{ step: Text; holder: Holder; since: Instant }>(
    'conflict',
    (f) => `转交尚待 ${f.holder.party} 接收或退回，暂不能办“${f.step.zh}”。请先接收。`,
    (f) =>
      `The hand-off still waits for ${f.holder.party} to accept or return it; “${f.step.en}” comes after that. Accept it first.`,
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
    (f) => `还不能办“${f.step.zh}”：${listed(f.about, 'zh')}。请先补全，或等条件到了再办。`,
    (f) => `“${f.step.en}” cannot be taken yet: ${listed(f.about, 'en')}. Complete it, or wait until it is so.`,
  ),
  'step.not-now': entry<{ step: Text; stage: Text; during: Text[] }>(
    'conflict',
    (f) => `现为“${f.stage.zh}”，“${f.step.zh}”只在“${someOf(f.during, 'zh')}”期间办理。请在该阶段办理。`,
    (f) => `It stands at “${f.stage.en}”; “${f.step.en}” belongs to “${someOf(f.during, 'en')}”. Do it then.`,
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
      `办“${f.step.zh}”前，内部“${f.track.zh}”须到“${listed(f.needs, 'zh')}”，现为“${f.stage.zh}”。请先办完内部程序。`,
    (f) =>
      `Before “${f.step.en}”, your own “${f.track.en}” must be at “${listed(f.needs, 'en')}”; it is at “${f.stage.en}”. Finish it first.`,
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
  'gate.missing': entry<{ step: Text; gate: Text; missing: MissingAtGate[] }>(
    'conflict',
    (f) =>
      `还不能办“${f.step.zh}”：缺 ${f.missing.map((m) => `${m.label.zh}（现为“${m.stage.zh}”，${m.holder.party} 自 ${m.since.slice(0, 10)} 起负责）`).join('、')}。请先催办责任单位。`,
    (f) =>
      `“${f.step.en}” cannot be taken yet: missing ${f.missing.map((m) => `${m.label.en} (at “${m.stage.en}”, with ${m.holder.party} since ${m.since.slice(0, 10)})`).join(', ')}. Urge who holds it first.`,
  ),
}
