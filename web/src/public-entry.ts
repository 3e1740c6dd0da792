import './theme/tokens.css'
import './theme/base.css'
import './pages/public-case/public-case.css'

/** Pages for whoever has no account, each fetched alone: `/q` follows a case, `/c` checks a paper. */
const root = document.getElementById('case')
if (root && /^\/c(\/|$)/.test(location.pathname)) {
  void import('./pages/public-paper/public-paper.ts').then(({ startPublicPaper }) => startPublicPaper(root))
} else if (root) {
  void import('./pages/public-case/public-case.ts').then(({ startPublicCase }) => startPublicCase(root))
}
