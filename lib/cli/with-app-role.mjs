// Runs a part of the portal (compose.yaml) as the app's role: APP_DATABASE_URL follows from GEMBA_DATABASE and
// AUTH_SECRET.
import { constants } from 'node:os'
import { spawn } from 'node:child_process'
import { appUrlOf } from './app-role.mjs'
import { Refusal, command } from './say.mjs'

await command(() => {
  const { GEMBA_DATABASE: database, AUTH_SECRET: secret, APP_DATABASE_URL: given } = process.env
  if (!secret) throw new Refusal('Не задан AUTH_SECRET. Создайте (openssl rand -hex 32) и передайте его.')
  if (!database && !given)
    throw new Refusal(
      'Не задан GEMBA_DATABASE – адрес базы данных без имени и пароля, например postgresql://db:5432/gemba.',
    )
  const child = spawn(process.execPath, process.argv.slice(2), {
    stdio: 'inherit',
    env: { ...process.env, APP_DATABASE_URL: given || appUrlOf(database ?? '', secret) },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)))
  return Promise.resolve()
})
