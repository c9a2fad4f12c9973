import 'server-only'
import { createHash } from 'node:crypto'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Decisions, RowDecision, TableChoice } from '@/lib/core/table-import'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { isForbiddenTitle, plainTitle } from '@/lib/tables/columns'
import { bookOf, lockDraft, notDraft, rememberedTitles } from '@/lib/tables/draft'
import { ChooseInput, choiceOf, DecideInput, decisionsOf, StartInput } from '@/lib/tables/input'
import { readBook } from '@/lib/tables/read/book'
import { recognise, type FoundTable } from '@/lib/tables/recognise'
import { importKind } from './kinds'
import { operations } from './operations'

const DRAFT_DAYS = 14

/** Takes a file and shows how it is read; nothing of it is written until it is loaded. */
export const startImport = defineCommand({
  operation: operations['import.prepare'],
  schema: StartInput,
  creates: 'TableImport',
  // Bytes have no digest as JSON: the same file is the same sending.
  alike: ({ kind, fileName, bytes }) => [kind, fileName, createHash('sha256').update(bytes).digest('hex')],
  run: async (ctx, { kind, fileName, bytes }) => {
    const { tx, tenantId, actor, now } = ctx
    const found = importKind(kind)
    if (!found || !ctx.can(found.spec.needs)) return notFound('Страница загрузки')
    const book = readBook(bytes)
    if (!book.ok) return book
    if (actor.personId !== null)
      await tx.tableImport.deleteMany({
        where: {
          ...{ tenantId, personId: actor.personId, status: 'DRAFT' },
          createdAt: { lt: new Date(now.getTime() - DRAFT_DAYS * 86_400_000) },
        },
      })
    const id = newId()
    await tx.tableImport.create({
      data: {
        ...{ tenantId, id, kind, fileName, size: bytes.length, createdAt: now },
        ...{ personId: actor.personId, byName: actor.name },
        sha256: createHash('sha256').update(bytes).digest('hex'),
        file: { create: { bytes: new Uint8Array(bytes) } },
      },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'TableImport', id }, after: { list: found.spec.title, fileName } })
  },
})

/**
 * Another sheet, header row, column or value for all rows. A column that was placed by hand is known by its title in
 * the next table of the kind.
 */
export const chooseImport = defineCommand({
  operation: operations['import.prepare'],
  schema: ChooseInput,
  changes: 'TableImport',
  row: (ctx, { id }) => lockDraft(ctx, id),
  run: async (ctx, input, draft) => {
    const kind = importKind(draft.kind)
    if (!kind || draft.status !== 'DRAFT') return notDraft()
    const book = await bookOf(ctx, draft.id)
    if (!book.ok) return book
    const before = choiceOf(draft.choice)
    const memory = await rememberedTitles(ctx, draft.kind)
    const choice = input.anew ? {} : chosenOf(before, input)
    if (choice.sheet !== undefined && !book.value.sheets.some(({ name }) => name === choice.sheet))
      return fail('INVALID', 'Такого листа в файле нет. Обновите страницу.')
    const fields = new Set(['', ...kind.spec.table.columns.map(({ field }) => field)])
    const stray = [...Object.values(input.columns ?? {}), ...Object.keys(input.constants ?? {})].find(
      (one) => !fields.has(one),
    )
    if (stray !== undefined) return fail('INVALID', 'Такого поля в этом списке нет. Обновите страницу.')
    if (input.columns) {
      const found = recognise(book.value, kind.spec.table.columns, memory, before)
      choice.columns = placed(found, before.columns ?? {}, input.columns)
      await remember(ctx, draft.kind, found, input.columns)
    }
    await ctx.tx.tableImport.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: draft.id } },
      data: { choice, version: { increment: 1 }, ...(sameTable(before, choice) ? {} : { decisions: {} }) },
      select: { id: true },
    })
    return done(
      { id: draft.id },
      {
        subject: { type: 'TableImport', id: draft.id },
        after: {
          ...(choice.sheet !== undefined && { sheet: choice.sheet }),
          ...(choice.header && { header: choice.header.row }),
          columns: Object.keys(choice.columns ?? {}).length,
        },
      },
    )
  },
})

/** Decisions are on rows: of another sheet or header they are none. */
const sameTable = (one: TableChoice, other: TableChoice): boolean =>
  one.sheet === other.sheet && JSON.stringify(one.header) === JSON.stringify(other.header)

/** Another sheet has another header, another header other columns. */
function chosenOf(
  before: TableChoice,
  input: { sheet?: string; headerRow?: number; headerRows?: number; constants?: Record<string, string> },
): TableChoice {
  const { constants } = before
  if (input.sheet !== undefined && input.sheet !== before.sheet) return { sheet: input.sheet, constants }
  if (input.headerRow !== undefined)
    return { sheet: before.sheet, header: { row: input.headerRow, rows: input.headerRows ?? 1 }, constants }
  return { ...before, constants: { ...constants, ...input.constants } }
}

/** What the form says otherwise than the portal found; a field stands in one column. */
function placed(
  found: FoundTable,
  before: Record<string, string>,
  posted: Record<string, string>,
): Record<string, string> {
  const made = { ...before }
  for (const { at, field, forbidden } of found.columns) {
    const wanted = posted[String(at)]
    if (wanted !== undefined && !forbidden && wanted !== (field ?? '')) made[String(at)] = wanted
  }
  const moved = new Map(
    Object.entries(made)
      .filter(([at]) => posted[at] !== undefined && made[at] !== before[at])
      .map(([at, field]) => [field, at]),
  )
  for (const [at, field] of Object.entries(made))
    if (field !== '' && moved.has(field) && moved.get(field) !== at) made[at] = ''
  return made
}

async function remember(
  { tx, tenantId, actor, now }: CommandContext,
  kind: string,
  found: FoundTable,
  posted: Record<string, string>,
): Promise<void> {
  for (const { at, title, field, forbidden } of found.columns) {
    const wanted = posted[String(at)]
    const plain = plainTitle(title).slice(0, 200)
    if (wanted === undefined || forbidden || plain === '' || isForbiddenTitle(title) || wanted === (field ?? ''))
      continue
    const value = { field: wanted, byName: actor.name, at: now }
    await tx.tableTitle.upsert({
      where: { tenantId_kind_title: { tenantId, kind, title: plain } },
      create: { tenantId, kind, title: plain, ...value },
      update: value,
      select: { kind: true },
    })
  }
}

/** What a person says of a row or of a doubtful cell. */
export const decideImport = defineCommand({
  operation: operations['import.prepare'],
  schema: DecideInput,
  changes: 'TableImport',
  row: (ctx, { id }) => lockDraft(ctx, id),
  run: async (ctx, { row, field, deed, text = '' }, draft) => {
    const kind = importKind(draft.kind)
    if (!kind || draft.status !== 'DRAFT') return notDraft()
    const ofField = deed === 'accept' || deed === 'text' || deed === 'empty'
    if (ofField && !kind.spec.table.columns.some((one) => one.field === field))
      return fail('INVALID', 'Такого поля в этом списке нет. Обновите страницу.')
    const decisions: Decisions = { ...decisionsOf(draft.decisions) }
    const before: RowDecision = decisions[String(row)] ?? {}
    if (deed === 'undo') delete decisions[String(row)]
    else if (deed === 'skip' || deed === 'take') decisions[String(row)] = { ...before, row: deed }
    else
      decisions[String(row)] = {
        ...before,
        fields: {
          ...before.fields,
          [field]: deed === 'accept' ? { accept: true } : { text: deed === 'empty' ? '' : text },
        },
      }
    await ctx.tx.tableImport.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: draft.id } },
      data: { decisions, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id: draft.id },
      {
        subject: { type: 'TableImport', id: draft.id },
        after: {
          row,
          ...(ofField && { field: kind.spec.table.columns.find((one) => one.field === field)?.title ?? field }),
          deed: deedWords[deed],
        },
      },
    )
  },
})

const deedWords = {
  accept: 'подтверждено',
  text: 'вписано другое',
  empty: 'оставлено пустым',
  skip: 'строка пропущена',
  take: 'строка взята',
  undo: 'решение снято',
} as const
