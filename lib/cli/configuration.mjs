// What the environment says about this run: where the data lie, which database, demonstration or production.
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { root } from './install.mjs'
import { makeFolder, Refusal } from './say.mjs'

/** Host and port of the portal; refuses nonsense. */
export function address() {
  const port = Number(process.env.PORT || 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new Refusal(
      `PORT=${process.env.PORT} – не номер порта. Укажите число от 1 до 65535, например: PORT=3001 npm start`,
    )
  return { host: process.env.HOST || '127.0.0.1', port }
}

/** Reads .env beside package.json; what is already in the environment wins. */
export function loadDotEnv() {
  for (const file of ['.env.local', '.env']) if (existsSync(join(root, file))) process.loadEnvFile(join(root, file))
}

/** External database without the demonstration, or said outright: then nothing is made up. */
export const isProduction = () =>
  process.env.GEMBA_PRODUCTION === '1' || Boolean(process.env.DATABASE_URL && process.env.GEMBA_DEMO !== '1')

/** The folder of local state, made when missing. */
export function dataFolder() {
  const folder = resolve(root, process.env.GEMBA_DATA || '.gemba')
  makeFolder(folder)
  return folder
}

/** AUTH_SECRET; outside production one is made once and kept beside the data. @param {string} folder */
export function secretOf(folder) {
  const given = process.env.AUTH_SECRET
  if (given && given.length < 16)
    throw new Refusal('AUTH_SECRET короче 16 знаков. Создайте новый: openssl rand -hex 32')
  if (given) return given
  if (isProduction())
    throw new Refusal(
      'Не задан AUTH_SECRET: без него портал на рабочей базе не запускается. Создайте (openssl rand -hex 32) и передайте: AUTH_SECRET=… npm start',
    )
  const file = join(folder, 'secret')
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 })
  chmodSync(file, 0o600)
  const secret = readFileSync(file, 'utf8').trim()
  if (secret.length < 16)
    throw new Refusal(`Файл ${file} испорчен. Удалите его и запустите снова: всем придётся войти заново.`)
  return secret
}
