/** A small PDF that says its own name, so that two papers are two files. */
export function paperOf(name: string): { name: string; bytes: Uint8Array<ArrayBuffer> } {
  const text = `%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n% ${name}\n`
  return { name, bytes: new TextEncoder().encode(text) }
}
