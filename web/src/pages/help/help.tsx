import { useTranslation } from 'react-i18next'
import { SectionTitle, Sentence } from '../../marks/sentence.tsx'
import './help.css'

const topics = ['1', '2', '3', '4', '5'] as const

/** How it works, in five paragraphs. */
export default function Help() {
  const { t } = useTranslation('pages')
  return (
    <>
      <Sentence when={t('help')}>{t('helpSays')}</Sentence>
      {topics.map((topic) => (
        <section key={topic} className="help-topic">
          <SectionTitle>{t(`help${topic}`)}</SectionTitle>
          <p>{t(`help${topic}Says`)}</p>
        </section>
      ))}
      <p className="second">{t('keys')}</p>
    </>
  )
}
