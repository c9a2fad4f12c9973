// Seconds that each part of `npm test` may take on 2 cores. The sum leaves room for four more modules below the 50
// minutes that the whole may ever take; a part that goes over is named in the summary, and fails nothing, because
// machines differ.

/** @type {Record<string, number>} part → seconds */
export const budget = {
  unit: 60,
  boundaries: 30,
  dead: 20,
  build: 120,
  types: 90,
  lint: 120,
  integration: 420,
  journeys: 900,
}

/** Seconds of the whole: parts run side by side, so it is less than their sum. */
export const total = 1500

/** Time with what it should have been, where it was more. @param {string} part @param {number} seconds */
export const overBudget = (part, seconds) => {
  const allowed = part === 'total' ? total : (budget[part] ?? Infinity)
  return seconds > allowed ? `⚠ ${part}: ${Math.round(seconds)} с при бюджете ${allowed} с (lib/cli/budget.mjs)` : null
}
