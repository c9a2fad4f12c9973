// The processes of a running portal: started together, watched, stopped together.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { node, root, serverLoader } from './install.mjs'
import { Refusal, say } from './say.mjs'

/** @typedef {{ name: string, pid: number | undefined, ended: Promise<string>, stop: () => Promise<void> }} Running */

/**
 * Starts a child on the project's own Node, out of the terminal's process group, so that Ctrl-C reaches it only through
 * us. @param {string} name @param {string[]} args @param {NodeJS.ProcessEnv} env @param
 * {import('node:child_process').StdioOptions} [stdio] @returns {Running}
 */
export function start(name, args, env, stdio = 'inherit') {
  const child = spawn(node, args, {
    cwd: root,
    stdio,
    env: { ...process.env, ...env },
    detached: process.platform !== 'win32',
  })
  const ended = new Promise((done) => {
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => done(signal ?? `код ${code}`))
  })
  const signal = (/** @type {NodeJS.Signals} */ what) => {
    if (child.exitCode === null && child.signalCode === null && child.pid) child.kill(what)
  }
  return {
    name,
    pid: child.pid,
    ended,
    stop: async () => {
      signal('SIGTERM')
      const late = new AbortController()
      await Promise.race([
        ended,
        pause(10_000, undefined, { signal: late.signal }).then(
          () => signal('SIGKILL'),
          () => undefined,
        ),
      ])
      late.abort()
      await ended
    },
  }
}

/**
 * The portal itself. @param {{ host: string, port: number, dev?: boolean, env: NodeJS.ProcessEnv, stdio?:
 * import('node:child_process').StdioOptions }} options
 */
export const startPortal = ({ host, port, dev = false, env, stdio }) =>
  start(
    'портал',
    [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), dev ? 'dev' : 'start', '-H', host, '-p', String(port)],
    { ...env, NODE_ENV: dev ? 'development' : 'production' },
    stdio,
  )

/**
 * The worker of jobs and mail. @param {{ dev?: boolean, env: NodeJS.ProcessEnv, stdio?:
 * import('node:child_process').StdioOptions }} options
 */
export const startWorker = ({ dev = false, env, stdio }) =>
  start(
    'обработчик заданий',
    [
      ...(dev ? ['--watch', '--watch-preserve-output'] : []),
      '--import',
      serverLoader,
      join(root, 'lib', 'jobs', 'worker.ts'),
    ],
    { ...env, NODE_ENV: dev ? 'development' : 'production' },
    stdio,
  )

/**
 * Waits until the portal says it is ready, or one of the processes ends. @param {string} url @param {Running} portal
 */
export async function waitReady(url, portal) {
  let ended = /** @type {string | null} */ (null)
  void portal.ended.then((how) => {
    ended = how
  })
  let last = 'нет ответа'
  for (const until = Date.now() + 120_000; Date.now() < until; await pause(150)) {
    if (ended !== null) throw new Refusal(`Портал не запустился (${ended}); причина – в строках выше.`)
    const answer = await fetch(`${url}/api/health/ready`, { signal: AbortSignal.timeout(30_000) }).catch(() => null)
    if (answer?.ok) return
    if (answer) last = `ответ ${answer.status}`
  }
  throw new Refusal(`Портал не стал готов за две минуты (${last}). Посмотрите строки выше и ${url}/api/health/ready.`)
}

/** Keeps a worker running: one that ends by itself is started again, later each time. @param {() => Running} begin */
export function keep(begin) {
  let stopping = false
  let current = begin()
  const wake = new AbortController()
  const loop = (async () => {
    for (let wait = 1000; ; wait = Math.min(wait * 2, 30_000)) {
      const began = Date.now()
      const how = await current.ended
      if (stopping) return
      if (Date.now() - began > 60_000) wait = 1000
      say(
        `${current.name[0]?.toUpperCase()}${current.name.slice(1)} остановился (${how}); запускаю снова через ${wait / 1000} с.`,
      )
      await pause(wait, undefined, { signal: wake.signal }).catch(() => undefined)
      if (stopping) return
      current = begin()
    }
  })()
  return {
    stop: async () => {
      stopping = true
      wake.abort()
      await current.stop()
      await loop
    },
  }
}
