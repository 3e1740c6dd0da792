import './theme/tokens.css'
import './theme/base.css'
import './pages/public-case/public-case.css'
import { startPublicCase } from './pages/public-case/public-case.ts'

/** Pages for whoever has no account: `/q` follows a case, `/c` checks a paper, `/p` reads what was published, `/apply` applies. */
const root = document.getElementById('case')
if (root && /^\/c(\/|$)/.test(location.pathname)) {
  void import('./pages/public-paper/public-paper.ts').then(({ startPublicPaper }) => startPublicPaper(root))
} else if (root && /^\/p(\/|$)/.test(location.pathname)) {
  void import('./pages/public-publication/publication.ts').then(({ startPublication }) => startPublication(root))
} else if (root && /^\/apply(\/|$)/.test(location.pathname)) {
  void import('./pages/apply/apply.ts').then(({ startApply }) => startApply(root))
} else if (root) void startPublicCase(root)
