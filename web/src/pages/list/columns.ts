import { useState } from 'react'

const key = (kinds: string) => `lianyu.columns.${kinds}`

/** Which columns this reader sees of this kind: kept on this device. */
export function useColumns(kinds: string, fresh: string[]): [string[], (columns: string[]) => void] {
  const [chosen, setChosen] = useState<{ kinds: string; columns: string[] | undefined }>(() => ({
    kinds,
    columns: kept(kinds),
  }))
  const columns = chosen.kinds === kinds ? chosen.columns : kept(kinds)
  return [
    columns ?? fresh,
    (columns) => {
      localStorage.setItem(key(kinds), JSON.stringify(columns))
      setChosen({ kinds, columns })
    },
  ]
}

function kept(kinds: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key(kinds)) ?? 'null')
    return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined
  } catch {
    return undefined
  }
}
