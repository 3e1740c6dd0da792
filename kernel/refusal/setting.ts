import type { Text } from '../names.ts'
import { entry } from './sorts.ts'

/** Rules that are data. */
export const settingRefusals = {
  'setting.misfit': entry<{ rule: Text; wanted: Text }>(
    'invalid',
    (f) => `“${f.rule.zh}”须是${f.wanted.zh}。请更正后再提出。`,
    (f) => `“${f.rule.en}” has to be ${f.wanted.en}. Mend it and propose it again.`,
  ),
}
