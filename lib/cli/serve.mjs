// Second stage of `npm start` and `npm run dev`, on the project's own Node: database, build, portal, worker.
import { randomBytes } from 'node:crypto'
import { buildIfNeeded, generateIfNeeded } from './build.mjs'
import { address, dataFolder, isProduction, loadDotEnv, secretOf } from './configuration.mjs'
import { keep, startPortal, startWorker, waitReady } from './processes.mjs'
import { Refusal, command, say } from './say.mjs'

/** What to undo on the way out, last first. @type {(() => Promise<unknown>)[]} */
const undo = []
let leaving = /** @type {Promise<void> | null} */ (null)
const leave = (/** @type {number} */ code) =>
  (leaving ??= (async () => {
    for (const step of undo.reverse()) await step().catch((error) => console.error(String(error)))
    process.exit(code)
  })())

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => {
    if (leaving) return
    say('Останавливаю…')
    void leave(0)
  })

/** The demonstration's sign-ins as a table. @param {string} url */
async function printSignIns(url) {
  const { tsImport } = await import('tsx/esm/api')
  const { demoSignIns, DEMO_PASSWORD } = await tsImport('../people/demo-sign-ins.ts', import.meta.url)
  const rows = /** @type {{ label: string, email: string, role: string }[]} */ (demoSignIns)
  const [labels, emails] = [
    Math.max(...rows.map((row) => row.label.length)),
    Math.max(...rows.map((row) => row.email.length)),
  ]
  say(`\nВход: ${url}/sign-in, пароль у всех ${DEMO_PASSWORD}`)
  for (const row of rows) say(`  ${row.label.padEnd(labels)}  ${row.email.padEnd(emails)}  ${row.role}`)
}

await command(async () => {
  try {
    loadDotEnv()
    const dev = process.env.GEMBA_DEV === '1'
    const { host, port } = address()
    const production = isProduction()
    if (process.env.GEMBA_PRODUCTION === '1' && !process.env.DATABASE_URL)
      throw new Refusal('Для рабочего портала (GEMBA_PRODUCTION=1) нужна своя база данных. Задайте DATABASE_URL.')
    const folder = dataFolder()
    const secret = secretOf(folder)
    const demo = !production && process.env.GEMBA_DEMO !== '0'
    generateIfNeeded()
    const { openDatabase } = await import('./database.mjs')
    const database = await openDatabase({ folder, secret, demo, say })
    undo.push(database.stop)
    if (leaving) return
    if (!dev) buildIfNeeded()
    if (leaving) return
    const url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host}:${port}`
    const env = {
      APP_DATABASE_URL: database.appUrl,
      AUTH_SECRET: secret,
      GEMBA_DATA: folder,
      GEMBA_DEMO: demo ? '1' : '0',
      APP_URL: process.env.APP_URL || url,
      // The owner's address stays here: the portal and the worker know the app role's alone.
      DATABASE_URL: '',
      LOG_LEVEL: process.env.LOG_LEVEL || (production ? 'info' : 'warn'),
      // The worker tells the portal what was published.
      PORTAL_REPLICAS: process.env.PORTAL_REPLICAS || url,
      CACHE_REFRESH_SECRET: process.env.CACHE_REFRESH_SECRET || randomBytes(24).toString('hex'),
    }
    say('Запускаю…')
    const portal = startPortal({
      host,
      port,
      dev,
      env,
      stdio: ['ignore', production || dev ? 'inherit' : 'ignore', 'inherit'],
    })
    undo.push(portal.stop)
    const worker = keep(() => startWorker({ dev, env, stdio: ['ignore', 'inherit', 'inherit'] }))
    undo.push(worker.stop)
    await waitReady(url, portal)
    say(`\nПортал «Гемба» работает: ${env.APP_URL}`)
    if (demo) await printSignIns(env.APP_URL)
    say('\nОстановить: Ctrl-C')
    const how = await portal.ended
    if (leaving) return
    console.error(`Портал остановился сам (${how}). Запустите снова: npm start`)
    await leave(1)
  } catch (error) {
    // A stop in the middle of the start breaks what was running; the person asked for it.
    if (leaving) return
    for (const step of undo.reverse()) await step().catch(() => undefined)
    throw error
  }
})
