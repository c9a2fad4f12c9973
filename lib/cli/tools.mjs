// Runs the tools of `npm test` and counts what they report.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './install.mjs'

/** @typedef {{ passed: number, failed: number, notes?: string[] }} Count */
/**
 * @typedef {{ write: (text: string) => void }} Output where a tool's words go: at once, or together when its part is
 * over
 */

export const bin = (/** @type {string[]} */ ...path) => join(root, 'node_modules', ...path)

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
export const stopTools = () => {
  for (const child of running) child.kill('SIGTERM')
}

/**
 * Runs a tool to its end; true when it succeeded. @param {Output} output @param {string[]} args @param
 * {NodeJS.ProcessEnv} [env] @returns {Promise<boolean>}
 */
export const tool = (output, args, env = {}) =>
  new Promise((done) => {
    const child = spawn(node, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}), ...env },
    })
    running.add(child)
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => output.write(text))
    child.on('error', (error) => {
      output.write(`${error.message}\n`)
      done(false)
    })
    child.on('close', (code) => {
      running.delete(child)
      done(code === 0)
    })
  })

const read = (/** @type {string} */ file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null)

/**
 * Count of a run by its JSON report; a run that failed without a failed case (it never got so far) counts as one.
 * @param {boolean} ok @param {Count | null} counted @returns {Count}
 */
const honest = (ok, counted) => {
  const { passed, failed, notes } = counted ?? { passed: 0, failed: 0 }
  return { passed, failed: failed || (ok && passed > 0 ? 0 : 1), notes }
}

/** A check that is one case. @param {Promise<boolean>} work @returns {Promise<Count>} */
export const one = async (work) => ((await work) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/** The three slowest of some named times, in words. @param {{ name: string, seconds: number }[]} times */
const slowest = (times) => {
  const first = times.toSorted((a, b) => b.seconds - a.seconds).slice(0, 3)
  return first.length === 0
    ? []
    : [`дольше всего: ${first.map(({ name, seconds }) => `${name} (${Math.round(seconds)} с)`).join(', ')}`]
}

/** @param {Output} output @param {string} folder of reports @param {string} project @param {NodeJS.ProcessEnv} [env] */
export async function vitest(output, folder, project, env) {
  const file = join(folder, `${project}.json`)
  const ok = await tool(
    output,
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
  /** @type {{ name: string, startTime: number, endTime: number, status: string, assertionResults: unknown[] }[]} */
  const files = report?.testResults ?? []
  // A skipped case is not a passed one.
  return honest(
    ok,
    report && {
      passed: report.numPassedTests,
      failed:
        report.numTotalTests -
        report.numPassedTests +
        files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length,
      notes: slowest(
        files.map(({ name, startTime, endTime }) => ({
          name: name.slice(root.length),
          seconds: (endTime - startTime) / 1000,
        })),
      ),
    },
  )
}

/**
 * @typedef {{ title: string, file?: string, suites?: Suite[], specs?: { tests: { results: { duration: number }[] }[]
 * }[] }} Suite
 */

/** Seconds of all tests of a file, with those of its groups. @param {Suite} suite @returns {number} */
const secondsOf = ({ suites = [], specs = [] }) =>
  suites.reduce((sum, one) => sum + secondsOf(one), 0) +
  specs
    .flatMap(({ tests }) => tests.flatMap(({ results }) => results))
    .reduce((sum, { duration }) => sum + duration / 1000, 0)

/** @param {Output} output @param {string} folder of reports @param {NodeJS.ProcessEnv} env */
export async function playwright(output, folder, env) {
  const file = join(folder, 'e2e.json')
  const ok = await tool(output, [bin('@playwright', 'test', 'cli.js'), 'test'], { ...env, GEMBA_E2E_REPORT: file })
  const report = read(file)
  const stats = report?.stats
  return honest(
    ok,
    stats && {
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected + stats.skipped,
      notes: [
        ...(stats.flaky ? [`только со второго раза: ${stats.flaky} (названы выше)`] : []),
        ...slowest(
          (report.suites ?? []).map((/** @type {Suite} */ suite) => ({ name: suite.title, seconds: secondsOf(suite) })),
        ),
      ],
    },
  )
}
