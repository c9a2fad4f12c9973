// Second stage of `npm run bench`, on the project's own Node.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildIfNeeded, generateIfNeeded } from './build.mjs'
import { node, root, serverLoader } from './install.mjs'
import { command } from './say.mjs'

await command(() => {
  console.log = console.error
  generateIfNeeded()
  // Pure functions are measured without the portal.
  if (process.env.BENCH_ONLY !== 'processes') buildIfNeeded()
  const child = spawn(
    node,
    ['--import', serverLoader, join(root, 'tests', 'bench', 'run.ts'), ...process.argv.slice(2)],
    { cwd: root, stdio: 'inherit' },
  )
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal))
  child.on('exit', (code) => process.exit(code ?? 1))
  return Promise.resolve()
})
