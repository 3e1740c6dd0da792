import type { SettingAnswer } from '../../api/types.ts'

/** The form of a new value, with what holds now to begin from. */
export function proposePath({ key, value, own }: Pick<SettingAnswer, 'key' | 'value' | 'own'>): string {
  const brought = new URLSearchParams({ 'f.key': key })
  if (value !== undefined) brought.set('f.value', JSON.stringify(value))
  if (own) brought.set('f.replaces', own.matter)
  return `/open/setting?${brought}`
}
