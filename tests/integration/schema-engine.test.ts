import { spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, inject, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'gemba-schema-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The SQL that leads from what the migrations build to a schema, by Prisma's own tool on the engine that npm ships. */
function difference(schema: string): string {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [
      'lib/cli/prisma.mjs',
      'migrate',
      'diff',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      schema,
      '--script',
    ],
    { encoding: 'utf8', env: { ...process.env, DATABASE_URL: inject('databaseUrl') } },
  )
  // A difference in words of SQL that Prisma's schema cannot say (generated columns, an index over an expression)
  // stands in every answer.
  if (!stdout.includes('--')) throw new Error(stderr)
  return stdout
}

describe('the schema engine', () => {
  it('writes the migration of a changed schema, and finds nothing that the migrations leave out, no table or column to spare', () => {
    cpSync('prisma/schema', folder, { recursive: true })
    appendFileSync(join(folder, 'platform.prisma'), '\nmodel Probe {\n  id   Int    @id\n  name String\n}\n')
    const script = difference(folder)
    const found = script.match(
      /^(CREATE|DROP) (TABLE|TYPE) .*|^CREATE (UNIQUE )?INDEX .*|.*\b(ADD|DROP) (COLUMN|CONSTRAINT|VALUE) .*/gm,
    )
    expect(found, 'the schema and the migrations differ: npm run migration -- ‹name›').toEqual([
      'CREATE TABLE "Probe" (',
    ])
    expect(script).toContain('"name" TEXT NOT NULL')
  })
})
