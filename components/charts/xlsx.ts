/**
 * A table of a chart as an XLSX workbook of one sheet. The library that writes it is fetched only when this is called.
 */

type Cell = string | number | null

/**
 * A figure as people write it («11,7», «−3», «12 345») → a number; null when the text is no figure or would lose
 * digits.
 */
export function figureOf(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const text = (cell ?? '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}

/**
 * The library keeps texts as keys of a plain object and would take «toString» for the object's own: a space tells them
 * apart.
 */
const textOf = (cell: Cell): string => {
  const text = String(cell ?? '')
  return text in {} ? `${text} ` : text
}

const widthOf = (texts: readonly Cell[]): number =>
  Math.min(60, Math.max(...texts.map((text) => String(text ?? '').length)) + 2)

/**
 * The workbook; figures become numbers, so that they can be counted on, the heading stays in sight, a sheet's name
 * keeps what spreadsheets allow in it. Up to some hundred kilobytes: beyond that the library would start a worker,
 * which the pages' security policy forbids.
 */
export async function toXlsx(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  title: string,
): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser')
  const text = (cell: Cell) => ({ value: textOf(cell), type: String })
  const cellOf = (cell: Cell, at: number) => (at === 0 ? null : figureOf(cell)) ?? text(cell)
  return writeXlsxFile(
    [columns.map((name) => ({ ...text(name), fontWeight: 'bold' as const })), ...rows.map((row) => row.map(cellOf))],
    {
      sheet:
        title
          .replace(/[[\]:*?/\\']/g, ' ')
          .trim()
          .slice(0, 31) || 'Таблица',
      stickyRowsCount: 1,
      columns: columns.map((name, at) => ({ width: widthOf([name, ...rows.map((row) => row[at] ?? null)]) })),
    },
    { fontFamily: 'Calibri', fontSize: 11 },
  ).toBlob()
}
