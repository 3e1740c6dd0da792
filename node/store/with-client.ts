import pg from 'pg'
import { type Connection, configOf } from './connection.ts'

/**
 * One connection for a while. A server that goes away while nothing is asked of it is told by the next question: without a
 * listener that loss would end the process.
 */
export async function withClient<T>(connection: Connection, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(configOf(connection))
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
