import 'server-only'
import { notFound as pageNotFound } from 'next/navigation'
import { pageCount } from '@/lib/core/pages'
import { ROW, type ImportColumn, type ImportSpec } from '@/lib/core/table-import'
import type { TableImport } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { nameOf } from '@/lib/people/import-table'
import { openDraft, readyOf, UNDO_DAYS, type Opened, type Outcome } from '@/lib/tables/draft'
import { choiceOf, decisionsOf } from '@/lib/tables/input'
import { isOrdinal } from '@/lib/tables/columns'
import { columnLetters, isEmpty } from '@/lib/tables/sheet'
import { importKind, type ImportKind } from './kinds'
import { operations } from './operations'
import { seesAll, seesLoad } from './scope'
import { roleLabels, rowStates, valueText, type RowState, type RowView, type Trouble } from './view'

const PER_PAGE = 50
const SHOWN_RECORDS = 6
const SHOWN_OTHERS = 8

const daysAgo = (now: Date, days: number): Date => new Date(now.getTime() - days * 86_400_000)

/** The page where a load begins: what was loaded before, with what can still be taken back, and drafts of one's own. */
export const listImports = defineQuery({
  operation: operations['import.read'],
  run: async (ctx, { kind: key }: { kind: string }) => {
    const kind = importKind(key)
    if (!kind || !ctx.can(kind.spec.needs)) pageNotFound()
    const { tx, tenantId, actor, now } = ctx
    const own = { personId: actor.personId ?? '00000000-0000-0000-0000-000000000000' }
    const rows = await tx.tableImport.findMany({
      where: { tenantId, kind: key, OR: [own, ...(seesAll(ctx, kind) ? [{ status: { not: 'DRAFT' as const } }] : [])] },
      orderBy: [{ loadedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
      take: 20,
    })
    const loads = []
    for (const load of rows.filter(({ status }) => status !== 'DRAFT')) loads.push(await loadOf(ctx, kind, load, now))
    return {
      drafts: rows
        .filter(({ status }) => status === 'DRAFT')
        .map(({ id, fileName, createdAt }) => ({ id, fileName, createdAt })),
      loads,
    }
  },
})

/** A load with what of it can still be taken back. */
async function loadOf(ctx: QueryContext, { work }: ImportKind, load: TableImport, now: Date) {
  const { tx, tenantId } = ctx
  const counts = (load.counts ?? {}) as Partial<Record<'made' | 'changed' | 'same' | 'left', number>>
  const rows = await tx.tableImportRow.findMany({ where: { tenantId, importId: load.id }, orderBy: { row: 'asc' } })
  const open = load.status === 'LOADED' && load.loadedAt !== null && load.loadedAt > daysAgo(now, UNDO_DAYS)
  const stays = open
    ? await work.changedSince(
        ctx,
        rows.filter(({ undoneAt }) => undoneAt === null),
      )
    : new Map<string, string>()
  return {
    ...{ id: load.id, version: load.version, fileName: load.fileName, byName: load.byName, status: load.status },
    ...{ loadedAt: load.loadedAt, undoneAt: load.undoneAt, undoneBy: load.undoneBy, restId: load.restId },
    counts: { made: counts.made ?? 0, changed: counts.changed ?? 0, same: counts.same ?? 0, left: counts.left ?? 0 },
    total: rows.length,
    undone: rows.filter(({ undoneAt }) => undoneAt !== null).length,
    open,
    undoable: open ? rows.filter(({ recordId, undoneAt }) => undoneAt === null && !stays.has(recordId)).length : 0,
    stays: rows.flatMap(({ recordId, label }) => {
      const why = stays.get(recordId)
      return why === undefined ? [] : [{ label, why }]
    }),
    records: rows.map(({ row, label, made, undoneAt }) => ({ row, label, made, undone: undoneAt !== null })),
  }
}
export type LoadView = Awaited<ReturnType<typeof loadOf>>

/** A load on its page: a draft as the portal understands it, or what became of it. */
export const getImport = defineQuery({
  operation: operations['import.read'],
  run: async (ctx, { id, show, page = 1 }: { id: string; show?: RowState; page?: number }) => {
    const { tx, tenantId, now } = ctx
    const row = await tx.tableImport.findFirst({ where: { tenantId, id } })
    const kind = row && importKind(row.kind)
    if (!row || !kind || !seesLoad(ctx, kind, row)) return null
    const { title, words, list, path, options = [] } = kind.spec
    const shared = {
      id,
      kind: row.kind,
      version: row.version,
      fileName: row.fileName,
      size: row.size,
      title,
      words,
      list,
      path,
      options,
    }
    if (row.status !== 'DRAFT') return { ...shared, stage: 'loaded' as const, load: await loadOf(ctx, kind, row, now) }
    const opened = await openDraft(ctx, row, kind.spec, kind.work)
    if (!opened.ok) return { ...shared, stage: 'unreadable' as const, message: opened.error.message }
    const again = await tx.tableImport.findFirst({
      where: { tenantId, kind: row.kind, sha256: row.sha256, status: 'LOADED' },
      orderBy: { loadedAt: 'desc' },
      select: { id: true, loadedAt: true },
    })
    return { ...shared, stage: 'draft' as const, again, draft: draftOf(row, opened.value, kind.spec, show, page) }
  },
})
export type ImportView = NonNullable<Awaited<ReturnType<typeof getImport>>>
export type DraftView = Extract<ImportView, { stage: 'draft' }>['draft']

/** The file of a load, for whom it belongs to: it may hold more than the portal took. */
export const getImportFile = defineQuery({
  operation: operations['import.read'],
  run: async ({ tx, tenantId, actor }, { id }: { id: string }) => {
    const row = await tx.tableImport.findFirst({
      where: { tenantId, id },
      select: { personId: true, fileName: true, file: { select: { bytes: true } } },
    })
    if (!row?.file || row.personId === null || row.personId !== actor.personId) return null
    return { name: row.fileName, bytes: row.file.bytes }
  },
})

function draftOf(row: TableImport, opened: Opened, spec: ImportSpec, show: RowState | undefined, page: number) {
  const { book, found, outcomes, missing } = opened
  const counts = Object.fromEntries(rowStates.map((state) => [state, 0])) as Record<RowState, number>
  for (const { state } of outcomes) counts[state] += 1
  const order = new Map(rowStates.map((state, i) => [state, i]))
  const shown = outcomes
    .filter(({ state }) => show === undefined || state === show)
    .toSorted((a, b) => (order.get(a.state) ?? 0) - (order.get(b.state) ?? 0) || a.row.at - b.row.at)
  const decisions = decisionsOf(row.decisions)
  const constants = choiceOf(row.choice).constants ?? {}
  const pages = pageCount(shown.length, PER_PAGE)
  const at = Math.min(page, pages)
  const fields = new Set(found.columns.flatMap(({ field }) => field ?? []))
  const lacking = new Set(missing.map(({ field }) => field))
  return {
    format: book.format,
    detail: book.detail,
    sheets: book.sheets.map(({ name, hidden, rows }) => ({
      name,
      hidden,
      rows: rows.length,
      current: name === found.sheet.name,
    })),
    header: found.header,
    headerRows: found.sheet.rows.slice(0, 30).map(({ number, cells }) => ({
      number,
      text: cells
        .flatMap((cell) => (isEmpty(cell) ? [] : [cell?.text.replace(/\s+/g, ' ')]))
        .slice(0, 4)
        .join(' · ')
        .slice(0, 90),
    })),
    columns: found.columns.map((column) => ({ ...column, letter: columnLetters(column.at) })),
    fields: spec.table.columns.map(({ field, title, required, left }) => ({
      field,
      title,
      required: required ?? false,
      left: left ?? '',
    })),
    grid: gridOf(opened),
    missing: missing.map(({ title }) => title),
    constants: spec.table.columns
      .filter(
        ({ field, left, required, choices, sampled }) =>
          !fields.has(field) && !left && sampled !== false && (required || choices || field === 'agency'),
      )
      .map(({ field, title, choices = [], required }) => ({
        ...{ field, title, required: required ?? false, value: constants[field] ?? '' },
        choices: choices.map(({ key, title: word }) => ({ key, title: word })),
      })),
    counts,
    total: outcomes.length,
    ready: readyOf(outcomes).size,
    show: show ?? null,
    page: at,
    pages,
    rows: shown
      .slice((at - 1) * PER_PAGE, at * PER_PAGE)
      .map((one) => rowView(one, spec, decisions[String(one.row.at)] !== undefined, lacking)),
    left: leftOut(opened, spec),
  }
}

/** The sheet as it stands there: what is above, the header, the first records, and what is none below. */
function gridOf({ found, outcomes }: Opened) {
  const states = new Map(outcomes.map(({ row, state }) => [row.at, { state, row }]))
  let [records, others] = [0, 0]
  let cut = 0
  const rows = found.rows.flatMap(({ row, role }) => {
    const hidden =
      role === 'record' ? records++ >= SHOWN_RECORDS : role !== 'header' && role !== 'above' && others++ >= SHOWN_OTHERS
    if (hidden) {
      cut += 1
      return []
    }
    const outcome = states.get(row.number)
    const marked = new Map(
      Object.entries(outcome?.row.marks ?? {}).map(([field, one]) => [outcome?.row.cells[field]?.column, one.level]),
    )
    return [
      {
        number: row.number,
        role,
        word: roleLabels[role],
        state: outcome?.state ?? null,
        hidden: row.hidden ?? false,
        cells: found.columns.map(({ at, forbidden }) => ({
          text: forbidden ? '' : (row.cells[at]?.text ?? ''),
          merged: row.cells[at]?.merged ?? false,
          mark: marked.get(at) ?? null,
        })),
      },
    ]
  })
  return { rows, cut }
}

function rowView(
  { row, state, planned }: Outcome,
  spec: ImportSpec,
  decided: boolean,
  lacking: ReadonlySet<string>,
): RowView {
  const columns = new Map<string, ImportColumn>(spec.table.columns.map((one) => [one.field, one]))
  const label = String(row.values[spec.label] ?? '') || nameOf(row) || row.cells[spec.label]?.text || `строка ${row.at}`
  return {
    at: row.at,
    label,
    state,
    note: planned?.note ?? '',
    changes: [...(planned?.changes ?? [])],
    // What the whole table lacks is said once, above.
    troubles: Object.entries(row.marks).flatMap(([field, one]) =>
      lacking.has(field) ? [] : [troubleOf(row, field, one, columns.get(field))],
    ),
    values: spec.table.columns.flatMap((column) => {
      const text = valueText(row.values[column.field], column)
      return text === '' || column.field === spec.label ? [] : [{ title: column.title, text }]
    }),
    decided,
  }
}

function troubleOf(
  row: Outcome['row'],
  field: string,
  mark: Trouble['mark'],
  column: ImportColumn | undefined,
): Trouble {
  const cell = row.cells[field]
  return {
    field,
    title: field === ROW ? '' : (column?.title ?? field),
    column: cell === undefined ? '' : columnLetters(cell.column),
    typed: cell?.text ?? '',
    suggestion: valueText(row.values[field], column),
    mark,
    required: column?.required ?? false,
    choices: (column?.choices ?? []).map(({ key, title }) => ({ key, title })),
  }
}

/** Columns that are not taken, and why. */
function leftOut({ found }: Opened, spec: ImportSpec) {
  const known = new Map<string, ImportColumn>(spec.table.columns.map((one) => [one.field, one]))
  const records = found.rows.filter(({ role }) => role === 'record')
  return found.columns.flatMap(({ at, title, field, forbidden, hidden }) => {
    const filled = records.filter(({ row }) => !isEmpty(row.cells[at])).length
    const kept = field === null ? undefined : known.get(field)?.left
    const why = forbidden
      ? 'личные данные портал не берёт ни из какой таблицы'
      : hidden && field === null
        ? 'столбец скрыт в таблице'
        : field === null
          ? 'такого поля в портале нет или столбец не узнан'
          : kept
    return why === undefined || (field === null && !forbidden && (filled === 0 || isOrdinal(title)))
      ? []
      : [{ letter: columnLetters(at), title: title || 'без названия', why, filled }]
  })
}
