import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

/** The tokens of a block, over those that it inherits. */
function tokensOf(selector: string, over: Record<string, string> = {}): Record<string, string> {
  const body = css.split(`${selector} {`)[1]?.split('}')[0] ?? ''
  const own = Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value]))
  return { ...over, ...own }
}

/** Relative luminance. @source WCAG 2.2, 1.4.3 and its definition of relative luminance */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  const [r = 0, g = 0, b = 0] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

/** Pairs that fall short, each with its ratio. */
function tooFaint(tokens: Record<string, string>, fronts: string[], grounds: string[], least: number): string[] {
  return fronts.flatMap((front) =>
    grounds.flatMap((ground) => {
      const ratio = contrast(tokens[front] ?? '#000000', tokens[ground] ?? '#000000')
      return ratio < least ? [`${front} on ${ground}: ${ratio.toFixed(2)}`] : []
    }),
  )
}

const words = ['ink', 'ink-2', 'pine', 'other', 'ok', 'soon', 'late', 'caught', 'done']
const desk = tokensOf(':root')
const phone = tokensOf('[data-on="phone"]', desk)
const wall = tokensOf('[data-on="wall"]', desk)
const large = tokensOf('[data-type="large"]', desk)

describe('contrast', () => {
  it('is reckoned as the standard says', () => {
    expect(contrast('#000000', '#ffffff')).toBe(21)
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
  })
  it('is 4.5:1 or better for every word on a desk and a phone', () => {
    const grounds = ['paper', 'sheet', 'rail', 'pine-tint']
    expect(tooFaint(desk, [...words, 'off'], grounds, 4.5)).toEqual([])
    expect(tooFaint(phone, [...words, 'off'], grounds, 4.5)).toEqual([])
    expect(tooFaint(desk, ['ink', 'ink-2'], ['chosen'], 4.5)).toEqual([])
    // What is pressed: paper on pine.
    expect(tooFaint(desk, ['sheet'], ['pine', 'ink'], 4.5)).toEqual([])
  })
  it('is 7:1 or better for every word on the wall, and on the county drawn there', () => {
    expect(tooFaint(wall, words, ['paper'], 7)).toEqual([])
    expect(tooFaint(wall, ['ink', 'late', 'soon', 'ok'], ['ground'], 4.5)).toEqual([])
    expect(tooFaint(wall, ['ink'], ['ground'], 7)).toEqual([])
  })
  it('is 7:1 or better for ink in large type', () => {
    expect(tooFaint(large, ['ink', 'ink-2', 'off'], ['paper', 'sheet', 'rail'], 7)).toEqual([])
  })
  it('is 3:1 or better for what is drawn and must be seen', () => {
    expect(tooFaint(desk, ['line-strong', 'cell'], ['paper', 'sheet'], 3)).toEqual([])
    expect(tooFaint(wall, ['cell', 'border'], ['paper'], 3)).toEqual([])
  })
})
