import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { node } from '@/lib/cli/install.mjs'

describe('npm run integration', () => {
  it('ends non-zero when a test fails, with an embedded database of its own', () => {
    const { status, stdout } = spawnSync(
      node,
      [
        join('node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--project',
        'integration',
        '--config',
        join('tests', 'checks', 'failing', 'vitest.config.ts'),
      ],
      // Without what this vitest set for its own workers, and without a database that somebody else started.
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH, HOME: process.env.HOME, TMPDIR: process.env.TMPDIR, NODE_ENV: 'test' },
      },
    )
    expect(stdout).toContain('fails on purpose')
    expect(stdout).toContain('1 failed')
    expect(status).toBe(1)
  })
})
