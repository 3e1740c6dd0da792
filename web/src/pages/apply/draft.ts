import type { OwnFile } from './answers.ts'

/** What was typed and not sent, on this device alone; the command makes a lost answer safe to ask for again. */
export interface Draft {
  command: string
  values: Record<string, string>
  files: Record<string, OwnFile[]>
}

const prefix = 'lianyu.apply.'

/** Whose draft of what it is. */
export const draftKey = (who: string, about: string) => `${who}.${about}`

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

/** On signing out, and where somebody else signs in after a session that ran out: a shared device keeps nothing of others. */
export function dropDrafts(except?: string): void {
  try {
    const kept = except === undefined ? undefined : prefix + draftKey(except, '')
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(prefix) && (kept === undefined || !key.startsWith(kept))) localStorage.removeItem(key)
    }
  } catch {
    // Nothing was kept.
  }
}
