import type { Kind, Text } from '@lianyu/kernel'
import type { Say } from '../api/say.ts'
import type { FieldSpec } from '../fields/widget.ts'

/** What a widget may know of a field: its declaration and its words in the reader's language. */
export function fieldSpec({ declaration, labels }: Kind, field: string, say: Say): FieldSpec {
  const label = labels.fields[field]
  return {
    ...declaration.fields[field],
    label: say(label) || field,
    ...(label?.hint && { hint: say(label.hint) }),
    ...(label?.choices && { options: said(label.choices, say) }),
    ...(label?.rows && {
      columns: Object.fromEntries(
        Object.entries(label.rows).map(([id, words]) => [
          id,
          { label: say(words), ...(words.choices && { options: said(words.choices, say) }) },
        ]),
      ),
    }),
  }
}

function said(words: Record<string, Text>, say: Say): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([id, one]) => [id, say(one)]))
}
