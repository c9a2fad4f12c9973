// Second stage of `npm test`: every kind of check, each with its output; one failing does not stop the others.
import { spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { buildIfNeeded, generateIfNeeded } from './build.mjs'
import { startEmbedded } from './embedded.mjs'
import { node, root } from './install.mjs'
import { command, Refusal, say } from './say.mjs'

const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path)
const reports = mkdtempSync(join(tmpdir(), 'gemba-reports-'))
/** @type {import('node:child_process').ChildProcess | null} */
let current = null
/** @type {(() => Promise<unknown>) | null} */
let stopDatabase = null

/** Runs a tool to its end with its output shown; true when it succeeded. @param {string[]} args @param {NodeJS.ProcessEnv} [env] @returns {Promise<boolean>} */
const tool = (args, env = {}) =>
  new Promise((done) => {
    current = spawn(node, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
    current.on('error', (error) => {
      console.error(error.message)
      done(false)
    })
    current.on('exit', (code) => {
      current = null
      done(code === 0)
    })
  })

const read = (/** @type {string} */ file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/** @typedef {{ passed: number, failed: number }} Count */

/** Count of a run by its JSON report; a run that failed without a failed case (it never got so far) counts as one. @param {boolean} ok @param {Count | null} counted @returns {Count} */
const honest = (ok, counted) => {
  const { passed, failed } = counted ?? { passed: 0, failed: 0 }
  return { passed, failed: failed || (ok && passed > 0 ? 0 : 1) }
}

/** @param {string} project @param {NodeJS.ProcessEnv} [env] */
async function vitest(project, env) {
  const file = join(reports, `${project}.json`)
  const ok = await tool(
    [
      bin('vitest', 'vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ],
    env,
  )
  const report = read(file)
  // A skipped case is not a passed one.
  return honest(
    ok,
    report && {
      passed: report.numPassedTests,
      failed:
        report.numTotalTests -
        report.numPassedTests +
        report.testResults.filter(
          (/** @type {{ status: string, assertionResults: unknown[] }} */ f) =>
            f.status === 'failed' && f.assertionResults.length === 0,
        ).length,
    },
  )
}

/** @param {NodeJS.ProcessEnv} env */
async function playwright(env) {
  const file = join(reports, 'e2e.json')
  const ok = await tool([bin('@playwright', 'test', 'cli.js'), 'test'], { ...env, GEMBA_E2E_REPORT: file })
  const stats = read(file)?.stats
  if (stats?.flaky) say(`Прошли только со второго раза: ${stats.flaky} (названы выше).`)
  return honest(ok, stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected + stats.skipped })
}

const one = async (/** @type {Promise<boolean>} */ work) =>
  (await work) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }

/** A step that is told in words when it fails. @param {() => unknown} work */
const attempt = async (work) => {
  try {
    await work()
    return true
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    console.error(error.message)
    return false
  }
}

async function leave(/** @type {number} */ code) {
  current?.kill('SIGTERM')
  await stopDatabase?.()
  rmSync(reports, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void leave(130))

await command(async () => {
  generateIfNeeded()
  const folder = mkdtempSync(join(tmpdir(), 'gemba-tests-'))
  chmodSync(folder, 0o755)
  // Speed over durability: what these databases hold is thrown away.
  const server = await startEmbedded({
    folder,
    flags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
    say,
  })
  stopDatabase = async () => {
    await server.stop()
    server.remove()
  }
  const database = { TEST_DATABASE_URL: server.url }
  let built = false
  /** @type {[string, () => Promise<Count>][]} */
  const steps = [
    [
      'Типы',
      () =>
        one(
          tool([bin('next', 'dist', 'bin', 'next'), 'typegen']).then(
            (ok) => ok && tool([bin('typescript', 'bin', 'tsc'), '--noEmit']),
          ),
        ),
    ],
    ['Правила кода', () => one(tool([bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings=0']))],
    [
      'Границы модулей',
      () =>
        one(
          tool([
            bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'),
            'app',
            'components',
            'lib',
            'prisma',
            'tests',
            '--config',
            '.dependency-cruiser.cjs',
          ]),
        ),
    ],
    ['Модульные тесты', () => vitest('unit')],
    ['Тесты на базе данных', () => vitest('integration', database)],
    ['Сборка', () => one(attempt(buildIfNeeded).then((ok) => (built = ok)))],
    [
      'Проверки в браузере',
      async () => {
        if (!built) {
          console.error('Пропущены: портал не собрался.')
          return { passed: 0, failed: 1 }
        }
        let browser = ''
        if (
          !(await attempt(async () => {
            browser = await ensureBrowser()
          }))
        )
          return { passed: 0, failed: 1 }
        return playwright({ ...database, CHROMIUM_PATH: browser })
      },
    ],
  ]
  const summary = []
  const total = { passed: 0, failed: 0 }
  for (const [name, run] of steps) {
    say(`\n── ${name}`)
    const began = Date.now()
    const { passed, failed } = await run()
    total.passed += passed
    total.failed += failed
    summary.push(
      `${failed ? '✗' : '✓'} ${name}: пройдено ${passed}, не пройдено ${failed} (${Math.round((Date.now() - began) / 1000)} с)`,
    )
  }
  say(`\n${summary.join('\n')}\n`)
  await stopDatabase()
  stopDatabase = null
  say(`${total.passed} passed, ${total.failed} failed`)
  await leave(total.failed ? 1 : 0)
})
