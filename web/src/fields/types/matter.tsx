import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Spoken } from '../../marks/sample.tsx'
import { useLookups } from '../lookups.tsx'
import { SearchInput } from '../pick-input.tsx'
import type { Widget } from '../widget.ts'

export const matter: Widget<'matter'> = {
  Input: (props) => {
    const { searchMatters, nameOf, titleOf } = useLookups()
    const search = (words: string) => searchMatters(props.spec.kind, words)
    return <SearchInput {...props} search={search} nameOf={nameOf} titleOf={titleOf} />
  },
  View: ({ value }) => {
    const { matterHref, nameOf } = useLookups()
    const { t } = useTranslation('fields')
    // A matter that this desk may not see has no name here, and its number says nothing to anybody.
    if (nameOf(value) === value) return <span className="second">{t('matterHidden')}</span>
    return (
      <Link className="link" to={matterHref(value)}>
        <Spoken>{nameOf(value)}</Spoken>
      </Link>
    )
  },
  format: (value, _spec, { nameOf }) => nameOf(value),
}
