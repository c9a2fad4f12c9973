/** The one rule of pages of a list: which page an address asks for, and how many there are. Pure. */
const LAST = 100_000

/** Number of the page that an address asks for, from 1; anything strange is the first. */
export function pageNumber(asked: unknown): number {
  const n = typeof asked === 'string' ? Math.trunc(Number(asked)) : 1
  return n >= 1 && n <= LAST ? n : 1
}

/** How many pages so many rows take: one at least. */
export const pageCount = (rows: number, perPage: number): number => Math.max(1, Math.ceil(rows / perPage))
