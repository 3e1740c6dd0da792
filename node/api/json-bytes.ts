const scratch = Buffer.allocUnsafeSlow(1024 * 1024)
/** A UTF-16 unit takes at most three bytes. */
const mostUnits = Math.floor(scratch.length / 3)

/**
 * JSON as the bytes that are sent. Given a text, the server would measure it and then encode it, which for Chinese costs
 * more than making it; written into a buffer that is large enough it is measured and encoded in one pass.
 */
export function jsonBytes(payload: unknown): Buffer {
  return bytesOf(JSON.stringify(payload))
}

/** Texts this short go out behind the head of the answer in the same piece; with bytes the system is handed two. */
const shortUnits = 1024

/** The same, for an answer that may be either. */
export function jsonToSend(payload: unknown): Buffer | string {
  const text = JSON.stringify(payload)
  return text.length <= shortUnits ? text : bytesOf(text)
}

function bytesOf(text: string): Buffer {
  return text.length > mostUnits ? Buffer.from(text) : Buffer.from(scratch.subarray(0, scratch.write(text)))
}
