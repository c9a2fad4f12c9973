// Second stage of run.mjs: opens the database of the configuration (the embedded one, or DATABASE_URL's) and runs the
// script as the app.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { generateIfNeeded } from './build.mjs'
import { address, dataFolder, loadDotEnv, secretOf } from './configuration.mjs'
import { node, root, serverLoader } from './install.mjs'
import { Refusal, command } from './say.mjs'

await command(async () => {
  loadDotEnv()
  const [script, ...rest] = process.argv.slice(2)
  if (!script) throw new Refusal('Не указано, что выполнить.')
  const folder = dataFolder()
  const secret = secretOf(folder)
  generateIfNeeded()
  const { openDatabase } = await import('./database.mjs')
  const database = await openDatabase({ folder, secret, demo: false, say: () => undefined })
  const { host, port } = address()
  const env = {
    ...process.env,
    APP_DATABASE_URL: database.appUrl,
    DATABASE_URL: '',
    AUTH_SECRET: secret,
    GEMBA_DATA: folder,
    APP_URL: process.env.APP_URL || `http://${host}:${port}`,
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
  }
  const code = await new Promise((ended) => {
    spawn(node, ['--import', serverLoader, join(root, script), ...rest], { stdio: 'inherit', env }).on(
      'exit',
      (status) => ended(status ?? 1),
    )
  })
  await database.stop()
  process.exit(Number(code))
})
