/** The SQL pattern of LIKE and ILIKE that finds the words anywhere; their own %, _ and \ are looked for as they are. */
export const containing = (words: string): string => `%${words.trim().replace(/[\\%_]/g, '\\$&')}%`
