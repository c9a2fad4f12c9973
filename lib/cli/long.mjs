// The long forms of tests of which `npm test` takes a sample: npm run commands, npm run commands -- ‹names, by commas›.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { node, root } from './install.mjs'

/** @type {Record<string, { file: string, env: Record<string, string> }>} */
const forms = {
  commands: {
    file: 'tests/integration/command-shape.test.ts',
    env: { GEMBA_COMMANDS: process.argv.slice(3).join(',') || 'all' },
  },
}

const form = forms[process.argv[2] ?? '']
if (!form) throw new Error(`Длинные проверки: ${Object.keys(forms).join(', ')}.`)
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const { status } = spawnSync(node, [vitest, 'run', '--project', 'integration', form.file], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...form.env },
})
process.exit(status ?? 1)
