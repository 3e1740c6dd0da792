import { useSyncExternalStore } from 'react'
import { crossSite } from './client.ts'
import { heardFrom, notHeardFrom } from './line.ts'
import { fromBody, noAnswer } from './problem.ts'
import type { FileAnswer } from './types.ts'

/**
 * Sends a file as it is. XMLHttpRequest, because fetch does not tell how much has gone up.
 *
 * @param told  called with 0 … 1
 * @throws ProblemError; AbortError when stopped
 */
export function upload(file: File, told: (share: number) => void, stop: AbortSignal): Promise<FileAnswer> {
  count(1)
  return send(file, told, stop).finally(() => count(-1))
}

let onTheWay = 0
const told = new Set<() => void>()
function count(by: 1 | -1): void {
  onTheWay += by
  for (const tell of told) tell()
}
function hear(tell: () => void): () => void {
  told.add(tell)
  return () => told.delete(tell)
}

/** True while a file is going up: what is sent before it is kept would go without it. */
export const useUploading = (): boolean => useSyncExternalStore(hear, () => onTheWay > 0)

function send(file: File, told: (share: number) => void, stop: AbortSignal): Promise<FileAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('PUT', '/api/files')
    request.responseType = 'text'
    for (const [name, value] of Object.entries(crossSite)) request.setRequestHeader(name, value)
    request.setRequestHeader('X-File-Name', encodeURIComponent(file.name))
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.setRequestHeader('Accept-Language', document.documentElement.lang || 'zh-CN')
    request.upload.addEventListener('progress', (event) => event.lengthComputable && told(event.loaded / event.total))
    request.addEventListener('error', (event) => {
      notHeardFrom()
      reject(noAnswer(event))
    })
    request.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')))
    request.addEventListener('load', () => {
      heardFrom()
      const body = parsed(request.responseText)
      if (request.status >= 200 && request.status < 300) resolve(body as unknown as FileAnswer)
      else reject(fromBody(request.status, body))
    })
    if (stop.aborted) return reject(new DOMException('stopped', 'AbortError'))
    stop.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
