import { accountRefusals } from './account.ts'
import { agreementRefusals } from './agreement.ts'
import { applicantRefusals } from './applicant.ts'
import { backupRefusals } from './backup.ts'
import { clockRefusals } from './clock.ts'
import { codeRefusals } from './code.ts'
import { commandLineRefusals } from './command-line.ts'
import { earlierRefusals } from './earlier.ts'
import { evidenceRefusals } from './evidence.ts'
import { exchangeRefusals } from './exchange.ts'
import { factRefusals } from './fact.ts'
import { fieldRefusals } from './field.ts'
import { filesRefusals } from './files.ts'
import { identityRefusals } from './identity.ts'
import { importsRefusals } from './imports.ts'
import { indicatorRefusals } from './indicator.ts'
import { logRefusals } from './log.ts'
import { matterRefusals } from './matter.ts'
import { messagesRefusals } from './messages.ts'
import { nodeRefusals } from './node.ts'
import { papersRefusals } from './papers.ts'
import { publicRefusals } from './public.ts'
import { sealRefusals } from './seal.ts'
import { settingRefusals } from './setting.ts'
import { stepRefusals } from './step.ts'
import { stepClockRefusals } from './step-clock.ts'
import { stepWhoRefusals } from './step-who.ts'
import { verifyRefusals } from './verify.ts'

/** Every refusal of the system, by its theme. A code never changes meaning; `docs/refusals.md` is kept equal by a test. */
export const catalogue = {
  ...accountRefusals,
  ...agreementRefusals,
  ...applicantRefusals,
  ...backupRefusals,
  ...clockRefusals,
  ...codeRefusals,
  ...commandLineRefusals,
  ...earlierRefusals,
  ...evidenceRefusals,
  ...exchangeRefusals,
  ...factRefusals,
  ...fieldRefusals,
  ...filesRefusals,
  ...identityRefusals,
  ...importsRefusals,
  ...indicatorRefusals,
  ...logRefusals,
  ...matterRefusals,
  ...messagesRefusals,
  ...nodeRefusals,
  ...papersRefusals,
  ...publicRefusals,
  ...sealRefusals,
  ...settingRefusals,
  ...stepClockRefusals,
  ...stepRefusals,
  ...stepWhoRefusals,
  ...verifyRefusals,
}
export type Catalogue = typeof catalogue
