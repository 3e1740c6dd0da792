import type { Kind } from '@lianyu/kernel'
import type { Say } from '../api/say.ts'
import type { FieldSpec } from '../fields/widget.ts'

/** What a widget may know of a field: its declaration and its words in the reader's language. */
export function fieldSpec({ declaration, labels }: Kind, field: string, say: Say): FieldSpec {
  const label = labels.fields[field]
  return {
    ...declaration.fields[field],
    label: say(label) || field,
    ...(label?.hint && { hint: say(label.hint) }),
    ...(label?.choices && {
      options: Object.fromEntries(Object.entries(label.choices).map(([id, words]) => [id, say(words)])),
    }),
  }
}
