import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = {
  '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
  // `server-only` throws outside a server bundle; the tests are a server.
  'server-only': fileURLToPath(new URL('./tests/checks/server-only.ts', import.meta.url)),
}

// Time limits are for what hangs, not for what is slow: a loaded machine passes the same tests.
export const unit = {
  resolve: { alias },
  test: {
    name: 'unit',
    include: ['tests/unit/**/*.test.ts', 'tests/golden/**/*.test.ts', 'tests/checks/*.test.ts'],
    // Pure functions leave nothing behind: what one file has read, the next need not read again.
    isolate: false,
    testTimeout: 60_000,
  },
}

export const integration = {
  resolve: { alias },
  test: {
    name: 'integration',
    include: ['tests/integration/**/*.test.ts'],
    globalSetup: ['tests/integration/global-setup.ts'],
    setupFiles: ['tests/integration/worker-setup.ts'],
    maxWorkers: 2,
    testTimeout: 180_000,
    hookTimeout: 120_000,
  },
}

export default defineConfig({ test: { projects: [unit, integration] } })
