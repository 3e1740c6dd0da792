import type { Receipt } from '../api/types.ts'

/** Query codes made with a matter; a receipt without one needs no page. */
export function codesOf(receipt: (Receipt & { queryCode?: string }) | undefined): string[] {
  return receipt?.queryCode ? [receipt.queryCode] : Object.values(receipt?.codes ?? {})
}
