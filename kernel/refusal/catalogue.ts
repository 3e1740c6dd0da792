import { agreementRefusals } from './agreement.ts'
import { applicantRefusals } from './applicant.ts'
import { backupRefusals } from './backup.ts'
import { clockRefusals } from './clock.ts'
import { codeRefusals } from './code.ts'
import { commandLineRefusals } from './command-line.ts'
import { evidenceRefusals } from './evidence.ts'
import { exchangeRefusals } from './exchange.ts'
import { factRefusals } from './fact.ts'
import { filesRefusals } from './files.ts'
import { identityRefusals } from './identity.ts'
import { importsRefusals } from './imports.ts'
import { indicatorRefusals } from './indicator.ts'
import { lifecycleRefusals } from './lifecycle.ts'
import { logRefusals } from './log.ts'
import { messagesRefusals } from './messages.ts'
import { nodeRefusals } from './node.ts'
import { papersRefusals } from './papers.ts'
import { publicRefusals } from './public.ts'
import { verifyRefusals } from './verify.ts'

/** Every refusal of the system, by the room it belongs to. A code never changes meaning; `docs/refusals.md` is kept equal by a test. */
export const catalogue = {
  ...agreementRefusals,
  ...applicantRefusals,
  ...backupRefusals,
  ...clockRefusals,
  ...codeRefusals,
  ...commandLineRefusals,
  ...evidenceRefusals,
  ...exchangeRefusals,
  ...factRefusals,
  ...filesRefusals,
  ...identityRefusals,
  ...importsRefusals,
  ...indicatorRefusals,
  ...lifecycleRefusals,
  ...logRefusals,
  ...messagesRefusals,
  ...nodeRefusals,
  ...papersRefusals,
  ...publicRefusals,
  ...verifyRefusals,
}
export type Catalogue = typeof catalogue
