/** The address of what is behind a number; every number on a screen is a link to it. */
export function behindHref(
  indicator: string,
  asked: { by?: string; key?: string; period?: string; sample?: boolean },
): string {
  const query = new URLSearchParams({ of: indicator })
  for (const name of ['by', 'key', 'period'] as const) if (asked[name] !== undefined) query.set(name, asked[name])
  if (asked.sample) query.set('sample', '1')
  return `/cockpit/behind?${query}`
}
