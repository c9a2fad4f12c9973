// First stage of every command: works on the person's own Node, before any package is installed, so it imports none –
// and nothing by name that an old Node lacks, or the check below would not be reached.
import { spawn, spawnSync } from 'node:child_process'
import fs, { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { Refusal, say } from './say.mjs'

export const root = fileURLToPath(new URL('../../', import.meta.url))
export const schemaEngine = join(root, 'prisma', 'schema-engine.mjs')
/** What runs our own TypeScript outside Next: `node --import`. */
export const serverLoader = new URL('./server.mjs', import.meta.url).href
/** Node 24 from the dependencies: everything after the first stage runs on it. */
export const node = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')

const oldestNode = [20, 19]

export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return
  throw new Refusal(
    `Нужен Node.js ${oldestNode.join('.')} или новее, а запущен ${process.versions.node}. Установите новый с https://nodejs.org и повторите.`,
  )
}

/**
 * Are the installed packages those of the lock file? npm itself records what it installed, so `npm install` by hand
 * counts, too.
 */
export function installed() {
  if (!existsSync(node)) return false
  try {
    const packages = (/** @type {string} */ file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages
    const wanted = packages('package-lock.json')
    const present = packages('node_modules/.package-lock.json')
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || (present[path] ? present[path].version === version : optional),
    )
  } catch {
    return false
  }
}

/** Installs the packages of the lock file when they are not there yet. */
export function installIfNeeded() {
  if (installed()) return
  const { bavail, bsize } = fs.statfsSync(root)
  if (bavail * bsize < 2 * 1024 ** 3)
    throw new Refusal(
      `Для установки нужно 2 ГБ на диске с папкой ${root}, а свободно меньше. Освободите место и запустите снова.`,
    )
  say('Устанавливаю пакеты (обычно около минуты)…')
  const npm = process.env.npm_execpath?.endsWith('.js') ? [process.execPath, process.env.npm_execpath] : ['npm']
  const { status, stdout, stderr, error } = spawnSync(
    npm[0],
    [...npm.slice(1), 'ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
      shell: npm.length === 1 && process.platform === 'win32',
      env: {
        ...process.env,
        PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine,
        PRISMA_HIDE_UPDATE_MESSAGE: '1',
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1',
        NEXT_TELEMETRY_DISABLED: '1',
      },
    },
  )
  if (status === 0 && installed()) return
  const output = `${stdout ?? ''}${stderr ?? ''}`.trim()
  if (output) console.error(output)
  if (/ENOSPC/.test(output))
    throw new Refusal('Пакеты не установлены: на диске закончилось место. Освободите 2 ГБ и запустите снова.')
  if (/EACCES|EPERM|EROFS/.test(output))
    throw new Refusal(
      `Пакеты не установлены: нет прав на запись в ${root}. Дайте права своей учётной записи и запустите снова.`,
    )
  if (/EUSAGE/.test(output))
    throw new Refusal(
      'Пакеты не установлены: package-lock.json не соответствует package.json. Выполните npm install и запустите снова.',
    )
  throw new Refusal(
    `Пакеты не установлены${error ? ` (${error.message})` : ''}. Проверьте сеть и адрес зеркала («npm config get registry») и запустите снова.`,
  )
}

/**
 * Goes on with another script on the project's own Node; signals pass through and its exit code becomes ours. @param
 * {string} script
 */
export function continueOnOwnNode(script) {
  const child = spawn(node, [join(root, 'lib', 'cli', script), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { NEXT_TELEMETRY_DISABLED: '1', ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(`Не запускается ${node}: ${error.message}. Удалите папку node_modules и запустите снова.`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (signal ? constants.signals[signal] : 1)))
}

/** Command lines of the processes that listen on a port, where the system tells. @param {number} port */
function listeners(port) {
  try {
    const hex = port.toString(16).toUpperCase().padStart(4, '0')
    const inodes = ['tcp', 'tcp6']
      .flatMap((f) => (existsSync(`/proc/net/${f}`) ? readFileSync(`/proc/net/${f}`, 'utf8').split('\n') : []))
      .map((line) => line.trim().split(/\s+/))
      .filter((c) => c[1]?.endsWith(`:${hex}`) && c[3] === '0A')
      .map((c) => `socket:[${c[9]}]`)
    const held = (/** @type {string} */ pid) =>
      spawnSync('ls', ['-l', `/proc/${pid}/fd`], { encoding: 'utf8' }).stdout ?? ''
    const pids = inodes.length
      ? readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && inodes.some((inode) => held(pid).includes(inode)))
      : []
    return pids.map(
      (pid) =>
        `процесс ${pid}: ${readFileSync(`/proc/${pid}/comm`, 'utf8')
          .replace(/[()].*/s, '')
          .trim()}`,
    )
  } catch {
    return []
  }
}

/** Refuses early when the address cannot be listened on. @param {string} host @param {number} port */
export async function checkPort(host, port) {
  const code = await new Promise((done) => {
    const server = createServer()
      .once('error', (error) => done(/** @type {NodeJS.ErrnoException} */ (error).code))
      .listen(port, host, () => server.close(() => done(null)))
  })
  if (code === null) return
  if (code === 'EACCES')
    throw new Refusal(`Порт ${port} доступен только администратору. Возьмите другой: PORT=3000 npm start`)
  if (code !== 'EADDRINUSE')
    throw new Refusal(
      `Адрес ${host}:${port} недоступен (${code}). Проверьте HOST и PORT, например: HOST=127.0.0.1 PORT=3000 npm start`,
    )
  const ours = await fetch(
    `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}/api/health/live`,
    { signal: AbortSignal.timeout(1500) },
  )
    .then((r) => r.json())
    .then(
      (body) => body?.service === 'gemba',
      () => false,
    )
  if (ours)
    throw new Refusal(
      `Гемба уже работает: http://${host}:${port}. Вторую копию запустите на другом порту: PORT=${port + 1} npm start`,
    )
  const who = listeners(port).join('; ') || `узнать чем: lsof -i :${port}`
  throw new Refusal(`Порт ${port} занят (${who}). Освободите его или возьмите другой: PORT=${port + 1} npm start`)
}
