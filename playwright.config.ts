import { existsSync } from 'node:fs'
import { chromium, defineConfig } from '@playwright/test'
import './tests/e2e/support/server-imports'

const executablePath = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium'].find(
  (path) => path && existsSync(path),
)

export default defineConfig({
  testDir: 'tests/e2e',
  globalSetup: './tests/e2e/global-setup.ts',
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: true,
  // A journey that needed a second run is named in the report; one that fails twice fails the tests.
  retries: 1,
  forbidOnly: true,
  timeout: 180_000,
  // A loaded two-core machine is slow, not wrong.
  expect: { timeout: 25_000 },
  reporter: process.env.GEMBA_E2E_REPORT
    ? [['list'], ['json', { outputFile: process.env.GEMBA_E2E_REPORT }]]
    : [['list']],
  use: {
    // Set by the global set-up; the workers read this file after it.
    baseURL: process.env.BASE_URL,
    actionTimeout: 30_000,
    locale: 'ru-RU',
    timezoneId: 'Asia/Novokuznetsk',
    // Colours halfway through a transition would be judged as if they stayed.
    contextOptions: { reducedMotion: 'reduce' },
    trace: process.env.GEMBA_E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath,
      // Where no locale is set Chromium saves «Паспорт.docx» as «download».
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
      args: [
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  // The same journeys at a desk and in the hand; what does not depend on the width is marked @desktop and is made once,
  // what is a phone's alone @phone.
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 1000 } }, grepInvert: /@phone/ },
    { name: 'phone', use: { viewport: { width: 390, height: 844 }, hasTouch: true }, grepInvert: /@desktop/ },
  ],
})
