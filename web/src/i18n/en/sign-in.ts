import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/sign-in.ts'

export default {
  says: 'Work that neighbours share, one matter, one history.',
  more: 'Each side keeps its own copy and nobody can change it; when the other is down, work here goes on.',
  title: 'Sign in',
  party: 'Unit',
  choose: 'Choose a unit',
  username: 'User name',
  password: 'Password',
  enter: 'Sign in',
  entering: 'Signing in',
  demo: 'Demo roles: one press and you are in',
  demoSays: 'This is a demo node. Roles are desks, not persons; whatever is called Sample is sample data.',
  moreDesks_other: '{{count}} more desks',
  follow: 'Follow an application',
  change: 'Choose a new password',
  changeSays: 'Somebody else set your present one. Choose one that only you know, then go on.',
  current: 'Present password',
  next: 'New password',
  again: 'New password once more',
  keep: 'Use the new password',
  keeping: 'Changing',
  differ: 'The two are not the same. Please type it again.',
  out: 'Not now, sign out',
  ended: 'You signed out, or were away too long. Please sign in again; what you wrote is still on this device.',
} satisfies EnglishOf<typeof zh>
