const closing = 'kill-while-closing.int.test.ts: at every commit of closing and beginning a log'
const subscriber = 'said to a subscriber at every look; a number that was passed over harms nothing'
const cleared = 'clears away what nobody reads any more: what stays goes the next time'
const later = 'moves when something is due; the message’s own row says whether it went'

/**
 * Writing statements that no work of `kill-tables.int.test.ts` meets with every fate, by file and the start of their text,
 * each with where else it is tried at every commit, or why there is nothing to lose or to double.
 */
export const elsewhere: { [file: string]: { [startsWith: string]: string } } = {
  'api/calendar/deadlines.ts': {
    'insert into calendar_told': subscriber,
    'update calendar_told': subscriber,
    'delete from calendar_told': cleared,
  },
  'journal/cut-parts.ts': { 'delete from cut_part': closing },
  'journal/log-head.ts': { 'insert into head': closing, 'update head set state': closing },
  'messages/outbox.ts': {
    'update message_route r set wait_until': later,
    'update message_route r set digested_to = $2': later,
    'update message_out o set due_at': later,
    'delete from message_out': cleared,
  },
}
