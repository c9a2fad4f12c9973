// A Chromium for the browser tests: Playwright's own, the system's, or one installed now.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { node, root } from './install.mjs'
import { Refusal, say } from './say.mjs'

const system = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** Path of the browser to run; undefined: none. */
export async function browserPath() {
  const { chromium } = await import('@playwright/test')
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...system].find((path) => path && existsSync(path))
}

/** Finds a browser or installs one. */
export async function ensureBrowser() {
  const found = await browserPath()
  if (found) return found
  say('Устанавливаю Chromium для проверок в браузере…')
  const attempts = [
    [
      node,
      [
        join(root, 'node_modules', '@playwright', 'test', 'cli.js'),
        'install',
        ...(process.getuid?.() === 0 ? ['--with-deps'] : []),
        'chromium',
      ],
    ],
    ...(process.getuid?.() === 0 && existsSync('/etc/debian_version')
      ? [['sh', ['-c', 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium']]]
      : []),
  ]
  let output = ''
  for (const [program, args] of /** @type {[string, string[]][]} */ (attempts)) {
    const { stdout, stderr } = spawnSync(program, args, {
      cwd: root,
      encoding: 'utf8',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
    const path = await browserPath()
    if (path) return path
    output += `${stdout ?? ''}${stderr ?? ''}`
  }
  console.error(output.trim().split('\n').slice(-15).join('\n'))
  throw new Refusal(
    'Нет браузера для проверок. Установите Chromium (apt-get install chromium) или укажите свой: CHROMIUM_PATH=/путь/к/chromium npm test',
  )
}
