// Mutants of the pure rules (tests/mutants/rules.json): `npm run mutants`, or some of them: `npm run mutants --
// --mutate lib/plan/lights.ts`.
// The unit tests must kill `floor` per cent of them; the report names each survivor with its line.
import list from './tests/mutants/rules.json' with { type: 'json' }

const { floor, rules } = list

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: rules,
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutants/vitest.config.ts', related: true },
  plugins: ['@stryker-mutator/vitest-runner', './tests/mutants/words.mjs'],
  ignorers: ['words'],
  coverageAnalysis: 'perTest',
  // A mutant that never ends costs no more than this.
  timeoutMS: 3000,
  ignoreStatic: false,
  // The machine's cores are for more than this.
  concurrency: Number(process.env.MUTANTS_CONCURRENCY ?? 1),
  thresholds: { high: 95, low: floor, break: floor },
  reporters: ['clear-text', 'progress-append-only'],
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  ignorePatterns: ['/.next', '/.gemba', '/public', '/test-results'],
  allowEmpty: false,
  disableTypeChecks: false,
}
