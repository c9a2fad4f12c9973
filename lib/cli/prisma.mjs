// Runs Prisma's own CLI on the schema engine that npm ships (see prisma/schema-engine.mjs), so nothing is downloaded.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const engine = fileURLToPath(new URL('../../prisma/schema-engine.mjs', import.meta.url))
const cli = fileURLToPath(new URL('../../node_modules/prisma/build/index.js', import.meta.url))
const { status } = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: engine, PRISMA_HIDE_UPDATE_MESSAGE: '1' },
})
process.exit(status ?? 1)
