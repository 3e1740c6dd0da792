/** Conditions are values over shared fields and stages, never function bodies; evaluated in `decide`. */
export type Condition =
  | { filled: string }
  | { equals: [field: string, value: string | number | boolean] }
  | { atLeast: [field: string, value: number] }
  | { atMost: [field: string, value: number] }
  /** The day in this field has come: today or before. */
  | { come: string }
  /** The day in this field is over. */
  | { past: string }
  /** Two fields have the same value (a scanned number is the one that was sent). */
  | { same: [field: string, other: string] }
  /** The value of the first is one of the second's, a list. */
  | { among: [field: string, list: string] }
  | { stage: [track: string, stages: string[]] }
  /** A setting has this value today; `otherwise` is its value while nobody has set it. */
  | { setting: [key: string, value: string | number | boolean]; otherwise: string | number | boolean }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition }
