import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/opening.ts'

export default {
  title: 'New: {{kind}}',
  kinds: 'Open what',
  kindsSays: 'At your desk you may open these.',
  kindsNone: 'Nothing is opened at your desk. What is yours to move stands in your list.',
  says: 'It begins with a first record; every later step rests on it.',
  under: 'Under which agreement',
  local: 'None: inside {{party}} only',
  agreementSays: 'with {{parties}}',
  noAgreement: 'This kind runs under an agreement, and none that is in force covers it.',
  toAgreements: 'See the agreements',
  with: 'Together with whom',
  withChoose: 'Choose with whom.',
  open: 'Open it',
  opening: 'About to be opened',
  opened: 'Opened',
  toMatter: 'Go to it',
  another: 'Open another',
  receipt: 'Receipt',
  receiptCode: 'Query code',
  receiptSays:
    'With this code the applicant follows the case and rates the windows. It is shown only once: print or copy it now and hand it over.',
  receiptScan: 'Scan to follow',
  receiptPrint: 'Print the receipt',
  receiptBy: 'Received by',
  receiptAt: 'Received at',
  receiptNo: 'Matter',
  receiptGone: 'A receipt is shown only once, and this one has been. The case itself still shows how far it is.',
  receiptFollow: 'Address',
} satisfies EnglishOf<typeof zh>
