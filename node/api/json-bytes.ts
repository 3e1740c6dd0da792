const scratch = Buffer.allocUnsafeSlow(1024 * 1024)
/** A UTF-16 unit takes at most three bytes. */
const mostUnits = Math.floor(scratch.length / 3)

/**
 * JSON as the bytes that are sent. Given a text, the server would measure it and then encode it, which for Chinese costs
 * more than making it; written into a buffer that is large enough it is measured and encoded in one pass.
 */
export function jsonBytes(payload: unknown): Buffer {
  const text = JSON.stringify(payload)
  return text.length > mostUnits ? Buffer.from(text) : Buffer.from(scratch.subarray(0, scratch.write(text)))
}
