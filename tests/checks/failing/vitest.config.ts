import { defineConfig } from 'vitest/config'
import { integration } from '../../../vitest.config'

/** The project of `npm run integration` as it is, with the failing file in the place of its tests. */
export default defineConfig({
  test: { projects: [{ ...integration, test: { ...integration.test, include: ['tests/checks/failing/*.test.ts'] } }] },
})
