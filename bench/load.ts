import { Agent, request } from 'node:http'

export interface Load {
  /** Requests answered in a second. */
  rate: number
  /** Time to each answer, in milliseconds. */
  times: number[]
  /** Answers that were not the expected status, by status. */
  failed: Record<number, number>
}

export interface Shot {
  path: string
  headers: Record<string, string>
  body: string
}

/**
 * Drives a server with so many callers, each sending its next request when the last is answered, for so long. Runs in
 * the caller's process, so it takes its share of the machine; what is compared is driven the same way.
 */
export async function drive(
  url: string,
  callers: number,
  forMs: number,
  next: (caller: number, n: number) => Shot,
): Promise<Load> {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const times: number[] = []
  const failed: Record<number, number> = {}
  const began = performance.now()
  const until = began + forMs
  const shoot = ({ path, headers, body }: Shot) =>
    new Promise<number>((settle, fail) => {
      const length = String(Buffer.byteLength(body))
      const asked = request(
        { agent, hostname, port, path, method: 'POST', headers: { ...headers, 'content-length': length } },
        (answer) => {
          answer.resume()
          answer.once('end', () => settle(answer.statusCode ?? 0))
        },
      )
      asked.once('error', fail)
      asked.end(body)
    })
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let n = 0; performance.now() < until; n++) {
        const at = performance.now()
        const status = await shoot(next(caller, n))
        if (status >= 200 && status < 300) times.push(performance.now() - at)
        else failed[status] = (failed[status] ?? 0) + 1
      }
    }),
  )
  agent.destroy()
  return { rate: times.length / ((performance.now() - began) / 1000), times, failed }
}
