// Second stage of `npm test`: every kind of check, each with its output; one failing does not stop the others.
// `npm test -- unit lint` runs these parts alone.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser.mjs'
import { overBudget } from './budget.mjs'
import { generateIfNeeded } from './build.mjs'
import { startEmbedded } from './embedded.mjs'
import { root } from './install.mjs'
import { command, Refusal, say } from './say.mjs'
import { bin, one, playwright, stopTools, tool, vitest } from './tools.mjs'

/** @typedef {import('./tools.mjs').Output} Output */
/** @typedef {{ name: string, title: string, run: (output: Output) => Promise<import('./tools.mjs').Count> }} Part */

const reports = mkdtempSync(join(tmpdir(), 'gemba-reports-'))
/** @type {(() => Promise<unknown>) | null} */
let stopDatabase = null

/**
 * Address of the database server of this run, started when the first part asks for it. @type
 * {Promise<NodeJS.ProcessEnv> | null}
 */
let database = null
const withDatabase = () => (database ??= startDatabase())
async function startDatabase() {
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
  return { TEST_DATABASE_URL: server.url }
}

let built = true
/** @param {Output} output */
async function journeys(output) {
  if (!built) {
    output.write('Пропущены: портал не собрался.\n')
    return { passed: 0, failed: 1 }
  }
  try {
    const browser = await ensureBrowser()
    return await playwright(output, reports, { ...(await withDatabase()), CHROMIUM_PATH: browser })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    output.write(`${error.message}\n`)
    return { passed: 0, failed: 1 }
  }
}

/** @type {Record<string, Part>} */
const parts = Object.fromEntries(
  /** @type {Part[]} */ ([
    { name: 'unit', title: 'Модульные тесты', run: (output) => vitest(output, reports, 'unit') },
    {
      name: 'boundaries',
      title: 'Границы модулей',
      run: (output) =>
        one(
          tool(output, [
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
    },
    {
      name: 'dead',
      title: 'Мёртвый код',
      run: (output) => one(tool(output, [bin('knip', 'bin', 'knip.js'), '--no-config-hints'])),
    },
    {
      name: 'build',
      title: 'Сборка',
      run: (output) => one(tool(output, [join(root, 'lib', 'cli', 'build-portal.mjs')]).then((ok) => (built = ok))),
    },
    {
      name: 'types',
      title: 'Типы',
      run: (output) =>
        one(
          tool(output, [bin('next', 'dist', 'bin', 'next'), 'typegen']).then(
            (ok) => ok && tool(output, [bin('typescript', 'bin', 'tsc'), '--noEmit']),
          ),
        ),
    },
    {
      name: 'lint',
      title: 'Правила кода',
      // By content: a fresh checkout has new times. Rules that look at types see an unchanged file again only when it
      // changes.
      run: (output) =>
        one(
          tool(output, [
            bin('eslint', 'bin', 'eslint.js'),
            '.',
            '--max-warnings=0',
            '--cache',
            '--cache-strategy=content',
            '--cache-location=node_modules/.cache/eslint/',
          ]),
        ),
    },
    {
      name: 'format',
      title: 'Форматирование',
      run: (output) =>
        one(
          tool(output, [
            bin('prettier', 'bin', 'prettier.cjs'),
            '--check',
            '.',
            '--log-level=warn',
            '--cache',
            '--cache-strategy=content',
          ]),
        ),
    },
    {
      name: 'integration',
      title: 'Тесты на базе данных',
      run: async (output) => vitest(output, reports, 'integration', await withDatabase()),
    },
    { name: 'journeys', title: 'Проверки в браузере', run: journeys },
  ]).map((part) => [part.name, part]),
)

/**
 * One stage after another; within a stage the lanes go side by side, each its parts in turn. Two lanes, because two
 * cores: what has workers of its own has a stage to itself. The build writes the types of routes, so what reads them
 * comes after it.
 */
const stages = [
  [['build'], ['unit', 'boundaries', 'dead']],
  [['types', 'format'], ['lint']],
  [['integration']],
  [['journeys']],
]

/** @param {string} name @param {boolean} alone nothing else runs at the same time: its words are shown as they come */
async function perform(name, alone) {
  const part = parts[name]
  if (!part) throw new Refusal(`Нет такой проверки: ${name}. Есть ${Object.keys(parts).join(', ')}.`)
  const began = Date.now()
  let kept = ''
  if (alone) say(`\n── ${part.title}`)
  const count = await part.run({
    write: (text) => {
      if (alone) process.stdout.write(text)
      else kept += text
    },
  })
  if (!alone) say(`\n── ${part.title}\n${kept.trimEnd()}`)
  return { ...count, part, seconds: (Date.now() - began) / 1000 }
}

async function leave(/** @type {number} */ code) {
  stopTools()
  await stopDatabase?.()
  rmSync(reports, { recursive: true, force: true })
  process.exit(code)
}
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void leave(130))

await command(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.find((name) => !(name in parts))
  if (unknown !== undefined) throw new Refusal(`Нет такой проверки: ${unknown}. Есть ${Object.keys(parts).join(', ')}.`)
  generateIfNeeded()
  const began = Date.now()
  /** @type {Awaited<ReturnType<typeof perform>>[]} */
  const results = []
  for (const stage of stages) {
    const lanes = stage
      .map((lane) => lane.filter((name) => asked.length === 0 || asked.includes(name)))
      .filter((lane) => lane.length > 0)
    await Promise.all(
      lanes.map(async (lane) => {
        for (const name of lane) results.push(await perform(name, lanes.length === 1))
      }),
    )
  }
  const seconds = (Date.now() - began) / 1000
  const passed = results.reduce((sum, one) => sum + one.passed, 0)
  const failed = results.reduce((sum, one) => sum + one.failed, 0)
  say('')
  for (const { part, seconds: took, notes = [], ...count } of results)
    say(
      `${count.failed ? '✗' : '✓'} ${part.title} (${part.name}): пройдено ${count.passed}, не пройдено ${count.failed} (${Math.round(took)} с)${notes.map((note) => `; ${note}`).join('')}`,
    )
  say(`Всего ${Math.round(seconds)} с.`)
  const late = [
    ...results.map(({ part, seconds: took }) => overBudget(part.name, took)),
    asked.length === 0 ? overBudget('total', seconds) : null,
  ].filter((line) => line !== null)
  if (late.length > 0) say(late.join('\n'))
  await stopDatabase?.()
  stopDatabase = null
  say(`\n${passed} passed, ${failed} failed`)
  await leave(failed ? 1 : 0)
})
