import 'server-only'
import type { Archive } from '@/lib/files/unzip'
import { fillMerged, isEmpty, MAX_COLUMNS, MAX_ROWS, type Sheet, type SheetRow, textCell } from '../sheet'
import { mainPart, PartError, walkXml } from './xml'

type Open = {
  sheet: Sheet
  rows: number
  row: SheetRow | null
  column: number
  cell: { text: string; wide: number; down: 'begins' | 'goes on' | null } | null
  merges: { top: number; bottom: number; left: number; right: number }[]
}

/** What is taken out, moved away or drawn again for old programs is not there. */
const passedOver = new Set(['del', 'moveFrom', 'Fallback'])

/** The tables of a DOCX, each as a sheet; a table inside a cell is text of that cell. */
export function readDocxTables(archive: Archive): Sheet[] {
  const xml = archive.text(mainPart(archive.text('_rels/.rels')) ?? 'word/document.xml')
  if (xml === null) throw new PartError('BROKEN')
  const sheets: Sheet[] = []
  let table: Open | null = null
  let [depth, skipped, inText] = [0, 0, false]
  walkXml(xml, {
    open: (name, at) => {
      if (passedOver.has(name)) skipped += 1
      if (name === 'tbl') {
        depth += 1
        if (depth === 1)
          table = {
            sheet: { name: `Таблица ${sheets.length + 1}`, hidden: false, rows: [], hiddenColumns: [], across: [] },
            ...{ rows: 0, row: null, column: 0, cell: null, merges: [] },
          }
      }
      if (!table) return
      const { cell } = table
      if (name === 'tr' && depth === 1) {
        table.rows += 1
        table.row = { number: table.rows, cells: [] }
        table.column = 0
      } else if (name === 'gridBefore') table.column += Number(at('val') ?? 0) || 0
      else if (name === 'tc' && depth === 1) table.cell = { text: '', wide: 1, down: null }
      else if (cell) {
        if (name === 'gridSpan') cell.wide = Math.max(1, Number(at('val') ?? 1) || 1)
        else if (name === 'vMerge') cell.down = at('val') === 'restart' ? 'begins' : 'goes on'
        else if (name === 't') inText = skipped === 0
        else if (skipped > 0) return
        else if (name === 'br' || name === 'cr') cell.text += '\n'
        else if (name === 'tab') cell.text += '\t'
        else if (name === 'noBreakHyphen') cell.text += '-'
      }
    },
    text: (text) => {
      if (inText && table?.cell) table.cell.text += text
    },
    close: (name) => {
      if (passedOver.has(name)) skipped -= 1
      if (name === 't') inText = false
      if (!table) return
      if (name === 'p' && table.cell) table.cell.text += '\n'
      else if (name === 'tc' && depth === 1 && table.cell) endCell(table, table.cell)
      else if (name === 'tr' && depth === 1 && table.row) {
        if (table.row.cells.some((one) => !isEmpty(one))) table.sheet.rows.push(table.row)
        if (table.sheet.rows.length > MAX_ROWS + 100) throw new PartError('ROWS')
        table.row = null
      } else if (name === 'tbl') {
        depth -= 1
        if (depth > 0) return
        table.sheet.across = fillMerged(table.sheet.rows, table.merges)
        sheets.push(table.sheet)
        table = null
      }
    },
  })
  return sheets
}

function endCell(table: Open, cell: NonNullable<Open['cell']>): void {
  const { row, column } = table
  if (row && column < MAX_COLUMNS) {
    const text = cell.text.replace(/\n+$/, '')
    if (text !== '' && cell.down !== 'goes on') row.cells[column] = textCell(text)
    const open = table.merges.find(({ left, bottom }) => left === column && bottom === row.number - 1)
    if (cell.down === 'goes on' && open) open.bottom = row.number
    else if (cell.down === 'begins' || cell.wide > 1)
      table.merges.push({ top: row.number, bottom: row.number, left: column, right: column + cell.wide - 1 })
  }
  table.column += cell.wide
  table.cell = null
}
