/** Bounds of a table of steps. Pure. */

/** Steps of one table. */
export const MOST_STEPS = 2000
/** Cells of one saving. */
export const MOST_EDITS = 500
