/** Names compared without regard to case, spaces, quotation marks and ё. */
export const sameName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"“”„']/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
