import { defineConfig } from 'vitest/config'
import { unit } from '../../vitest.config'

/** The unit project alone, without the checks of the sources: those would fail on any changed file. */
export default defineConfig({
  resolve: unit.resolve,
  test: { ...unit.test, include: ['tests/unit/**/*.test.ts', 'tests/golden/**/*.test.ts'] },
})
