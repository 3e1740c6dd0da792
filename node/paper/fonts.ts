import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Face } from './page-form.ts'

/** A font file, with the name of the face inside where the file holds several. */
export interface FontFile {
  file: string
  face?: string
  /** What the paper says it was set in. */
  name: string
}

/** Where the operator may put the standard's own fonts, licensed by them: `title.ttf`, `text.ttf`, `level1.ttf` … */
const own = process.env.LIANYU_FONTS

const noto = [
  '/usr/share/fonts/opentype/noto',
  '/usr/share/fonts/noto-cjk',
  '/usr/share/fonts/google-noto-cjk',
  '/usr/share/fonts/OTF',
]

/** What stands in for a face that may not be redistributed. 宋 for 小标宋, 仿宋 and 楷, 黑 for 黑. */
const standIns: Record<Face, { file: string; face: string; name: string }> = {
  title: { file: 'NotoSerifCJK-Bold.ttc', face: 'NotoSerifCJKsc-Bold', name: 'Noto Serif CJK SC Bold' },
  text: { file: 'NotoSerifCJK-Regular.ttc', face: 'NotoSerifCJKsc-Regular', name: 'Noto Serif CJK SC' },
  level1: { file: 'NotoSansCJK-Bold.ttc', face: 'NotoSansCJKsc-Bold', name: 'Noto Sans CJK SC Bold' },
  level2: { file: 'NotoSerifCJK-Bold.ttc', face: 'NotoSerifCJKsc-Bold', name: 'Noto Serif CJK SC Bold' },
  pageNumber: { file: 'NotoSerifCJK-Regular.ttc', face: 'NotoSerifCJKsc-Regular', name: 'Noto Serif CJK SC' },
}

let found: Record<Face, FontFile> | undefined

/** The fonts of this machine; undefined where one face has none. Looked for once, until they are found. */
export function fontsHere(): Record<Face, FontFile> | undefined {
  found ??= lookFor()
  return found
}

function lookFor(): Record<Face, FontFile> | undefined {
  const faces: Partial<Record<Face, FontFile>> = {}
  for (const face of Object.keys(standIns) as Face[]) {
    const file = ownFont(face) ?? standIn(face)
    if (file === undefined) return undefined
    faces[face] = file
  }
  return faces as Record<Face, FontFile>
}

function ownFont(face: Face): FontFile | undefined {
  for (const ending of own === undefined ? [] : ['ttf', 'otf']) {
    const file = path.join(own as string, `${face}.${ending}`)
    if (existsSync(file)) return { file, name: `${face}.${ending}` }
  }
  return undefined
}

function standIn(face: Face): FontFile | undefined {
  const { file, ...rest } = standIns[face]
  const folder = noto.find((one) => existsSync(path.join(one, file)))
  return folder === undefined ? undefined : { file: path.join(folder, file), ...rest }
}
