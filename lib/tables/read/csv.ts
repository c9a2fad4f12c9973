import 'server-only'
import { parse } from 'csv-parse/sync'
import { MAX_COLUMNS, MAX_ROWS, type Book, type SheetRow, isEmpty, textCell } from '../sheet'
import { PartError } from './xml'

/** Not a table at all. */
export class NotText extends Error {}
/** A record that cannot be read; `line` – about where. */
export class BadCsv extends Error {
  constructor(readonly line: number | null) {
    super('csv')
  }
}

/** A CSV by whichever program: encoding and separator are told apart by content. */
export function readCsv(bytes: Uint8Array): Book {
  const { text, encoding } = decoded(bytes)
  if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) throw new NotText()
  const said = /^"?sep=(.)"?[^\S\n]*\r?\n/i.exec(text)
  const delimiter = said?.[1] ?? delimiterOf(text)
  const records = recordsOf(text, delimiter)
  const rows = records.flatMap((cells, i): SheetRow[] => {
    if (i === 0 && said) return []
    const row = {
      number: i + 1,
      cells: cells.slice(0, MAX_COLUMNS).map((cell) => (cell === '' ? undefined : textCell(cell))),
    }
    return row.cells.some((one) => !isEmpty(one)) ? [row] : []
  })
  if (rows.length > MAX_ROWS + 100) throw new PartError('ROWS')
  const words: Record<string, string> = {
    ';': 'точка с запятой',
    ',': 'запятая',
    '\t': 'табуляция',
    '|': 'черта',
  }
  return {
    format: 'CSV',
    detail: `${encoding}, разделитель – ${words[delimiter] ?? `«${delimiter}»`}`,
    sheets: [{ name: 'Таблица', hidden: false, rows, hiddenColumns: [], across: [] }],
  }
}

function recordsOf(text: string, delimiter: string, to = MAX_ROWS * 3): string[][] {
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      to,
    })
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    throw new BadCsv(typeof line === 'number' ? line : null)
  }
}

/** The separator that makes the first records alike. */
function delimiterOf(text: string): string {
  const head = text.slice(0, 60_000)
  const scored = [';', '\t', ',', '|'].map((sign) => {
    let records: string[][]
    try {
      records = recordsOf(head, sign, 40)
    } catch {
      return { sign, score: -1 }
    }
    const widths = records.filter((cells) => cells.some(Boolean)).map((cells) => cells.length)
    const times = new Map<number, number>()
    for (const width of widths) if (width > 1) times.set(width, (times.get(width) ?? 0) + 1)
    const alike = Math.max(0, ...times.values())
    // Titles above the header are of one cell: they speak for no separator.
    return { sign, score: alike === 0 ? 0 : alike / Math.max(widths.filter((w) => w > 1).length, 1) + alike / 1000 }
  })
  return scored.toSorted((a, b) => b.score - a.score)[0]?.sign ?? ';'
}

function decoded(bytes: Uint8Array): { text: string; encoding: string } {
  const as = (label: string, encoding: string) => ({
    text: new TextDecoder(label).decode(bytes).replace(/^\ufeff/, ''),
    encoding,
  })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return as('utf-16le', 'UTF-16')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return as('utf-16be', 'UTF-16')
  const sample = bytes.subarray(0, 2000)
  const half = (odd: number) => sample.filter((byte, i) => i % 2 === odd && (byte === 0 || byte === 4)).length
  if (sample.length > 8 && half(1) > sample.length * 0.4) return as('utf-16le', 'UTF-16')
  if (sample.length > 8 && half(0) > sample.length * 0.4) return as('utf-16be', 'UTF-16')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, ''), encoding: 'UTF-8' }
  } catch {
    const all = [as('windows-1251', 'Windows-1251'), as('ibm866', 'DOS (866)'), as('koi8-r', 'KOI8-R')]
    const best = all
      .map((one) => ({ ...one, score: likeRussian(one.text.slice(0, 20_000)) }))
      .toSorted((a, b) => b.score - a.score)[0]
    return best ?? as('windows-1251', 'Windows-1251')
  }
}

/** Russian letters in their usual order of capitals speak for an encoding, rare signs against it. */
function likeRussian(text: string): number {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return (
    count(/[а-яё]/g) +
    count(/(?<![а-яёА-ЯЁ])[А-ЯЁ]/g) -
    3 * count(/[а-яё][А-ЯЁ]/g) -
    4 * count(/[ЂЃѓЉЊЌЋЏђљњќћџЎўЈҐ¤¦Ёґ¬®°±Ііµ¶·єјЅѕї\u2500-\u25ff\u00ad]/g)
  )
}
