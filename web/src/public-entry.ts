import './theme/tokens.css'
import './theme/base.css'
import './pages/public-case/public-case.css'
import { startPublicCase } from './pages/public-case/public-case.ts'

const root = document.getElementById('case')
if (root) void startPublicCase(root)
