import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { notFound as pageNotFound } from 'next/navigation'
import { dayColumn } from '@/lib/core/db-day'
import { lockTree, takenSlugs } from './commands'
import { parseAgencyImport, type AgencyImport, type ParentRef } from './import'
import { freeSlug } from './slug'
import { readTable } from '@/lib/tables/table-file'
import { programmeOf } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { type ImportPreview, previewOf, UploadInput, SHOWN_ERRORS } from '@/lib/tables/preview'
import { operations } from './operations'

async function read(
  ctx: Pick<CommandContext & QueryContext, 'tx' | 'tenantId'>,
  bytes: Uint8Array,
): Promise<Result<AgencyImport>> {
  const table = await readTable(bytes)
  if (!table.ok) return table
  const rows = await ctx.tx.agency.findMany({
    where: { tenantId: ctx.tenantId },
    select: { id: true, name: true, shortName: true, inn: true, parentId: true, status: true },
  })
  const parsed = parseAgencyImport(table.value, {
    kinds: agencyKinds(await programmeOf(ctx.tx, ctx.tenantId)),
    existing: rows.map(({ status, ...row }) => ({ ...row, active: status === 'ACTIVE' })),
  })
  return 'message' in parsed ? fail('INVALID', parsed.message, { fields: { file: parsed.message } }) : ok(parsed)
}

/** What would be imported and what is wrong, row by row; writes nothing. */
export const previewAgencyImport = defineQuery({
  operation: operations['agency.read'],
  run: async (ctx, input: { bytes: Uint8Array }): Promise<Result<ImportPreview>> => {
    if (!ctx.can(operations['agency.import'])) pageNotFound()
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { total, errors, ignored, rows } = parsed.value
    const sample = rows
      .toSorted((a, b) => a.row - b.row)
      .map((row) => [String(row.row), row.name, agencyKindLabel(row.kind), row.parentName || '–', row.inn ?? '–'])
    return ok(previewOf(total, errors, ignored, ['Строка', 'Наименование', 'Вид', 'Вышестоящий орган', 'ИНН'], sample))
  },
})

/** Takes every row or none: the file is read again here, whatever a preview said before. */
export const importAgencies = defineCommand({
  operation: operations['agency.import'],
  schema: UploadInput,
  creates: 'Agency',
  run: async (ctx, input) => {
    await lockTree(ctx)
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { rows, errors } = parsed.value
    if (errors.length > 0)
      return fail('INVALID', 'В файле есть ошибки: не загружено ничего. Исправьте их и проверьте файл снова.', {
        details: errors.slice(0, SHOWN_ERRORS),
      })
    const ids = new Map(rows.map((row) => [row.row, newId()]))
    const idOf = (parent: ParentRef) =>
      parent === null ? null : parent.type === 'existing' ? parent.id : (ids.get(parent.row) ?? null)
    const taken = await takenSlugs(ctx)
    const agencies = rows.map(({ row, name, shortName, kind, inn, parent }) => ({
      tenantId: ctx.tenantId,
      id: ids.get(row) ?? newId(),
      name,
      shortName,
      kind,
      inn,
      parentId: idOf(parent),
      slug: freeSlug(shortName ?? name, taken),
    }))
    await ctx.tx.agency.createMany({ data: agencies })
    const today = dayColumn(ctx.today)
    await ctx.tx.agencyEvent.createMany({
      data: agencies.map(({ id, name, kind, parentId }) => ({
        tenantId: ctx.tenantId,
        id: newId(),
        agencyId: id,
        kind: 'CREATED' as const,
        date: today,
        basis: null,
        change: { name, kind, parentId, imported: true },
      })),
    })
    return done(
      { count: agencies.length },
      {
        subject: { type: 'AgencyImport', id: newId() },
        after: { count: agencies.length, agencies: agencies.map(({ id, name }) => ({ id, name })) },
      },
    )
  },
})
