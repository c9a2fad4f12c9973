// Second stage of `npm run bench`, on the project's own Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, generateIfNeeded } from './build.mjs'
import { node, root, serverLoader } from './install.mjs'
import { command } from './say.mjs'

await command(() => {
  console.log = console.error
  generateIfNeeded()
  // `npm run bench -- plan`, or BENCH_ONLY=plan: one part. Pure functions are measured without portal and database.
  const only = process.argv[2] ?? process.env.BENCH_ONLY
  if (!['simulation', 'processes', 'bpmn'].includes(only ?? '')) buildIfNeeded()
  const child = spawn(
    node,
    ['--import', serverLoader, join(root, 'tests', 'bench', 'run.ts'), ...process.argv.slice(2)],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...(only && { BENCH_ONLY: only }) },
    },
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
  return Promise.resolve()
})
