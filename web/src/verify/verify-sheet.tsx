import { useTranslation } from 'react-i18next'
import { between } from '../i18n/between.ts'
import { EvidenceStrokes, strokesOf } from '../marks/evidence.tsx'
import { Holds, Light } from '../marks/light.tsx'
import { headline, type Names, partyName, points, sayFault, sayGap } from './says.ts'

/** The proof a press behind the sentence: what was checked, what it rests on, and all of it as a file. */
export function VerifySheet({
  ref,
  names,
  dayOf,
  timeOf,
  onWhole,
}: {
  ref: React.RefObject<HTMLDialogElement | null>
  names: Names
  dayOf: (instant: string) => string
  timeOf: (instant: string) => string
  onWhole: () => void
}) {
  const { t } = useTranslation('verify')
  const { result } = names
  const capped = result.gaps.some((gap) => gap.what === 'tail-capped')
  const seconds = Math.round(result.tookMs / 1000)
  return (
    <dialog ref={ref} className="sheet verify-sheet" aria-label={t('sheet.title')}>
      <header className="verify-sheet-head">
        <h2>{headline(names)}</h2>
        <p className="second">
          {timeOf(result.at)}　{seconds < 1 ? t('tookLess') : t('took', { count: seconds })}
        </p>
      </header>
      <p className="second verify-lead">{t('sheet.lead')}</p>
      {result.faults.length > 0 && (
        <ul className="verify-faults">
          {result.faults.map((fault) => (
            <li key={JSON.stringify(fault)}>
              <Light light="late" words={sayFault(names, fault)} />
            </li>
          ))}
        </ul>
      )}
      {result.gaps.length > 0 && (
        <ul className="verify-gaps second">
          {result.gaps.map((gap) => (
            <li key={JSON.stringify(gap)}>{sayGap(names, gap)}</li>
          ))}
        </ul>
      )}
      <dl className="verify-points">
        {points(names, dayOf).map((point) => (
          <div key={point.id}>
            <dt>{point.title}</dt>
            <dd>
              <span className="verify-sign">
                {point.holds === 'yes' ? (
                  <Holds size={13} />
                ) : (
                  <Light
                    light={point.holds === 'no' ? 'late' : 'suspended'}
                    bare
                    words={t(`sheet.${point.holds === 'no' ? 'bad' : 'ok'}`)}
                  />
                )}
              </span>
              {point.says}
            </dd>
          </div>
        ))}
      </dl>
      <LogsTable names={names} timeOf={timeOf} />
      <FactsTable names={names} timeOf={timeOf} />
      <footer className="step-buttons">
        <button type="button" className="press filled" onClick={() => ref.current?.close()}>
          {t('close')}
        </button>
        {capped && (
          <button type="button" className="press" onClick={onWhole}>
            {t('whole')}
          </button>
        )}
        <button type="button" className="press" onClick={() => download(names)}>
          {t('download')}
        </button>
      </footer>
    </dialog>
  )
}

function LogsTable({ names, timeOf }: { names: Names; timeOf: (instant: string) => string }) {
  const { t } = useTranslation('verify')
  return (
    <section className="verify-scroll">
      <table className="verify-table">
        <caption>{t('sheet.logs')}</caption>
        <thead>
          <tr>
            {(['writer', 'facts', 'size', 'root', 'cosigned', 'read'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`sheet.log.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {names.result.logs.map((log) => (
            <tr key={log.origin}>
              <td>
                {partyName(names, log.party)}{' '}
                <span className="second">{t(log.origin.includes('/home/') ? 'sheet.home' : 'sheet.shared')}</span>
              </td>
              <td>{log.facts}</td>
              <td>{log.size}</td>
              <td>
                <code title={log.root}>{log.root.slice(0, 12)}…</code>
              </td>
              <td>
                {log.facts === 0 ? null : log.cosigned.length === 0 ? (
                  <span className="second">{t('sheet.signedOnly')}</span>
                ) : (
                  log.cosigned
                    .map((by) =>
                      t(`sheet.${by.promise}To`, {
                        name: partyName(names, by.party),
                        size: by.size,
                        time: timeOf(by.at),
                      }),
                    )
                    .join(between('；'))
                )}
              </td>
              <td>{t('sheet.readOf', { read: log.tail.read })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FactsTable({ names, timeOf }: { names: Names; timeOf: (instant: string) => string }) {
  const { t } = useTranslation('verify')
  const facts = [...names.result.facts].sort((a, b) => (a.at < b.at ? -1 : 1))
  return (
    <details className="verify-scroll">
      <summary>
        {t('sheet.list')} {facts.length}
      </summary>
      <table className="verify-table">
        <thead>
          <tr>
            <td />
            {(['at', 'by', 'step', 'parts', 'evidence', 'proof'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`sheet.fact.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {facts.map((fact) => (
            <tr key={fact.leaf} title={fact.leaf}>
              <td>{fact.holds ? <Holds size={12} /> : <Light light="late" bare words={t('sheet.bad')} />}</td>
              <td className="whole">{fact.at && timeOf(fact.at)}</td>
              <td>{partyName(names, fact.by)}</td>
              <td>{names.say(names.kind?.labels.steps[fact.step]) || fact.step}</td>
              <td className="second">
                {fact.parts
                  .map(({ part, state }) => `${t(`part.${part}`)} ${t(`partState.${state}`)}`)
                  .join(between('，'))}
              </td>
              <td>
                {fact.evidence in strokesOf && (
                  <EvidenceStrokes evidence={fact.evidence as keyof typeof strokesOf} height={14} />
                )}
              </td>
              <td className="second">{t('sheet.proofSteps', { count: fact.proofLength })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

/** Result and proof together, so that somebody else can check the checking. */
function download({ result, proof }: Names): void {
  const blob = new Blob([JSON.stringify({ result, proof }, null, 1)], { type: 'application/json' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = `verify-${result.matter.replace(':', '-')}-${result.at.slice(0, 10)}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
