// What is made from the sources, and only when they changed: the database client and the built app.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { node, root, schemaEngine } from './install.mjs'
import { Refusal, say } from './say.mjs'

/** Files under a path, in a fixed order. @param {string} path @returns {string[]} */
const filesOf = (path) =>
  !existsSync(path)
    ? []
    : statSync(path).isDirectory()
      ? readdirSync(path)
          .sort()
          .flatMap((name) => filesOf(join(path, name)))
      : [path]

/** @param {string[]} paths relative to the project @param {RegExp} [except] */
function hashOf(paths, except) {
  const hash = createHash('sha256')
  for (const file of paths.flatMap((path) => filesOf(join(root, path)))) {
    const name = file.slice(root.length).replaceAll('\\', '/')
    if (!except?.test(name)) hash.update(`${name}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * Runs one of the project's tools; its output is shown only when it fails. @param {string[]} args @param {string}
 * complaint @param {NodeJS.ProcessEnv} env
 */
function tool(args, complaint, env = {}) {
  const { status, stdout, stderr } = spawnSync(node, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 ** 2,
    env: { ...process.env, ...env },
  })
  if (status === 0) return
  console.error(`${stdout ?? ''}${stderr ?? ''}`.trim())
  throw new Refusal(complaint)
}

/**
 * @param {string} stamp file that remembers the hash of what a result was made from @param {string} hash @param {() =>
 * void} make
 */
function once(stamp, hash, make) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return
  rmSync(stamp, { force: true })
  make()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
}

/** The database client, from the schema. */
export function generateIfNeeded() {
  const hash = hashOf(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json'])
  once(join(root, 'lib', 'generated', 'prisma', '.stamp'), hash, () => {
    say('Готовлю клиент базы данных…')
    tool(
      [join(root, 'node_modules', 'prisma', 'build', 'index.js'), 'generate'],
      'Клиент базы данных не собран; причина – в строках выше.',
      { PRISMA_SCHEMA_ENGINE_BINARY: schemaEngine, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
    )
  })
}

/** The app for production, in .next. */
export function buildIfNeeded() {
  const hash = hashOf(
    [
      'app',
      'components',
      'lib',
      'prisma/programmes',
      'prisma/schema',
      'public',
      'next.config.mjs',
      'postcss.config.mjs',
      'proxy.ts',
      'instrumentation.ts',
      'tsconfig.json',
      'package-lock.json',
    ],
    /^lib\/(cli|generated)\//,
  )
  once(join(root, '.next', 'gemba-stamp'), hash, () => {
    say('Собираю портал (обычно меньше минуты)…')
    tool(
      [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'],
      'Портал не собрался; причина – в строках выше. Исправьте её и запустите снова.',
      { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    )
  })
}
