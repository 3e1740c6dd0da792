import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { startLanguages } from './i18n/index.ts'
import './theme/tokens.css'
import './theme/base.css'
import './marks/marks.css'
import './drawing/drawing.css'
import './layout/layout.css'
import './fields/fields.css'
import './theme/print.css'
import { applyReading } from './theme/reading.ts'

applyReading()
const root = document.getElementById('root')
if (root) {
  startLanguages().then(() =>
    createRoot(root).render(
      <StrictMode>
        <App />
      </StrictMode>,
    ),
  )
}
