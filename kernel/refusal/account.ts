import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** Steps that another matter’s step books, and what is computed rather than typed. */
export const accountRefusals = {
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
  'account.short': entry<{ step: Text; of: Text; left: Text; asked: Text }>(
    'conflict',
    (f) => `“${f.of.zh}”只剩 ${f.left.zh}，不够“${f.step.zh}”${f.asked.zh}。请先调整资金安排，或改小金额。`,
    (f) =>
      `“${f.of.en}” has only ${f.left.en} left, too little for “${f.step.en}” of ${f.asked.en}. Find more cover or lower it.`,
  ),
  'account.taken': entry<{ step: Text; what: Text; by: string; on: string }>(
    'conflict',
    (f) => `“${f.by}”已于 ${f.on} 办过“${f.step.zh}”，同一${f.what.zh}不能再办。请核对。`,
    (f) => `“${f.step.en}” was done for “${f.by}” on ${f.on}; the same ${f.what.en} is not taken twice. Check it.`,
  ),
}
