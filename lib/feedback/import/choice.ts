/** What a person chose of a file of answers: how it is read, and what becomes of rows and cells. Pure. */
import { z } from 'zod'

const text = z.string().max(10_000)
const short = z.string().max(200)
export const RowNumber = z.coerce.number().int().min(1).max(2_000_000)
/** Column, from 0. */
export const ColumnAt = z.coerce.number().int().min(0).max(99)

export const separators = [';', ',', '|', '/', '\n'] as const
export type Separator = (typeof separators)[number]

const Choice = z.object({
  sheet: short.optional(),
  /** Number of the header's first row, and how many rows it has. */
  header: z.object({ row: RowNumber, rows: z.number().int().min(1).max(2) }).optional(),
  /** By column: a place (columns.ts), or '' – not taken. */
  columns: z.record(z.string().regex(/^\d{1,2}$/), short).optional(),
  separator: z.enum(separators).optional(),
  dayOrder: z.enum(['dmy', 'mdy']).optional(),
  /** The sheet of codes; '' – the file has words. */
  codebook: short.optional(),
  dontKnow: short.optional(),
  noAnswer: short.optional(),
  /** The body that the answers are about, and the touchpoint. */
  agencyId: z.uuid().optional(),
  touchpointId: z.uuid().optional(),
})
export type FileChoice = z.infer<typeof Choice>

const Decisions = z.object({
  /** Rows that are left out, by hand. */
  skipped: z.array(RowNumber).max(5_000).default([]),
  /** What such a cell means; '' – left without an answer. */
  cells: z
    .array(z.object({ at: ColumnAt, text, to: text }))
    .max(2_000)
    .default([]),
  /** Questions of a row that are left without an answer: their answer is in several cells. */
  blank: z
    .array(z.object({ row: RowNumber, question: short }))
    .max(5_000)
    .default([]),
})
export type FileDecisions = z.infer<typeof Decisions>

/** Kept JSON; what is no longer understood counts as not chosen. */
export const fileChoice = (json: unknown): FileChoice => Choice.safeParse(json).data ?? {}
export const fileDecisions = (json: unknown): FileDecisions =>
  Decisions.safeParse(json).data ?? { skipped: [], cells: [], blank: [] }
