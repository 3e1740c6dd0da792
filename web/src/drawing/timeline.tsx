import type { Instant } from '@lianyu/kernel'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayWords } from '../marks/day-words.ts'
import { type Evidence, EvidenceStrokes, EvidenceWord } from '../marks/evidence.tsx'
import { Holder, type HolderName } from '../marks/holder.tsx'
import { Spoken } from '../marks/sample.tsx'
import { useSurface } from '../theme/surface.ts'
import { localOf } from '../time/instant.ts'
import { useNow } from '../time/now.tsx'

export interface TimelineEntry {
  id: string
  at: Instant
  by: HolderName
  /** What was done, as one sentence. */
  says: string
  evidence: Evidence
  /** Crosses the border, or stays inside. */
  shared: boolean
  /** Fields, files, proof: shown when the row is opened. */
  more?: ReactNode
}

type Shown = 'all' | 'shared' | 'internal'

/** Newest first. `first` rows are shown; the rest when asked. */
export function Timeline({ entries, first = 9 }: { entries: TimelineEntry[]; first?: number }) {
  const { t } = useTranslation('drawing')
  const [shown, setShown] = useState<Shown>('all')
  const [whole, setWhole] = useState(false)
  const count = {
    all: entries.length,
    shared: entries.filter((one) => one.shared).length,
    internal: entries.filter((one) => !one.shared).length,
  }
  const chosen = entries.filter((one) => shown === 'all' || one.shared === (shown === 'shared'))
  const rows = whole ? chosen : chosen.slice(0, first)
  return (
    <section className="timeline">
      <div className="timeline-head">
        <h2>{t('timeline.title')}</h2>
        <Legend />
        <div className="timeline-filter" role="toolbar" aria-label={t('timeline.show')}>
          {(['all', 'shared', 'internal'] as const).map((which) => (
            <button
              key={which}
              type="button"
              className="filter"
              aria-pressed={shown === which}
              onClick={() => setShown(which)}
            >
              {t(`timeline.${which}`, { count: count[which] })}
            </button>
          ))}
        </div>
      </div>
      {entries.length === 0 && <p className="second timeline-empty">{t('timeline.empty')}</p>}
      <ol>
        {rows.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {chosen.length > rows.length && (
        <button type="button" className="link timeline-more" onClick={() => setWhole(true)}>
          {t('timeline.more', { count: chosen.length - rows.length })}
        </button>
      )}
    </section>
  )
}

function Legend() {
  const { t } = useTranslation('drawing')
  return (
    <p className="timeline-legend meta">
      <span className="second">{t('timeline.keeper')}</span>
      {(['self-signed', 'mirrored', 'witnessed'] as const).map((evidence) => (
        <span key={evidence} className="whole">
          <EvidenceStrokes evidence={evidence} height={13} /> {t(`timeline.${evidence}`)}
        </span>
      ))}
    </p>
  )
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t } = useTranslation('marks')
  const { today, offsetMinutes } = useNow()
  const phone = useSurface() === 'phone'
  const [open, setOpen] = useState(false)
  const { day, time } = localOf(entry.at, offsetMinutes)
  const says = entry.more ? (
    <button type="button" className="entry-open" aria-expanded={open} onClick={() => setOpen(!open)}>
      <Spoken>{entry.says}</Spoken>
    </button>
  ) : (
    <Spoken>{entry.says}</Spoken>
  )
  return (
    <li className={phone ? 'entry-phone' : 'entry'}>
      <time className="entry-day" dateTime={entry.at} title={entry.at}>
        {dayWords(t, day, today, 'short')}
      </time>
      {!phone && <span className="entry-time second">{time}</span>}
      <EvidenceStrokes evidence={entry.evidence} />
      {phone ? (
        <div className="entry-body">
          <p>{says}</p>
          <p className="second meta">
            <Holder {...entry.by} />　{time}　<span className="whole">{t(`evidence.${entry.evidence}`)}</span>
          </p>
        </div>
      ) : (
        <>
          <span className="entry-by">
            <Holder {...entry.by} line />
          </span>
          <span className="entry-says">{says}</span>
          <EvidenceWord evidence={entry.evidence} />
        </>
      )}
      {open && <div className="entry-more">{entry.more}</div>}
    </li>
  )
}
