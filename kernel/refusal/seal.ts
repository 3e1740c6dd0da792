import type { PartyId, Text } from '../names.ts'
import { entry } from './sorts.ts'

/** Sealed entries and their opening. */
export const sealRefusals = {
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
