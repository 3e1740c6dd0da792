import { type FormField, fieldTypeEntry, type JsonSchema, type Kind, type KindDeclaration } from '@lianyu/kernel'

/** The forms of a kind as JSON Schema 2020-12, for programs that fill them. */
export interface KindSchemas {
  opening: JsonSchema
  steps: Record<string, JsonSchema>
}

const made = new WeakMap<KindDeclaration, KindSchemas>()

/** Made once for each kind: from the same registry of field types that checks what is handed in. */
export function schemasOf(kind: Kind): KindSchemas {
  let schemas = made.get(kind.declaration)
  if (schemas === undefined) {
    schemas = make(kind)
    made.set(kind.declaration, schemas)
  }
  return schemas
}

function make(kind: Kind): KindSchemas {
  const { declaration } = kind
  const steps: Record<string, JsonSchema> = {}
  for (const track of Object.values(declaration.tracks)) {
    for (const [id, step] of Object.entries(track.steps)) steps[id] = formSchema(kind, step.form ?? [])
  }
  for (const [id, step] of Object.entries(declaration.open)) steps[id] = formSchema(kind, step.form)
  return { opening: formSchema(kind, declaration.opening.form), steps }
}

function formSchema({ declaration, labels }: Kind, form: readonly FormField[]): JsonSchema {
  const properties: Record<string, JsonSchema> = {}
  for (const { field, computed } of form) {
    const declared = declaration.fields[field]
    if (declared === undefined || computed) continue
    const label = labels.fields[field]
    properties[field] = {
      ...fieldTypeEntry(declared.type).jsonSchema(declared),
      ...(label === undefined ? {} : { title: label.zh, description: label.en }),
    }
  }
  // What is needed only with certain answers is optional to a schema; the node says so when it is missing.
  const required = form.filter((asked) => asked.required === true && asked.when === undefined).map(({ field }) => field)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    properties,
    ...(required.length === 0 ? {} : { required }),
    additionalProperties: false,
  }
}
