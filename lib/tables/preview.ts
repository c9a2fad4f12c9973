/** What an import shows before it is made. Pure. */
import { z } from 'zod'
import type { RowError } from './table'

/** A posted file, still unread. */
export const UploadInput = z.object({ bytes: z.instanceof(Uint8Array, { error: 'Выберите файл.' }) })

export type ImportPreview = {
  total: number
  good: number
  errors: RowError[]
  moreErrors: number
  ignored: string[]
  columns: string[]
  sample: string[][]
}

export const SHOWN_ERRORS = 200

const SHOWN_ROWS = 20

/** What the page shows of an import: counts, the first errors and the first rows. */
export function previewOf(
  total: number,
  errors: RowError[],
  ignored: string[],
  columns: string[],
  rows: string[][],
): ImportPreview {
  const bad = new Set(errors.map(({ row }) => row)).size
  return {
    total,
    good: total - bad,
    errors: errors.slice(0, SHOWN_ERRORS),
    moreErrors: Math.max(0, errors.length - SHOWN_ERRORS),
    ignored,
    columns,
    sample: rows.slice(0, SHOWN_ROWS),
  }
}
