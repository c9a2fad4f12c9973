import { pathToFileURL } from 'node:url'
import pg from 'pg'
import { PgBoss } from 'pg-boss'
import { JOBS_SCHEMA } from '@/lib/core/queues'
import { queues } from '@/lib/jobs/queues'

/** The worker and the portal connect as this role, which may use the queues and change nothing of their structure. */
const grants = `
  GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO gemba_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO gemba_app;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO gemba_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO gemba_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOBS_SCHEMA} GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO gemba_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA ${JOBS_SCHEMA} GRANT EXECUTE ON FUNCTIONS TO gemba_app;
`

/**
 * Installs or upgrades pg-boss's tables, creates the queues with their retry policies and schedules, and lets the app's
 * role use them.
 * `ownerUrl` is the address of the role that owns the database. Can be run again at any time.
 */
export async function setupJobs(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    // Replicas that start together take turns.
    await owner.query('SELECT pg_advisory_lock(72707370)')
    await prepareQueues(ownerUrl)
    await owner.query(grants)
  } finally {
    await owner.end()
  }
}

async function prepareQueues(connectionString: string): Promise<void> {
  const boss = new PgBoss({ connectionString, schema: JOBS_SCHEMA, max: 2, supervise: false, schedule: false })
  let failure: Error | undefined
  boss.on('error', (error) => {
    failure ??= error
  })
  await boss.start()
  try {
    for (const [name, { cron, ...policy }] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, policy)
      else await boss.createQueue(name, policy)
      if (cron) await boss.schedule(name, cron, null, { tz: 'UTC' })
    }
    // A queue of an earlier version has nobody to do its work.
    for (const { name } of await boss.getSchedules()) if (!(name in queues)) await boss.unschedule(name)
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failure) throw failure
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  await setupJobs(process.env.DATABASE_URL ?? '')
