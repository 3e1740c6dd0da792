import type { EnglishOf } from '../words.ts'
import type zh from '../zh-CN/pages.ts'

export default {
  outgoing: {
    waiting: '“{{step}}” is sent in {{seconds}} s',
    sending: 'Sending “{{step}}”',
    retrying: '“{{step}}” has not arrived; it is sent again when the node answers',
    signedOut: '“{{step}}” waits until you sign in again',
    done: '“{{step}}” is done and on the record',
    refused: '“{{step}}” was not done',
    takeBack: 'Take back',
    sendNow: 'Send now',
    receipt: 'Receipt',
    look: 'Look',
    dismiss: 'All right',
  },
  notices: 'Notices',
  noticesNone:
    'No notices. When a matter of yours is nearly due, late, passed to you, or moved by the other side, it is told here.',
  noticesRead: 'Mark all as read',
  noticesSays_one: '1 notice not read',
  noticesSays_other: '{{count}} notices not read',
  noticesAllRead: 'All read',
  noticesMore: 'Show more',
  unread: 'not read',
  found: 'Search',
  foundSays_one: '“{{words}}”: 1 matter',
  foundSays_other: '“{{words}}”: {{count}} matters',
  foundMore: '“{{words}}”: more than {{count}} matters',
  foundNone: 'Nothing found for “{{words}}”',
  foundNoneSays: 'You can search for a matter’s name, its number, or the investor. Two characters are enough.',
  foundAsk: 'Type two characters: a name, a number, an investor.',
  help: 'How it works',
  helpSays:
    'The first page says what comes first today; a matter’s page says how far it is, who has it, and what you can do.',
  help1: 'To do',
  help1Says:
    'One row, one matter. ■ late, ▲ nearly due, ● on time. A small cell is a working day; red ones are beyond the limit.',
  help2: 'A matter',
  help2Says:
    'The main line is its stages, the diamond a gate. What the gate lacks, who has it and for how long is drawn on it. A step that cannot be taken says why.',
  help3: 'The double line',
  help3Says:
    'Green is our side, violet the other. Two strokes: each side keeps a copy and nobody can change it. Three: a superior saw it too.',
  help4: 'Take back before it is sent',
  help4Says:
    'For five seconds after pressing, a step can be taken back, or sent now. After that use a correction or a counter-step; the record stays.',
  help5: 'Without a line',
  help5Says: 'Go on writing: it is kept on this device, sent when there is a line, and never twice.',
  keys: 'Press ? for the keyboard.',
  duty: 'Other desk',
} satisfies EnglishOf<typeof zh>
