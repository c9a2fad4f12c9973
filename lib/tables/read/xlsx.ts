import 'server-only'
import type { Archive } from '@/lib/files/unzip'
import {
  addressOf,
  type Cell,
  errorOf,
  fillMerged,
  isEmpty,
  MAX_COLUMNS,
  MAX_ROWS,
  numberCell,
  numberFormat,
  type NumberFormat,
  type Sheet,
  type SheetRow,
  textCell,
} from '../sheet'
import { folderOf, mainPart, PartError, relationsOf, relationsPath, walkXml } from './xml'

const MAX_MERGES = 20_000
const MAX_STRINGS = 400_000

type Styles = NumberFormat[]
type Workbook = { from1904: boolean; sheets: { name: string; hidden: boolean; id: string }[] }

/**
 * The sheets of an XLSX, by whichever writer. By hand and streaming, because the library that writes our own workbooks
 * builds every cell of a merged area: two kilobytes that merge a million rows end the process.
 */
export function readXlsx(archive: Archive): Sheet[] {
  const main = mainPart(archive.text('_rels/.rels')) ?? 'xl/workbook.xml'
  const workbook = workbookOf(archive.text(main) ?? '')
  const relations = relationsOf(archive.text(relationsPath(main)), folderOf(main))
  const part = (type: string): string | null => {
    const path = [...relations.values()].find((one) => one.type === type)?.path
    return path === undefined ? null : archive.text(path)
  }
  const strings = stringsOf(part('sharedStrings'))
  const styles = stylesOf(part('styles'))
  return workbook.sheets.flatMap(({ name, hidden, id }) => {
    const found = relations.get(id)
    if (found?.type !== 'worksheet') return []
    const xml = archive.text(found.path)
    if (xml === null) throw new PartError('BROKEN')
    const comments = [...relationsOf(archive.text(relationsPath(found.path)), folderOf(found.path)).values()].find(
      ({ type }) => type === 'comments',
    )
    return [
      {
        name,
        hidden,
        ...sheetOf(xml, {
          strings,
          styles,
          from1904: workbook.from1904,
          comments: commentsOf(comments ? archive.text(comments.path) : null),
        }),
      },
    ]
  })
}

function workbookOf(xml: string): Workbook {
  const found: Workbook = { from1904: false, sheets: [] }
  walkXml(xml, {
    open: (name, at) => {
      if (name === 'workbookPr') found.from1904 = /^(1|true|on)$/.test(at('date1904') ?? '')
      if (name === 'sheet')
        found.sheets.push({
          name: at('name') ?? '',
          hidden: (at('state') ?? 'visible') !== 'visible',
          id: at('id') ?? '',
        })
    },
  })
  return found
}

/** Shared strings: of rich text all runs, of a phonetic guide none. */
function stringsOf(xml: string | null): string[] {
  const strings: string[] = []
  if (xml === null) return strings
  let [current, inText, guide] = ['', false, 0]
  walkXml(xml, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') guide += 1
      else if (name === 't') inText = guide === 0
    },
    text: (text) => {
      if (inText) current += text
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') guide -= 1
      else if (name === 'si') {
        if (strings.length >= MAX_STRINGS) throw new PartError('ROWS')
        strings.push(unescaped(current))
      }
    },
  })
  return strings
}

/** _x000D_ of Excel. */
const unescaped = (text: string): string =>
  text.replace(/_x([0-9A-F]{4})_/g, (_all, code: string) => {
    const sign = String.fromCharCode(Number.parseInt(code, 16))
    return /[\t\n\r ]/.test(sign) || sign >= ' ' ? sign : ''
  })

function stylesOf(xml: string | null): Styles {
  const own = new Map<number, string>()
  const ids: number[] = []
  let inside = false
  if (xml !== null)
    walkXml(xml, {
      open: (name, at) => {
        if (name === 'numFmt') own.set(Number(at('numFmtId')), at('formatCode') ?? '')
        else if (name === 'cellXfs') inside = true
        else if (name === 'xf' && inside) ids.push(Number(at('numFmtId') ?? 0))
      },
      close: (name) => {
        if (name === 'cellXfs') inside = false
      },
    })
  return ids.map((id) => numberFormat(id, own))
}

function commentsOf(xml: string | null): Map<string, string> {
  const found = new Map<string, string>()
  if (xml === null) return found
  let [ref, text, inText] = ['', '', false]
  walkXml(xml, {
    open: (name, at) => {
      if (name === 'comment') [ref, text] = [at('ref') ?? '', '']
      else if (name === 't') inText = true
    },
    text: (part) => {
      if (inText) text += part
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'comment') found.set(ref, text.trim())
    },
  })
  return found
}

type Asked = { strings: string[]; styles: Styles; from1904: boolean; comments: Map<string, string> }
type Raw = { column: number; type: string; style: number; value: string | null; formula: boolean; inline: string }

function sheetOf(xml: string, asked: Asked): Pick<Sheet, 'rows' | 'hiddenColumns' | 'across'> {
  const rows: SheetRow[] = []
  const hiddenColumns: number[] = []
  const merges: { top: number; bottom: number; left: number; right: number }[] = []
  let row: SheetRow | null = null
  let cell: Raw | null = null
  let [last, column, into]: [number, number, '' | 'v' | 't' | 'f'] = [0, -1, '']
  let guide = 0
  walkXml(xml, {
    open: (name, at) => {
      if (name === 'col') {
        if (/^(1|true)$/.test(at('hidden') ?? '') || at('width') === '0')
          for (let i = Number(at('min')); i <= Math.min(Number(at('max')), MAX_COLUMNS); i += 1)
            hiddenColumns.push(i - 1)
      } else if (name === 'row') {
        last = Number(at('r') ?? last + 1)
        column = -1
        row = { number: last, cells: [], ...(/^(1|true)$/.test(at('hidden') ?? '') && { hidden: true as const }) }
      } else if (name === 'c' && row) {
        column = addressOf(at('r') ?? '')?.column ?? column + 1
        cell = { column, type: at('t') ?? 'n', style: Number(at('s') ?? 0), value: null, formula: false, inline: '' }
      } else if (cell && name === 'v') {
        cell.value ??= ''
        into = 'v'
      } else if (cell && name === 'f') {
        cell.formula = true
        into = 'f'
      } else if (cell && name === 'rPh') guide += 1
      else if (cell && name === 't' && guide === 0) into = 't'
      else if (name === 'mergeCell' && merges.length < MAX_MERGES) {
        const [from, to] = (at('ref') ?? '').split(':').map(addressOf)
        if (from && to) merges.push({ top: from.row, bottom: to.row, left: from.column, right: to.column })
      }
    },
    text: (text) => {
      if (!cell) return
      if (into === 'v') cell.value = (cell.value ?? '') + text
      else if (into === 't') cell.inline += text
    },
    close: (name) => {
      if (name === 'v' || name === 't' || name === 'f') into = ''
      else if (name === 'rPh') guide -= 1
      else if (name === 'c' && cell && row) {
        const made = cell.column < MAX_COLUMNS ? madeCell(cell, asked) : undefined
        const comment = made && asked.comments.get(`${lettersAt(cell.column)}${row.number}`)
        if (made) row.cells[cell.column] = comment ? { ...made, comment } : made
        cell = null
      } else if (name === 'row' && row) {
        if (row.cells.some((one) => !isEmpty(one))) rows.push(row)
        if (rows.length > MAX_ROWS + 100) throw new PartError('ROWS')
        row = null
      }
    },
  })
  return { rows, hiddenColumns, across: fillMerged(rows, merges) }
}

const lettersAt = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : lettersAt(Math.floor(column / 26) - 1) + lettersAt(column % 26)

function madeCell({ type, style, value, formula, inline }: Raw, asked: Asked): Cell | undefined {
  if (type === 'inlineStr') return inline === '' ? undefined : textCell(unescaped(inline))
  if (value === null || (value === '' && type !== 'str')) return formula ? { text: '', kind: 'unreckoned' } : undefined
  switch (type) {
    case 's':
      return textCell(asked.strings[Number(value)] ?? '')
    case 'str':
      return textCell(unescaped(value))
    case 'e':
      return { text: errorOf(value) ?? value, kind: 'error' }
    case 'b':
      return { text: value === '1' ? 'да' : 'нет', kind: 'text' }
    case 'd':
      return { text: value.slice(0, 10).split('-').reverse().join('.'), kind: 'date', day: value.slice(0, 10) }
    default:
      return numberCell(value, asked.styles[style] ?? 'general', asked.from1904)
  }
}
