// Seconds that each part of `npm test` may take on 2 cores. The sum leaves room for four more modules below the 50
// minutes that the whole may ever take; a part that goes over is named in the summary, and fails nothing, because
// machines differ.
// Measured with 1 900 unit tests and 214 journeys: the unit part takes 100 s of a processor and shares the two cores
// with the build (86–113 s by the clock); journeys, 1 029 s by the clock, are two browsers beside the portal and its
// database on those cores, each journey in a tenant of its own.

/** @type {Record<string, number>} part → seconds */
export const budget = {
  unit: 110,
  boundaries: 30,
  dead: 20,
  build: 120,
  types: 90,
  format: 60,
  lint: 120,
  integration: 420,
  journeys: 1080,
}

/** Seconds of the whole: parts run side by side, so it is less than their sum. */
export const total = 1800

/** Time with what it should have been, where it was more. @param {string} part @param {number} seconds */
export const overBudget = (part, seconds) => {
  const allowed = part === 'total' ? total : (budget[part] ?? Infinity)
  return seconds > allowed ? `⚠ ${part}: ${Math.round(seconds)} с при бюджете ${allowed} с (lib/cli/budget.mjs)` : null
}
