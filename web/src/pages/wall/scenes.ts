/** What the wall shows in turn. */
export const scenes = ['overview', 'stages', 'across'] as const
export type Scene = (typeof scenes)[number]

export interface WallSettings {
  /** Held on this one; otherwise they follow each other. */
  pinned: Scene | undefined
  visitor: boolean
  /** How long a scene stays. */
  sceneMs: number
  /** How often everything is read again where nothing else says so. */
  refreshMs: number
}

const shortest = 30
const longest = 60

/** The wall's settings stand in its address: `?scene=across`, `?every=45`, `?visitor=1`, `?refresh=30`, in seconds. */
export function settingsOf(search: URLSearchParams): WallSettings {
  const scene = search.get('scene')
  return {
    pinned: scenes.find((one) => one === scene),
    visitor: search.get('visitor') === '1',
    sceneMs: 1000 * within(search.get('every'), shortest, longest, 45),
    refreshMs: 1000 * within(search.get('refresh'), 1, 300, 30),
  }
}

function within(text: string | null, least: number, most: number, otherwise: number): number {
  const value = Number(text)
  return text === null || !Number.isFinite(value) ? otherwise : Math.min(most, Math.max(least, value))
}

export function sceneAfter(scene: Scene, steps: number): Scene {
  const at = (scenes.indexOf(scene) + steps + scenes.length) % scenes.length
  return scenes[at] as Scene
}
