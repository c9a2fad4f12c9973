import 'server-only'
import { platformDb } from './db'
import { log } from './log'

/** Time that the database has to answer before the portal calls itself not ready, ms. */
const patience = 3000

const within = <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('timeout')), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/**
 * Does the database answer, with the portal's tables and the job queues in it? Says no more than that: anybody may ask.
 */
export async function readiness(): Promise<{ ready: boolean; database: boolean; jobs: boolean }> {
  try {
    const [row] = await within(platformDb().$queryRaw<{ tables: boolean; jobs: boolean }[]>`
      SELECT to_regclass('"Tenant"') IS NOT NULL AS tables, to_regclass('pgboss.job') IS NOT NULL AS jobs`)
    const database = row?.tables === true
    const jobs = row?.jobs === true
    return { ready: database && jobs, database, jobs }
  } catch (error) {
    log.error({ err: error instanceof Error ? error.message : String(error) }, 'not ready')
    return { ready: false, database: false, jobs: false }
  }
}
