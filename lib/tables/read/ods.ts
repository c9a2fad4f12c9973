import 'server-only'
import type { Archive } from '@/lib/files/unzip'
import {
  type Cell,
  errorOf,
  fillMerged,
  isEmpty,
  MAX_COLUMNS,
  MAX_ROWS,
  plainNumber,
  type Sheet,
  type SheetRow,
  textCell,
} from '../sheet'
import { PartError, walkXml } from './xml'

type Raw = {
  type: string
  value: string
  formula: boolean
  repeated: number
  covered: boolean
  down: number
  wide: number
  paragraphs: string[]
  comment: string
}

/** The sheets of an ODS table. */
export function readOds(archive: Archive): Sheet[] {
  const xml = archive.text('content.xml')
  if (xml === null) throw new PartError('BROKEN')
  return new OdsReader().read(xml)
}

class OdsReader {
  private readonly sheets: Sheet[] = []
  private readonly hiddenStyles = new Set<string>()
  private style = ''
  private sheet: Sheet | null = null
  private merges: { top: number; bottom: number; left: number; right: number }[] = []
  private row: SheetRow | null = null
  private rowRepeated = 1
  private number = 0
  private column = 0
  private cell: Raw | null = null
  private paragraph: string | null = null
  private beside = 0
  private comment: string | null = null
  private inComment = false

  read(xml: string): Sheet[] {
    walkXml(xml, {
      open: (name, at) => this.open(name, at),
      close: (name) => this.close(name),
      text: (text) => {
        if (this.comment !== null) this.comment += this.inComment ? text : ''
        else if (this.paragraph !== null && this.beside === 0) this.paragraph += text
      },
    })
    return this.sheets
  }

  private open(name: string, at: (name: string) => string | undefined): void {
    const times = (attribute: string): number => Math.max(1, Number(at(attribute) ?? 1) || 1)
    if (name === 'style') this.style = at('name') ?? ''
    else if (name === 'table-properties' && at('display') === 'false') this.hiddenStyles.add(this.style)
    else if (name === 'table') {
      this.sheet = {
        name: at('name') ?? '',
        hidden: this.hiddenStyles.has(at('style-name') ?? ''),
        rows: [],
        hiddenColumns: [],
        across: [],
      }
      this.merges = []
      ;[this.number, this.column] = [0, 0]
    } else if (name === 'table-column') {
      const more = times('number-columns-repeated')
      if (/^(collapse|filter)$/.test(at('visibility') ?? ''))
        for (let i = this.column; i < Math.min(this.column + more, MAX_COLUMNS); i += 1)
          this.sheet?.hiddenColumns.push(i)
      this.column += more
    } else if (name === 'table-row') {
      this.rowRepeated = times('number-rows-repeated')
      this.row = {
        number: this.number + 1,
        cells: [],
        ...(/^(collapse|filter)$/.test(at('visibility') ?? '') && { hidden: true as const }),
      }
      this.column = 0
    } else if (name === 'table-cell' || name === 'covered-table-cell')
      this.cell = {
        type: at('value-type') ?? '',
        value: at('date-value') ?? at('value') ?? at('boolean-value') ?? at('time-value') ?? '',
        formula: at('formula') !== undefined,
        repeated: times('number-columns-repeated'),
        covered: name !== 'table-cell',
        down: times('number-rows-spanned'),
        wide: times('number-columns-spanned'),
        paragraphs: [],
        comment: '',
      }
    else if (name === 'annotation') this.comment = ''
    else if (name === 'p' && this.comment !== null) this.inComment = true
    else if (name === 'note') this.beside += 1
    else if (name === 'p' && this.cell && this.comment === null) this.paragraph = ''
    else if (this.paragraph !== null && this.comment === null && this.beside === 0) {
      if (name === 's') this.paragraph += ' '.repeat(Math.min(Number(at('c') ?? 1) || 1, 100))
      else if (name === 'tab') this.paragraph += '\t'
      else if (name === 'line-break') this.paragraph += '\n'
    }
  }

  private close(name: string): void {
    if (name === 'annotation' && this.comment !== null) {
      if (this.cell) this.cell.comment = this.comment.trim()
      this.comment = null
    } else if (name === 'note') this.beside -= 1
    else if (name === 'p' && this.inComment) this.inComment = false
    else if (name === 'p' && this.paragraph !== null && this.comment === null) {
      this.cell?.paragraphs.push(this.paragraph)
      this.paragraph = null
    } else if ((name === 'table-cell' || name === 'covered-table-cell') && this.cell) this.endCell(this.cell)
    else if (name === 'table-row' && this.row) this.endRow(this.row)
    else if (name === 'table' && this.sheet) {
      this.sheet.across = fillMerged(this.sheet.rows, this.merges)
      this.sheets.push(this.sheet)
      this.sheet = null
    }
  }

  private endCell(raw: Raw): void {
    const made = raw.covered ? undefined : madeCell(raw)
    if (made && this.row)
      for (let i = this.column; i < Math.min(this.column + raw.repeated, MAX_COLUMNS); i += 1)
        this.row.cells[i] = { ...made }
    if (this.row && (raw.down > 1 || raw.wide > 1))
      this.merges.push({
        top: this.row.number,
        bottom: this.row.number + raw.down - 1,
        left: this.column,
        right: this.column + raw.wide - 1,
      })
    this.column += raw.repeated
    this.cell = null
  }

  private endRow(row: SheetRow): void {
    if (this.sheet && row.cells.some((one) => !isEmpty(one))) {
      // A row that stands there more often is as many rows; a whole sheet of one row is refused.
      for (let i = 0; i < this.rowRepeated; i += 1) {
        this.sheet.rows.push({ ...row, number: row.number + i, cells: row.cells.map((one) => one && { ...one }) })
        if (this.sheet.rows.length > MAX_ROWS + 100) throw new PartError('ROWS')
      }
    }
    this.number += this.rowRepeated
    this.row = null
  }
}

function madeCell({ type, value, formula, paragraphs, comment }: Raw): Cell | undefined {
  const text = paragraphs.join('\n')
  const beside = comment === '' ? {} : { comment }
  if (errorOf(text) !== null) return { ...textCell(text), ...beside }
  if (formula && text === '' && value === '') return { text: '', kind: 'unreckoned', ...beside }
  if (type === 'date') return { text: text || value.slice(0, 10), kind: 'date', day: value.slice(0, 10), ...beside }
  if (type === 'percentage')
    return {
      text,
      kind: 'number',
      number: String(Number((Number(value) * 100).toPrecision(12))),
      formatted: true,
      ...beside,
    }
  if (type === 'float' || type === 'currency') {
    const number = plainNumber(value)
    const same = text.replace(/\s/g, '').replace(',', '.') === number
    return { text, kind: 'number', number, ...(!same && { formatted: true as const }), ...beside }
  }
  if (type === 'boolean') return { text: value === 'true' ? 'да' : 'нет', kind: 'text', ...beside }
  return text === '' ? undefined : { ...textCell(text), ...beside }
}
