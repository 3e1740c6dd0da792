/**
 * One sheet that says what it stands for, as a small PDF: the same words give the same bytes, so that an act played again
 * names the same file. Its typeface is one that every reader of Chinese papers brings, so nothing is embedded.
 */
export function samplePaper(words: string): Buffer {
  const shown = (text: string, size: number, y: number) =>
    `BT /F ${size} Tf 72 ${y} Td <${Buffer.from(text, 'utf16le').swap16().toString('hex')}> Tj ET`
  const content = [shown(words, 20, 700), shown('示例材料，仅供演示', 12, 668)].join('\n')
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Count 1/Kids[3 0 R]>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>stream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UTF16-H/DescendantFonts[6 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>' +
      '/FontDescriptor 7 0 R>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880' +
      '/Descent -120/CapHeight 880/StemV 93>>',
  ]
  let text = '%PDF-1.4\n'
  const places: number[] = []
  for (const [n, object] of objects.entries()) {
    places.push(text.length)
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<</Size ${count}/Root 1 0 R>>\n`
  return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1')
}
