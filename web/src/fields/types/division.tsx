import { useLookups } from '../lookups.tsx'
import { SearchInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'

export const division: Widget<'division'> = {
  Input: (props) => {
    const { searchDivisions, nameOf } = useLookups()
    return <SearchInput {...props} search={searchDivisions} nameOf={nameOf} />
  },
  View: ({ value }) => {
    const { nameOf } = useLookups()
    return <span title={value}>{nameOf(value)}</span>
  },
  format: (value, _spec, { nameOf }) => nameOf(value),
}
