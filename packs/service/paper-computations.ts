import type { Computation } from '@lianyu/kernel'

const hashOf = (files: unknown): string | undefined => {
  const first: unknown = Array.isArray(files) ? files[0] : undefined
  return typeof first === 'object' && first !== null ? String((first as { hash?: unknown }).hash) : undefined
}

/** What is shown, seen and given is one and the same file: by its SHA-256, which stands in the facts of all three. */
export const paperComputations: Record<string, Computation> = {
  'paper-fingerprint': ({ values }) => ({ previewedHash: hashOf(values.previewFile) }),
  'paper-seen': ({ values }) => ({ sawHash: values.previewedHash }),
  'paper-approved': ({ matter }) => ({ approvedHash: matter?.shared.adds['saw-preview']?.at(-1)?.fields.sawHash }),
  'paper-as-previewed': ({ values }) => {
    const given = hashOf(values.paper)
    return { asPreviewed: given !== undefined && given === values.previewedHash && given === values.approvedHash }
  },
}
