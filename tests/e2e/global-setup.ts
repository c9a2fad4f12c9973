import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FullConfig } from '@playwright/test'
import pg from 'pg'
import { databaseAt, prepareDatabase, seed } from '../../lib/cli/database.mjs'
import { freePort, startEmbedded } from '../../lib/cli/embedded.mjs'
import { startPortal, startWorker, waitReady } from '../../lib/cli/processes.mjs'

const secret = 'e2e-secret-e2e-secret-e2e-secret'
const database = 'gemba_e2e'

/**
 * Starts the built portal, with its worker, on a database of its own that holds the demonstration; ends both
 * afterwards.
 */
export default async function setup(_config: FullConfig): Promise<() => Promise<void>> {
  if (!existsSync('.next/BUILD_ID')) throw new Error('Портал не собран. Запустите npm test целиком: он соберёт.')
  const undo: (() => Promise<void> | void)[] = []
  const teardown = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const folder = mkdtempSync(join(tmpdir(), 'gemba-e2e-'))
    chmodSync(folder, 0o755)
    undo.push(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    let server = process.env.TEST_DATABASE_URL
    if (!server) {
      const embedded = await startEmbedded({ folder: join(folder, 'postgres'), flags: ['fsync=off'] })
      undo.push(embedded.remove, embedded.stop)
      server = embedded.url
    }
    const admin = new pg.Client({ connectionString: server })
    await admin.connect()
    await admin.query(`DROP DATABASE IF EXISTS ${database} WITH (FORCE)`)
    await admin.query(`CREATE DATABASE ${database}`)
    await admin.end()
    const ownerUrl = databaseAt(server, database)
    const { appUrl } = await prepareDatabase({ ownerUrl, secret })
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const env = {
      APP_DATABASE_URL: appUrl,
      AUTH_SECRET: secret,
      GEMBA_DATA: folder,
      GEMBA_DEMO: '1',
      APP_URL: url,
      LOG_LEVEL: 'warn',
    }
    await seed({ ...env, DATABASE_URL: ownerUrl })
    // The workers of Playwright inherit these: addresses for the browser and for factories that write rows directly.
    Object.assign(process.env, env, { DATABASE_URL: ownerUrl, BASE_URL: url })
    const portal = startPortal({ host: '127.0.0.1', port, env: { ...env, DATABASE_URL: '' } })
    undo.push(portal.stop)
    const worker = startWorker({ env: { ...env, DATABASE_URL: '' } })
    undo.push(worker.stop)
    await waitReady(url, portal)
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}
