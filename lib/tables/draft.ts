import 'server-only'
import type { ImportColumn, ImportSpec, Mark, PlannedRow, ReadRow, TableChoice } from '@/lib/core/table-import'
import { fail, notFound, ok, type Failure, type Result } from '@/lib/core/result'
import type { TableImport } from '@/lib/generated/prisma/client'
import { lockRow } from '@/lib/platform/lock'
import type { CommandContext } from '@/lib/platform/command'
import type { ImportContext, ImportPlan, ImportWork } from '@/lib/platform/module'
import { choiceOf, decisionsOf } from './input'
import { readBook } from './read/book'
import { markPlan, readRows, readText } from './reading'
import { cleanedSheet, recognise, type FoundTable } from './recognise'
import type { Book } from './sheet'

/** Days in which a load can be taken back. */
export const UNDO_DAYS = 30

type Draft = Pick<TableImport, 'id' | 'kind' | 'choice' | 'decisions'>

/** A row with what would become of it. */
export type Outcome = {
  row: ReadRow
  /** `skipped` – a person left it out; `refused`, `doubtful` – it waits for a word; else what the load makes of it. */
  state: 'refused' | 'doubtful' | 'skipped' | PlannedRow['state']
  planned: PlannedRow | null
}

/** A draft, opened: the book, where the list is in it, and what would become of every row. */
export type Opened = {
  book: Book
  found: FoundTable
  outcomes: Outcome[]
  plan: ImportPlan
  /** Required fields that no column and no constant gives. */
  missing: ImportColumn[]
}

/** The draft held to the end of the transaction: its own person's, not loaded yet. */
export async function lockDraft(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: TableImport } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'TableImport', id)
  const draft = await ctx.tx.tableImport.findUnique({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } })
  if (!draft || draft.personId === null || draft.personId !== ctx.actor.personId) return notFound('Загрузка')
  return { ok: true, value: draft }
}

export const notDraft = () =>
  fail('RULE', 'Эта загрузка уже выполнена: изменить её нельзя. Отменить можно внизу страницы.')

/** Titles that people of the tenant have placed by hand. */
export async function rememberedTitles(
  { tx, tenantId }: Pick<ImportContext, 'tx' | 'tenantId'>,
  kind: string,
): Promise<Map<string, string>> {
  const rows = await tx.tableTitle.findMany({ where: { tenantId, kind }, select: { title: true, field: true } })
  return new Map(rows.map(({ title, field }) => [title, field]))
}

/** The book of a draft, read anew from the file as it came. */
export async function bookOf(
  { tx, tenantId }: Pick<ImportContext, 'tx' | 'tenantId'>,
  id: string,
): Promise<Result<Book>> {
  const file = await tx.tableImportFile.findUnique({
    where: { tenantId_importId: { tenantId, importId: id } },
    select: { bytes: true },
  })
  return file ? readBook(file.bytes) : notFound('Файл загрузки')
}

/** Opens a draft. The page and the load read the same bytes by the same rules. */
export async function openDraft(
  ctx: ImportContext,
  draft: Draft,
  { table }: Pick<ImportSpec, 'table'>,
  work: Pick<ImportWork, 'plan'>,
): Promise<Result<Opened>> {
  const book = await bookOf(ctx, draft.id)
  if (!book.ok) return book
  const choice = choiceOf(draft.choice)
  const decisions = decisionsOf(draft.decisions)
  const raw = recognise(book.value, table.columns, await rememberedTitles(ctx, draft.kind), choice)
  const found = withoutForbidden(raw)
  const rows = readRows(found, table, decisions, constantsOf(choice, table.columns))
  // What is not kept needs no decision.
  for (const { field, left } of table.columns) if (left) for (const row of rows) delete row.marks[field]
  const plan = await work.plan(ctx, rows)
  markPlan(rows, plan)
  const planned = new Map(plan.rows.map((one) => [one.at, one]))
  const outcomes = rows.map((row): Outcome => {
    const one = planned.get(row.at) ?? null
    return { row, planned: one, state: stateOf(Object.values(row.marks), one) }
  })
  for (const { row, role } of found.rows)
    if (role === 'record' && decisions[String(row.number)]?.row === 'skip')
      outcomes.push({
        row:
          readRows({ ...found, rows: [{ row, role }] }, { ...table, check: undefined })[0] ??
          emptyRow(row.number, found),
        state: 'skipped',
        planned: null,
      })
  outcomes.sort((a, b) => a.row.at - b.row.at)
  const given = new Set([
    ...found.columns.flatMap(({ field }) => field ?? []),
    ...Object.entries(choice.constants ?? {}).flatMap(([field, value]) => (value === '' ? [] : field)),
  ])
  return ok({
    book: book.value,
    found,
    outcomes,
    plan,
    missing: table.columns.filter(({ field, required }) => required && !given.has(field)),
  })
}

const emptyRow = (at: number, found: FoundTable): ReadRow => ({
  at,
  sheet: found.sheet.name,
  values: {},
  marks: {},
  cells: {},
})

/** What a table may not bring in is neither shown nor read. */
function withoutForbidden(found: FoundTable): FoundTable {
  const sheet = cleanedSheet(found.sheet, found.columns)
  const at = new Map(sheet.rows.map((row) => [row.number, row]))
  return { ...found, sheet, rows: found.rows.map((one) => ({ ...one, row: at.get(one.row.number) ?? one.row })) }
}

function stateOf(marks: readonly Mark[], planned: PlannedRow | null): Outcome['state'] {
  if (marks.some(({ level }) => level === 'refuse')) return 'refused'
  if (marks.length > 0) return 'doubtful'
  return planned?.state ?? 'refused'
}

/** What holds for every row, read as a cell would be. */
function constantsOf(choice: TableChoice, columns: readonly ImportColumn[]): ReadRow['values'] {
  return Object.fromEntries(
    Object.entries(choice.constants ?? {}).flatMap(([field, text]) => {
      const column = columns.find((one) => one.field === field)
      return column && text.trim() !== '' ? [[field, readText(text, column, '').value]] : []
    }),
  )
}

/** Rows that a load would take, and those that wait. */
export const readyOf = (outcomes: readonly Outcome[]): Set<number> =>
  new Set(outcomes.filter(({ state }) => state === 'new' || state === 'changed').map(({ row }) => row.at))

export const waitingOf = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes.filter(({ state }) => state === 'refused' || state === 'doubtful')
