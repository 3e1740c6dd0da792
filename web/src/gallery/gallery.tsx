import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, Route, Routes, useLocation } from 'react-router'
import { Frame } from '../layout/frame.tsx'
import { NowProvider } from '../time/now.tsx'
import './gallery.css'
import { useSample } from './english.ts'
import { FieldsPage } from './fields-page.tsx'
import { SampleMatter } from './matter.tsx'
import { groups, moment, peers } from './sample-nav.ts'
import { Signs } from './signs.tsx'
import { SampleWorkbench } from './workbench.tsx'

/** `/gallery`: every component with sample data. `?offline` draws the bar of a device without signal. */
export default function Gallery() {
  const { t } = useTranslation('gallery')
  const say = useSample()
  const [found, setFound] = useState('')
  const offline = useLocation().search.includes('offline') ? { waiting: 12 } : undefined
  return (
    <NowProvider fixed={moment}>
      <Frame
        party={say('上栗县')}
        desk={say('项目办')}
        groups={say(groups)}
        peers={say(peers)}
        notices={3}
        demo
        offline={offline}
        onSearch={setFound}
        onSignOut={() => {}}
      >
        <Routes>
          <Route path="workbench" element={<SampleWorkbench />} />
          <Route path="matter" element={<SampleMatter />} />
          <Route path="fields" element={<FieldsPage />} />
          <Route path="signs" element={<Signs />} />
          <Route
            path="*"
            element={
              <ul className="gallery-row">
                {(['workbench', 'matter', 'signs', 'fields'] as const).map((page) => (
                  <li key={page}>
                    <Link className="press" to={`/gallery/${page}`}>
                      {t(page)}
                    </Link>
                  </li>
                ))}
                {found && <li>{found}</li>}
              </ul>
            }
          />
        </Routes>
      </Frame>
    </NowProvider>
  )
}
