// Gets a database ready for the portal: schema, the app's role, job queues, demonstration data.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import pg from 'pg'
import { tsImport } from 'tsx/esm/api'
import { migrate } from '../../prisma/migrate.mjs'
import { appUrlOf } from './app-role.mjs'
import { startEmbedded } from './embedded.mjs'
import { node, root, serverLoader } from './install.mjs'
import { keepDetails, Refusal } from './say.mjs'

/** Refuses what is no address of PostgreSQL. @param {string} name @param {string | undefined} url */
function checkAddress(name, url) {
  if (url && !(URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)))
    throw new Refusal(`${name} не похож на адрес PostgreSQL. Нужен вид postgresql://имя:пароль@сервер:5432/база`)
}

/** Another database of the same server. @param {string} url @param {string} name */
export const databaseAt = (url, name) => {
  const at = new URL(url)
  at.pathname = `/${name}`
  return at.toString()
}

/** The address without its password, for messages. @param {string} url */
const shown = (url) => {
  const { hostname, port, pathname } = new URL(url)
  return `${hostname}:${port || 5432}${decodeURIComponent(pathname)}`
}

/** A refused connection → one line with the way out. @param {unknown} error @param {string} url */
function unreachable(error, url) {
  const { code, message } = /** @type {{ code?: string, message: string }} */ (
    error instanceof AggregateError ? error.errors[0] : error
  )
  const at = shown(url)
  if (code === '28P01' || code === '28000')
    return `База данных ${at} не принимает имя или пароль. Проверьте DATABASE_URL.`
  if (code === '3D000') return `На сервере нет базы ${at}. Создайте её (createdb) или исправьте DATABASE_URL.`
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return `Не найден сервер базы данных ${at}. Проверьте имя сервера в DATABASE_URL.`
  if (code === 'ECONNREFUSED')
    return `База данных ${at} не отвечает. Запустите её, проверьте DATABASE_URL или уберите его: тогда поднимется встроенная база.`
  if (/timeout/i.test(message)) return `База данных ${at} не ответила за 10 секунд. Проверьте сеть и DATABASE_URL.`
  return `База данных ${at} недоступна (${message.split('\n')[0]}). Проверьте DATABASE_URL.`
}

/**
 * Runs `work` on one connection; a connection that fails is refused in words. @template T @param {string} url @param
 * {(db: pg.Client) => Promise<T>} work
 */
export async function withOwner(url, work) {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  db.on('error', () => undefined)
  try {
    await db.connect()
  } catch (error) {
    throw new Refusal(unreachable(error, url), { cause: error })
  }
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

const connects = async (/** @type {string} */ url) => {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  db.on('error', () => undefined)
  try {
    await db.connect()
    return true
  } catch {
    return false
  } finally {
    await db.end().catch(() => undefined)
  }
}

/**
 * Migrates, lets the app's role in and sets up the job queues. Idempotent; replicas may run it at once. @param {{
 * ownerUrl: string, secret: string, appUrl?: string }} options
 */
export async function prepareDatabase({ ownerUrl, secret, appUrl = appUrlOf(ownerUrl, secret) }) {
  await withOwner(ownerUrl, async (db) => {
    const { rows } = await db.query("SELECT current_setting('server_version_num')::int AS version")
    if (rows[0].version < 160000)
      throw new Refusal(`База данных ${shown(ownerUrl)} слишком старая: нужен PostgreSQL 16 или новее.`)
  })
  let applied
  try {
    applied = await migrate(ownerUrl, join(root, 'prisma', 'migrations'))
  } catch (error) {
    throw new Refusal(
      `Обновление базы данных остановилось: ${/** @type {Error} */ (error).message.split('\n')[0]}. Данные не изменены; исправьте причину и запустите снова.`,
      { cause: error },
    )
  }
  if (!(await connects(appUrl))) {
    await withOwner(ownerUrl, async (db) => {
      const { password } = new URL(appUrl)
      try {
        await db.query(`ALTER ROLE gemba_app LOGIN PASSWORD ${db.escapeLiteral(decodeURIComponent(password))}`)
      } catch (error) {
        throw new Refusal(
          `Владелец базы ${shown(ownerUrl)} не может дать вход роли gemba_app (${/** @type {Error} */ (error).message}). Дайте её сами и передайте адрес в APP_DATABASE_URL.`,
          { cause: error },
        )
      }
    })
    if (!(await connects(appUrl)))
      throw new Refusal(
        `Роль приложения не может войти в базу ${shown(appUrl)}. Проверьте APP_DATABASE_URL и правила входа (pg_hba.conf).`,
      )
  }
  const { setupJobs } = await tsImport('./jobs-setup.ts', import.meta.url)
  await setupJobs(ownerUrl)
  return { appUrl, applied: /** @type {string[]} */ (applied) }
}

/**
 * Loads the five programmes and the demonstration data. @param {NodeJS.ProcessEnv} env with DATABASE_URL and
 * APP_DATABASE_URL
 */
export const seed = (env) =>
  new Promise((done, failed) => {
    const child = spawn(node, ['--import', serverLoader, join(root, 'prisma', 'seed', 'seed.ts')], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (/** @type {Buffer} */ chunk) => {
        output += String(chunk)
      })
    child.on('error', failed)
    child.on('exit', (code) => {
      if (code === 0) return done(undefined)
      const reason = output.match(/^\s*(?:[A-Za-z]*Error): (.+)$/m)?.[1] ?? output.trim().split('\n').at(-1) ?? ''
      failed(
        new Refusal(
          `Демонстрационные данные не загрузились${reason ? `: ${reason.trim().replace(/\.$/, '')}` : ''}. ${keepDetails(output, env.GEMBA_DATA)} Исправьте причину и запустите снова.`.replaceAll(
            '  ',
            ' ',
          ),
        ),
      )
    })
  })

export const isEmpty = (/** @type {string} */ url) =>
  withOwner(url, async (db) => (await db.query('SELECT 1 FROM "Tenant" LIMIT 1')).rowCount === 0)

/**
 * The database of this run: DATABASE_URL's, else the embedded one in `folder`, ready to use.
 * @param {{ folder: string, secret: string, demo: boolean, say: (line: string) => void }} options
 */
export async function openDatabase({ folder, secret, demo, say }) {
  const external = process.env.DATABASE_URL
  for (const name of ['DATABASE_URL', 'APP_DATABASE_URL']) checkAddress(name, process.env[name])
  if (!external && process.env.APP_DATABASE_URL)
    throw new Refusal(
      'Задан APP_DATABASE_URL без DATABASE_URL. Добавьте DATABASE_URL – адрес владельца базы – или уберите оба.',
    )
  const server = external ? null : await startEmbedded({ folder: join(folder, 'postgres'), say })
  try {
    const prepare = async (
      /** @type {string} */ ownerUrl,
      appUrl = external ? process.env.APP_DATABASE_URL || undefined : undefined,
    ) => {
      const ready = await prepareDatabase({ ownerUrl, secret, appUrl })
      if (ready.applied.length) say(`База данных обновлена: ${ready.applied.length}.`)
      if (demo && (await isEmpty(ownerUrl))) {
        say('Загружаю программы и демонстрационные данные…')
        await seed({
          DATABASE_URL: ownerUrl,
          APP_DATABASE_URL: ready.appUrl,
          AUTH_SECRET: secret,
          GEMBA_DATA: folder,
          GEMBA_DEMO: '1',
        })
      }
      return ready.appUrl
    }
    if (external) return { ownerUrl: external, appUrl: await prepare(external), stop: () => Promise.resolve() }
    if (!server) throw new Error('no server')
    const ownerUrl = databaseAt(server.url, 'gemba')
    const exists = await withOwner(
      server.url,
      async (db) => (await db.query("SELECT 1 FROM pg_database WHERE datname = 'gemba'")).rowCount,
    )
    if (!exists) {
      // Filled under another name and renamed when whole: an interrupted first start is begun again, not taken for a
      // finished one.
      await withOwner(server.url, async (db) => {
        await db.query('DROP DATABASE IF EXISTS gemba_new WITH (FORCE)')
        await db.query('CREATE DATABASE gemba_new')
      })
      await prepare(databaseAt(server.url, 'gemba_new'))
      await withOwner(server.url, (db) => db.query('ALTER DATABASE gemba_new RENAME TO gemba'))
    }
    return { ownerUrl, appUrl: await prepare(ownerUrl), stop: server.stop }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
