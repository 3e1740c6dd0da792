/** May not begin a line; may not end one. @source GB/T 15834-2011, 5.1 (标点符号不居行首, 不居行末) */
const notFirst = /^[、。，．：；？！）》〉」』】〕”’…—％%,.:;?!)\]}]/u
const notLast = /[（《〈「『【〔“‘([{]$/u

/**
 * Breaks text into lines of a width. Between Han characters anywhere but beside the marks that must not begin or end a
 * line; words and numbers stay whole where they fit on a line at all.
 *
 * @param widthOf  the width of a piece of text, in the same unit as `width`
 * @param indent   how much narrower the first line is
 */
export function breakLines(text: string, width: number, widthOf: (piece: string) => number, indent = 0): string[] {
  const lines: string[] = []
  let line: string[] = []
  let used = indent
  const take = (piece: string) => {
    line.push(piece)
    used += widthOf(piece)
  }
  const end = () => {
    const carried: string[] = []
    while (line.length > 1 && notLast.test(line.at(-1) as string)) carried.unshift(line.pop() as string)
    lines.push(line.join('').trimEnd())
    line = []
    used = 0
    for (const piece of carried) take(piece)
  }
  for (const piece of pieces(text)) {
    if (used + widthOf(piece) > width + 0.01 && line.length > 0) {
      const carried: string[] = []
      // A mark that may not begin a line takes what stands before it along.
      while (line.length > 1 && notFirst.test(carried[0] ?? piece)) carried.unshift(line.pop() as string)
      end()
      for (const one of carried) take(one)
    }
    if (widthOf(piece) <= width) {
      if (line.length > 0 || piece.trim() !== '') take(piece)
      continue
    }
    for (const character of piece) {
      if (used + widthOf(character) > width && line.length > 0) end()
      take(character)
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(line.join('').trimEnd())
  return lines
}

/** Han characters and marks one by one; words and numbers whole. */
function pieces(text: string): string[] {
  return text.match(/[A-Za-z0-9][A-Za-z0-9.,:%/@_-]*[A-Za-z0-9%]|[\s\S]/gu) ?? []
}

/**
 * A title's lines: between words where it has any and each fits, since a title that turns over keeps its words whole.
 *
 * @source GB/T 9704-2012, 7.3.1 (a title over several lines breaks where its words end)
 */
export function titleLines(title: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = []
  for (const word of title.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`) <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.every((line) => widthOf(line) <= width) ? lines : breakLines(title, width, widthOf)
}
