import type { OwnFile } from './answers.ts'

/** What was typed and not sent, on this device alone; the command makes a lost answer safe to ask for again. */
export interface Draft {
  command: string
  values: Record<string, string>
  files: Record<string, OwnFile[]>
}

const prefix = 'lianyu.apply.'

export function readDraft(key: string): Draft | undefined {
  try {
    const kept = localStorage.getItem(prefix + key)
    return kept === null ? undefined : (JSON.parse(kept) as Draft)
  } catch {
    return undefined
  }
}

export function keepDraft(key: string, draft: Draft): void {
  try {
    localStorage.setItem(prefix + key, JSON.stringify(draft))
  } catch {
    // A browser that keeps nothing: the form stands as long as the page does.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(prefix + key)
  } catch {
    // Nothing was kept.
  }
}

/** On signing out: a shared telephone keeps nothing of who was there. */
export function dropAllDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix)) localStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
