import { defineConfig } from 'vitest/config'
import { unit } from '../../vitest.config'

/** The unit project alone, without the checks of the sources: those would fail on any changed file. */
export default defineConfig({
  resolve: unit.resolve,
  // Each run of a mutant begins anew.
  test: { ...unit.test, isolate: true, include: ['tests/unit/**/*.test.ts', 'tests/golden/**/*.test.ts'] },
})
