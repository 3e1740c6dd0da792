import { type RefObject, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { NavGroup } from './nav.ts'
import { keysAreOn, turnKeys } from './use-keys.ts'

/** `?`: the keys that work here, and nothing that does not. */
export function HelpSheet({ ref, groups }: { ref: RefObject<HTMLDialogElement | null>; groups: NavGroup[] }) {
  const { t } = useTranslation('shell')
  const title = useId()
  const [on, setOn] = useState(keysAreOn)
  const keyed = groups.flatMap((group) => group.items).filter((item) => item.key)
  const fixed = [
    ['/', t('help.search')],
    ['j', t('help.next')],
    ['k', t('help.previous')],
    ['Enter', t('help.open')],
    ['?', t('help.help')],
    ['Esc', t('help.close')],
  ] as const
  return (
    <dialog
      ref={ref}
      className="sheet"
      aria-labelledby={title}
      onClick={(event) => event.target === ref.current && ref.current?.close()}
      onKeyDown={() => {}}
    >
      <h2 id={title}>{t('help.title')}</h2>
      <dl className="keys">
        {fixed.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
        {keyed.map((item) => (
          <div key={item.id}>
            <dt>
              <kbd>g</kbd> <kbd>{item.key}</kbd>
            </dt>
            <dd>{t('help.go', { name: item.name })}</dd>
          </div>
        ))}
      </dl>
      <label className="keys-on">
        <input
          type="checkbox"
          checked={on}
          onChange={(event) => {
            turnKeys(event.target.checked)
            setOn(event.target.checked)
          }}
        />{' '}
        {t('help.on')}
      </label>
      <form method="dialog">
        <button type="submit" className="press">
          {t('close')}
        </button>
      </form>
    </dialog>
  )
}
