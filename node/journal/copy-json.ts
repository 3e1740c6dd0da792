/** A deep copy of plain JSON data; several times faster than writing and parsing it, for small states. */
export function copyJson<T>(value: T): T {
  if (typeof value !== 'object' || value === null) {
    return value
  }
  if (Array.isArray(value)) {
    const list = new Array(value.length)
    for (let i = 0; i < value.length; i++) {
      list[i] = copyJson(value[i])
    }
    return list as T
  }
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) {
    copy[key] = copyJson((value as Record<string, unknown>)[key])
  }
  return copy as T
}
