import { useTranslation } from 'react-i18next'
import { useSay } from '../../api/say.ts'
import type { Persona } from '../../api/types.ts'
import { Spoken } from '../../marks/sample.tsx'

/** Units have many desks; these many stand open, the others behind one press. */
const firstShown = 4

/** The demo's roles by unit: titles of desks, never names of persons. */
export function Personas({
  personas,
  busy,
  onChoose,
}: {
  personas: Persona[]
  busy: boolean
  onChoose: (persona: Persona) => void
}) {
  const { t } = useTranslation('signIn')
  const say = useSay()
  const parties = [...new Set(personas.map((one) => one.party))]
  const groups = parties.map((party) => personas.filter((one) => one.party === party))
  const press = (one: Persona) => (
    <button
      key={one.username}
      type="button"
      className="persona"
      disabled={busy}
      onClick={() => onChoose(one)}
      data-persona={`${one.party}/${one.username}`}
    >
      <span>
        <Spoken>{say(one.title)}</Spoken>
      </span>
      <span className="link" aria-hidden="true">
        →
      </span>
    </button>
  )
  return (
    <section className="sign-demo">
      <h2>{t('demo')}</h2>
      <p className="second meta">{t('demoSays')}</p>
      <div className="personas">
        {groups.map((group) => (
          <section key={group[0]?.party}>
            <h3>{group[0] && say(group[0].partyName)}</h3>
            {group.slice(0, firstShown).map(press)}
            {group.length > firstShown && (
              <details>
                <summary className="link meta">{t('moreDesks', { count: group.length - firstShown })}</summary>
                {group.slice(firstShown).map(press)}
              </details>
            )}
          </section>
        ))}
      </div>
    </section>
  )
}
