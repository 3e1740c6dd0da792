import { useTranslation } from 'react-i18next'
import { useSignedIn, useWorkbench } from '../../api/hooks.ts'
import { DayText } from '../../marks/day.tsx'
import { Sentence } from '../../marks/sentence.tsx'
import { useNow } from '../../time/now.tsx'
import { standingOf } from './adds-up.ts'
import { BenchRows, type OwnListName } from './workbench.tsx'

/** One of my own lists whole: by light, by whoever has it, finished this month, followed. */
export default function OwnList({ show }: { show: OwnListName }) {
  const { t } = useTranslation('workbench')
  const now = useNow()
  const own = useSignedIn()?.party.id
  const bench = useWorkbench().data?.pages[0]
  const counts = bench && { ...standingOf(bench, own), done: bench.counts.doneThisMonth }
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
