/** Field types of the one registry; the check, refusal, JSON Schema and widget name of each stand in `fields/`. */
export const fieldTypes = [
  'words', 'paragraph', 'money', 'integer', 'decimal', 'area', 'energy', 'percent', 'day', 'month', 'instant', 'yes-no',
  'choice', 'choices', 'uscc', 'resident-id', 'division', 'project-code', 'phone', 'party', 'parties', 'desk', 'matter', 'file',
  'files', 'place', 'rating', 'scope-rows', 'json',
] as const
export type FieldType = (typeof fieldTypes)[number]
