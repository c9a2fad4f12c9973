import 'server-only'
import { notFound as pageNotFound } from 'next/navigation'
import { readTable } from '@/lib/tables/table-file'
import { formatShort } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { nextNumbers } from '@/lib/platform/counter'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayColumn } from '@/lib/core/db-day'
import { projectKindLabels, projectStatusLabels } from '../state/labels'
import { passportColumns } from '../passport/commands'
import { lastStages, passportFormOf, type PassportForm } from '../form/form'
import { parseProjectList, type ProjectList, type ProjectListRow } from './table-import'
import { programmeOf } from '@/lib/programme/queries'
import { previewOf, UploadInput, type ImportPreview } from '@/lib/tables/preview'
import { mayOpenInto } from '../state/portfolio-rights'
import { operations } from '../operations'

const SHOWN_ERRORS = 200
const outside = 'до загрузки в портал'

async function read(
  ctx: Pick<CommandContext & QueryContext, 'tx' | 'tenantId' | 'actor' | 'can'>,
  bytes: Uint8Array,
): Promise<Result<ProjectList & { form: PassportForm }>> {
  const table = await readTable(bytes)
  if (!table.ok) return table
  const { tx, tenantId } = ctx
  const agencies = (
    await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      select: { id: true, name: true, shortName: true, inn: true },
    })
  ).filter(({ id }) => ctx.can(operations['project.create'], id))
  const portfolios = (
    await tx.portfolio.findMany({
      where: { tenantId, closedAt: null },
      select: { id: true, title: true, agencyId: true },
    })
  ).filter((portfolio) => mayOpenInto(ctx.actor, portfolio))
  const existing = await tx.project.findMany({
    where: { tenantId, agencyId: { in: agencies.map(({ id }) => id) } },
    select: { number: true, title: true, agencyId: true },
  })
  const form = passportFormOf(await programmeOf(tx, tenantId))
  const parsed = parseProjectList(table.value, { form, agencies, portfolios, existing })
  return 'message' in parsed
    ? fail('INVALID', parsed.message, { fields: { file: parsed.message } })
    : ok({ ...parsed, form })
}

/** What would be taken and what is wrong, row by row; writes nothing. */
export const previewProjectImport = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { bytes: Uint8Array }): Promise<Result<ImportPreview>> => {
    if (!ctx.can(operations['project.create'])) pageNotFound()
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { total, errors, ignored, rows } = parsed.value
    const day = (date: string | null): string => (date ? formatShort(date) : '–')
    const sample = rows.map((row) => [
      String(row.row),
      row.title,
      row.agencyName,
      projectKindLabels[row.kind],
      row.leader || '–',
      day(row.startsOn),
      day(row.endsOn),
      projectStatusLabels[row.status].short,
    ])
    return ok(
      previewOf(
        total,
        errors,
        ignored,
        ['Строка', 'Название', 'Орган', 'Вид', 'Руководитель', 'Начало', 'Окончание', 'Состояние'],
        sample,
      ),
    )
  },
})

/** Stages of a project that was begun before the portal: those of a finished one are closed. */
function stagesOf(
  { tenantId, actor }: CommandContext,
  projectId: string,
  form: PassportForm,
  row: ProjectListRow,
): Prisma.ProjectStageCreateManyInput[] {
  const [first, { closing }] = [form.stages[0]?.number ?? 1, lastStages(form)]
  const day = (date: string | null) => (date ? dayColumn(date) : null)
  return form.stages.map(({ number, dates }) => {
    const from =
      number === first ? day(row.startsOn) : number === closing && dates === 'SINGLE' ? day(row.endsOn) : null
    const to = number === closing ? day(row.endsOn) : dates === 'SINGLE' ? from : null
    const closed = row.status === 'FINISHED' && number <= closing
    return {
      tenantId,
      projectId,
      number,
      plannedFrom: from,
      plannedTo: to,
      dueFrom: from,
      dueTo: to,
      ...(closed && {
        startedOn: day(row.startsOn),
        closedOn: day(row.endsOn),
        closedBy: actor.name,
        result: `Закрыт ${outside}`,
      }),
    }
  })
}

/** Takes every row or none; the file is read again here, whatever a preview said before. */
export const importProjects = defineCommand({
  operation: operations['project.create'],
  schema: UploadInput,
  creates: 'ProjectImport',
  run: async (ctx, input) => {
    const { tx, tenantId, now } = ctx
    // Two loadings of one list at once: the second reads the projects of the first, and refuses them.
    await tx.$queryRaw`SELECT 1 FROM "Tenant" WHERE "id" = ${tenantId}::uuid FOR NO KEY UPDATE`
    const parsed = await read(ctx, input.bytes)
    if (!parsed.ok) return parsed
    const { rows, errors, form } = parsed.value
    if (errors.length > 0)
      return fail('INVALID', 'В файле есть ошибки: не загружено ничего. Исправьте их и проверьте файл снова.', {
        details: errors.slice(0, SHOWN_ERRORS),
      })
    const last = await nextNumbers(tx, tenantId, 'project', rows.length)
    const made = rows.map((row, at) => ({ row, id: newId(), number: last - rows.length + 1 + at }))
    const begun = made.filter(({ row }) => row.status === 'RUNNING' || row.status === 'FINISHED')
    const { closing, stability } = lastStages(form)
    await tx.project.createMany({
      data: made.map(({ row: { status, kind, agencyId, title, ground, portfolioId, endsOn, fields }, id, number }) => ({
        tenantId,
        id,
        number,
        kind,
        status,
        agencyId,
        ground,
        portfolioId,
        form: form satisfies Prisma.InputJsonObject,
        createdBy: ctx.actor.name,
        ...passportColumns({ form, title, startsOn: null, endsOn: null }, fields),
        ...(status === 'FINISHED' && { closedOn: endsOn ? dayColumn(endsOn) : null, stage: stability ?? closing }),
      })),
    })
    await tx.projectParticipant.createMany({
      data: made.map(({ row, id }) => ({ tenantId, projectId: id, agencyId: row.agencyId })),
    })
    await tx.passportVersion.createMany({
      data: begun.map(({ row, id }) => ({
        tenantId,
        id: newId(),
        projectId: id,
        number: 1,
        status: 'APPROVED' as const,
        fields: row.fields,
        submittedBy: ctx.actor.name,
        submittedAt: now,
        reason: `Утверждён ${outside}`,
        decidedBy: ctx.actor.name,
        decidedAt: now,
      })),
    })
    await tx.projectStage.createMany({ data: begun.flatMap(({ row, id }) => stagesOf(ctx, id, form, row)) })
    await tx.projectEvent.createMany({
      data: made.map(({ row, id }) => ({
        tenantId,
        id: newId(),
        projectId: id,
        kind: 'IMPORTED',
        data: { row: row.row },
        byName: ctx.actor.name,
        at: now,
      })),
    })
    return done(
      { count: made.length },
      {
        subject: { type: 'ProjectImport', id: newId() },
        after: { count: made.length, projects: made.map(({ id, row }) => ({ id, title: row.title })) },
      },
    )
  },
})
