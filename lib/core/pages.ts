const LAST = 100_000

/** Number of the page that an address asks for, from 1; anything strange is the first. Pure. */
export function pageNumber(asked: unknown): number {
  const n = typeof asked === 'string' ? Math.trunc(Number(asked)) : 1
  return n >= 1 && n <= LAST ? n : 1
}
