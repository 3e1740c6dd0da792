import type { FieldType } from '@lianyu/kernel'
import { area } from './types/area.tsx'
import { choice } from './types/choice.tsx'
import { choices } from './types/choices.tsx'
import { day } from './types/day.tsx'
import { decimal } from './types/decimal.tsx'
import { desk } from './types/desk.tsx'
import { division } from './types/division.tsx'
import { energy } from './types/energy.tsx'
import { file } from './types/file.tsx'
import { files } from './types/files.tsx'
import { indicator } from './types/indicator.tsx'
import { instant } from './types/instant.tsx'
import { integer } from './types/integer.tsx'
import { json } from './types/json/json.tsx'
import { matter } from './types/matter.tsx'
import { money } from './types/money.tsx'
import { month } from './types/month.tsx'
import { paragraph } from './types/paragraph.tsx'
import { parties } from './types/parties.tsx'
import { party } from './types/party.tsx'
import { percent } from './types/percent.tsx'
import { phone } from './types/phone.tsx'
import { place } from './types/place.tsx'
import { projectCode } from './types/project-code.tsx'
import { queryCode } from './types/query-code.tsx'
import { rating } from './types/rating.tsx'
import { residentId } from './types/resident-id.tsx'
import { rows } from './types/rows.tsx'
import { scopeRows } from './types/scope-rows.tsx'
import { uscc } from './types/uscc.tsx'
import { words } from './types/words.tsx'
import { yesNo } from './types/yes-no.tsx'
import type { Widget } from './widget.ts'

/** A new field type of the kernel does not build until people can see it. */
export const widgets = {
  words,
  paragraph,
  money,
  integer,
  decimal,
  area,
  energy,
  percent,
  day,
  month,
  instant,
  'yes-no': yesNo,
  choice,
  choices,
  uscc,
  'resident-id': residentId,
  division,
  'project-code': projectCode,
  phone,
  'query-code': queryCode,
  party,
  parties,
  desk,
  matter,
  indicator,
  file,
  files,
  place,
  rating,
  'scope-rows': scopeRows,
  rows,
  json,
} satisfies { [T in FieldType]: Widget<T> }

/** The widget of a type known only at run time; its value is what a fact of that type carries. */
export function widgetOf<T extends FieldType>(type: T): Widget<T> {
  return widgets[type] as unknown as Widget<T>
}
