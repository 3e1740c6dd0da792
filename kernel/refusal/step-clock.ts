import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** What a running clock allows: suspending, extending, and what opens only at red. */
export const stepClockRefusals = {
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
}
