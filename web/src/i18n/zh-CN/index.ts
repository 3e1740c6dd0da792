import account from './account.ts'
import admin from './admin.ts'
import agreements from './agreements.ts'
import cockpit from './cockpit.ts'
import countyMap from './county-map.ts'
import drawing from './drawing.ts'
import erasure from './erasure.ts'
import fields from './fields.ts'
import figures from './figures.ts'
import gallery from './gallery.ts'
import importing from './import.ts'
import investBoard from './invest-board.ts'
import list from './list.ts'
import marks from './marks.ts'
import matter from './matter.ts'
import monthBoard from './month-board.ts'
import monthly from './monthly.ts'
import months from './months.ts'
import numbers from './numbers.ts'
import opening from './opening.ts'
import outlook from './outlook.ts'
import pages from './pages.ts'
import peers from './peers.ts'
import schedule from './schedule.ts'
import settings from './settings.ts'
import shell from './shell.ts'
import signIn from './sign-in.ts'
import tally from './tally.ts'
import verify from './verify.ts'
import wall from './wall.ts'
import workbench from './workbench.ts'

export default {
  peers,
  figures,
  cockpit,
  countyMap,
  account,
  admin,
  agreements,
  drawing,
  erasure,
  fields,
  gallery,
  import: importing,
  investBoard,
  list,
  marks,
  matter,
  monthBoard,
  monthly,
  months,
  numbers,
  opening,
  outlook,
  pages,
  schedule,
  settings,
  shell,
  signIn,
  tally,
  verify,
  wall,
  workbench,
} as const
