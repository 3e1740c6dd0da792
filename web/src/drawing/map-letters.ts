import type { WallAnswer } from '../api/types-screens.ts'

const letters = '甲乙丙丁戊己庚辛壬癸'
const mostLetters = letters.length

interface Lettered {
  matter: string
  title: string
  light?: WallAnswer['points'][number]['light']
}

/**
 * Letters for what is late or near due, so that the map and the list name the same thing: the name's own last character
 * where it is such a letter, else the next that is free.
 */
export function lettersOf(points: readonly Lettered[]): Map<string, string> {
  const marked = points.filter(({ light }) => light === 'late' || light === 'due-soon').slice(0, mostLetters)
  const found = new Map<string, string>()
  const taken = new Set<string>()
  for (const { matter, title } of marked) {
    const own = title.at(-1) ?? ''
    if (!letters.includes(own) || taken.has(own)) continue
    found.set(matter, own)
    taken.add(own)
  }
  for (const { matter } of marked) {
    const free = [...letters].find((letter) => !taken.has(letter))
    if (found.has(matter) || free === undefined) continue
    found.set(matter, free)
    taken.add(free)
  }
  return found
}
