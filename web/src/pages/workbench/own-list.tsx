import { useTranslation } from 'react-i18next'
import { useSignedIn, useWorkbench } from '../../api/hooks.ts'
import { DayText } from '../../marks/day.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { useNow } from '../../time/now.tsx'
import { waitingFor } from './waiting-for.ts'
import { BenchRows, type OwnListName } from './workbench.tsx'

/** One of my own lists whole: late, due soon, on time, waiting for the other side, followed. */
export default function OwnList({ show }: { show: OwnListName }) {
  const { t } = useTranslation('workbench')
  const now = useNow()
  const own = useSignedIn()?.party.id
  const bench = useWorkbench().data?.pages[0]
  const counts = bench && { ...bench.counts, done: bench.counts.doneThisMonth, waiting: waitingFor(bench, own) }
  const says = () => {
    if (show === 'followed' || !counts) return t(show)
    const count = counts[show]
    return count > 0 ? t(`listSays.${show}`, { count }) : t(`listSays.${show}None`)
  }
  return (
    <>
      <Sentence
        when={
          <>
            <DayText day={now.today} /> {now.time}
          </>
        }
      >
        {says()}
      </Sentence>
      <BenchRows show={show} {...(show !== 'followed' && counts && { expected: counts[show] })} />
    </>
  )
}
