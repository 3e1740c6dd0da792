import { generationStep } from '../log/generation.ts'

/** Steps that every kind has. */
export const reservedSteps: readonly string[] = ['open', 'share', 'erase', 'erased', 'unsealed', generationStep]
/** Those of them that add to a matter and move none of its tracks. */
export const reservedAdds: readonly string[] = ['erase', 'erased', generationStep]
