import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/account.ts'

export default {
  title: 'Account & security',
  must: 'Set up a second factor first',
  mustSays:
    'Your party wants a code besides the password for your duty. Set it up once; from then on your phone shows six digits.',
  password: 'Present password',
  change: 'Change password',
  changed: 'The password is changed, and every other device is signed out.',
  factor: 'Second factor',
  factorOff: 'You sign in by password alone. With an authenticator on your phone, a known password opens nothing.',
  factorOn: 'An authenticator is set up; {{count}} recovery codes are left.',
  factorWanted: 'Your party wants it for your duty, so it stays.',
  begin: 'Set up an authenticator',
  scan: 'Scan this with the authenticator on your phone, or type the key below it; then enter the six digits it shows.',
  code: 'Six digits',
  confirm: 'Set up',
  off: 'Turn it off',
  renew: 'New recovery codes',
  codes: 'Recovery codes, shown this once',
  codesSays: 'Each stands in once for a code when the phone is away. Write them down and keep them safe.',
  kept: 'I have written them down',
  cancel: 'Cancel',
  go: 'Go on',
  sessions: 'Where you are signed in',
  sessionsSays: 'End what you do not know, and change your password.',
  columns: { where: 'Device', since: 'Signed in', seen: 'Last used', way: 'By' },
  ways: { password: 'password', code: 'password and code', provider: 'identity provider' },
  current: 'this one',
  end: 'End',
  unknown: 'unknown device',
} satisfies EnglishOf<typeof zh>
