// npm run migration -- ‹name›: writes the migration that leads from the committed ones to the changed schema. Read it
// before it is committed: Prisma's schema knows no generated columns, triggers or views.
import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from './embedded.mjs'
import { command, Refusal, say } from './say.mjs'

/** Statements that lead from the migrations to a schema, each with its comment. */
function difference(/** @type {string} */ schema, /** @type {string} */ url) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      'lib/cli/prisma.mjs',
      'migrate',
      'diff',
      '--from-migrations=prisma/migrations',
      `--to-schema=${schema}`,
      '--script',
    ],
    { encoding: 'utf8', env: { ...process.env, DATABASE_URL: url } },
  )
  if (!stdout.includes('--')) throw new Refusal(`Схема не прочитана.\n${stderr.trim()}`)
  return stdout.trim().split(/\n\n(?=-- )/)
}

await command(async () => {
  const name = process.argv[2] ?? ''
  if (!/^[a-z][a-z_]+$/.test(name))
    throw new Refusal('Назовите миграцию латинскими буквами: npm run migration -- reading_lists')
  const folder = mkdtempSync(join(tmpdir(), 'gemba-migration-'))
  chmodSync(folder, 0o755)
  const server = await startEmbedded({ folder: join(folder, 'postgres') })
  try {
    execFileSync('tar', ['-x', '-C', folder], { input: execFileSync('git', ['archive', 'HEAD', 'prisma/schema']) })
    // What Prisma's schema cannot say differs from the committed schema, too.
    const standing = new Set(difference(join(folder, 'prisma/schema'), server.url))
    const changed = difference('prisma/schema', server.url).filter((one) => !standing.has(one))
    if (changed.length === 0) throw new Refusal('Схема не отличается от записанной в git.')
    const tables = [...changed.join('\n').matchAll(/CREATE TABLE "(\w+)" \(\n\s+"tenantId"/g)]
    const protections = tables.map(([, table]) => `SELECT gemba_protect('"${table}"'::regclass);`)
    const path = `prisma/migrations/${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`
    mkdirSync(path)
    writeFileSync(join(path, 'migration.sql'), `${[...changed, ...protections].join('\n\n')}\n`)
    say(`${path}/migration.sql – прочитайте: столбцы, которые считает база, и триггеры пишутся рукой.`)
  } finally {
    await server.stop()
    server.remove()
    rmSync(folder, { recursive: true, force: true })
  }
})
