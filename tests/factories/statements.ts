import pg from 'pg'
import { vi } from 'vitest'

/**
 * SQL statements of one call, as they go to the database; a first call is not counted: it fills what a process
 * remembers.
 */
export async function sent(work: () => Promise<unknown>): Promise<number> {
  await work()
  const query = vi.spyOn(pg.Client.prototype, 'query')
  await work()
  const { length } = query.mock.calls
  query.mockRestore()
  return length
}
