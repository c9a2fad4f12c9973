'use client'

/** Lines and cells of what a spreadsheet copies; a cell with a line break or a tab stands in quotes. */
export async function readCells(text: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/browser/esm/sync')
  const options = { delimiter: '\t', relax_column_count: true, relax_quotes: true, skip_empty_lines: true } as const
  try {
    return parse(text.replace(/\r\n?/g, '\n'), options)
  } catch {
    // A lone quote that opens a cell and never closes it: cells are as they stand between the tabs.
    return text
      .split(/\r\n?|\n/)
      .filter((line) => line !== '')
      .map((line) => line.split('\t'))
  }
}
