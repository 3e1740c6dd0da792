import { parseDivision } from '../../code/division.ts'
import { parseProjectCode } from '../../code/project-code.ts'
import { parseResidentId } from '../../code/resident-id.ts'
import { parseUscc } from '../../code/uscc.ts'
import { text } from '../../names.ts'
import { isRefusal, type Refusal } from '../../refusal/refusal.ts'
import { type FieldTypeEntry, shaped, wrongType } from './entry.ts'

type Parse = (text: string, path?: string) => { code: string } | { id: string } | Refusal

function coded(parse: (text: string, path?: string) => unknown, widget: string, pattern: string): FieldTypeEntry {
  return {
    check(value, _, path) {
      if (typeof value !== 'string') return wrongType('代码', 'a code', path)
      const parsed = parse(value, path)
      return isRefusal(parsed) ? parsed : undefined
    },
    normal(value) {
      if (typeof value !== 'string') return value
      const parsed = parse(value) as ReturnType<Parse>
      if (isRefusal(parsed)) return value
      return 'code' in parsed ? parsed.code : parsed.id
    },
    jsonSchema: () => ({ type: 'string', pattern }),
    widget,
  }
}

export const uscc: FieldTypeEntry = {
  ...coded(parseUscc, 'uscc', '^[0-9A-HJ-NPQRTUWXY]{18}$'),
  column: 'text',
}
export const residentId = coded(
  (text, path) => parseResidentId(text, { division: 'any-year' }, path),
  'resident-id',
  '^\\d{17}[\\dX]$',
)
export const division: FieldTypeEntry = {
  ...coded((text, path) => parseDivision(text, undefined, path), 'division', '^\\d{6}(-[A-Z]{2})?$'),
  column: 'text',
}
export const projectCode: FieldTypeEntry = {
  ...coded(parseProjectCode, 'project-code', '^.{24,32}$'),
  column: 'text',
}
/** The hash of a public code; the code itself stands nowhere but on the citizen's receipt. */
export const queryCode = shaped(/^[0-9a-f]{64}$/, text('查询码指纹', 'the fingerprint of a query code'), 'query-code')
