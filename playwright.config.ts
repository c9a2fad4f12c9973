import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'

const executablePath = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find((path) => path && existsSync(path))

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: process.env.GEMBA_E2E_REPORT ? [['list'], ['json', { outputFile: process.env.GEMBA_E2E_REPORT }]] : [['list']],
  use: {
    // Set by the global set-up; the workers read this file after it.
    baseURL: process.env.BASE_URL,
    locale: 'ru-RU',
    timezoneId: 'Asia/Novokuznetsk',
    viewport: { width: 1440, height: 1000 },
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      args: ['--disable-quic', '--disable-background-networking', '--disable-component-update', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])],
    },
  },
})
