const same = 'sets what was asked and nothing beside it: done again it is set to the same'
const closing = 'kill-while-closing.int.test.ts: at every commit of closing and beginning a log'
const start = 'made again from the logs by the next start'
const aside = 'not at every commit: what is put aside again says the same, what was taken back is looked at anew'
const noted = 'the note in the audit log comes first: told twice there is better than never'
const platform = 'not at every commit: a case told twice has the number it had (node/platform/platform.int.test.ts)'
const applicant =
  'not at every commit: noted before it is opened, under the command’s own id; sent again it is the same'
const cleared = 'clears away what nobody reads any more: what stays goes the next time'
const later = 'moves when something is due; the message’s own row says whether it went'

/**
 * Writing statements that no work of `kill-tables.int.test.ts` meets with every fate, by file and the start of their text,
 * each with where else it is tried, why there is nothing to try, or that it is not tried.
 */
export const elsewhere: { [file: string]: { [startsWith: string]: string } } = {
  'api/applicant/apply.ts': { 'insert into applicant_matter': applicant, 'delete from applicant_matter': applicant },
  'api/applicant/own-files.ts': { 'insert into applicant_file': same, 'delete from applicant_file': same },
  'api/calendar/deadlines.ts': {
    'insert into calendar_told': 'said to a subscriber at every look; a number that was passed over harms nothing',
    'update calendar_told': 'said to a subscriber at every look; a number that was passed over harms nothing',
    'delete from calendar_told': cleared,
  },
  'api/matters/follow-matter.ts': { 'insert into follow': same, 'delete from follow': same },
  'api/notices/notices.ts': { 'update notice n set read_at': same },
  'excel/import-store.ts': {
    'delete from import_row': cleared,
    'delete from import_run': cleared,
    'insert into import_columns': same,
  },
  'exchange/cards.ts': {
    'update party_self set card': same,
    'insert into peer': same,
    'update peer set state': same,
  },
  'exchange/quarantine.ts': {
    'insert into quarantine': aside,
    'update head set state': aside,
    'update quarantine set released_by': aside,
  },
  'jobs/put-aside.ts': { 'insert into notice': noted },
  'jobs/tell-losses.ts': { 'insert into notice': noted },
  'journal/cut-parts.ts': { 'delete from cut_part': closing },
  'journal/journal.ts': { 'insert into party_self': same },
  'journal/log-head.ts': { 'insert into head': closing, 'update head set state': closing },
  'journal/rebuild.ts': { 'delete from <table>': start },
  'journal/recount.ts': { 'insert into indicator_basis': start, 'delete from <table>': start },
  'journal/write-rows.ts': { 'delete from <table> t using (': start },
  'messages/outbox.ts': {
    'update message_route r set digested_to': later,
    'update message_route r set wait_until': later,
    'update message_out o set due_at': later,
    'delete from message_out': cleared,
  },
  'messages/put-notices.ts': { 'insert into notice': 'messages.int.test.ts: what a process did not live to tell' },
  'platform/queue.ts': {
    'insert into platform_case': platform,
    'update platform_case': platform,
    'insert into platform_feed': platform,
  },
}
