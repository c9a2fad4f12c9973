import 'server-only'
import { newId } from '@/lib/core/ids'
import { dayColumn } from '@/lib/core/db-day'
import type { Prisma } from '@/lib/generated/prisma/client'
import { nextNumbers } from '@/lib/platform/counter'
import type { CommandContext } from '@/lib/platform/command'
import type { ImportContext, ImportWork, LoadedRow, WrittenRow } from '@/lib/platform/module'
import { programmeOf } from '@/lib/programme/queries'
import { z } from 'zod'
import { lastStages, passportFormOf, type PassportForm } from '../form/form'
import type { PassportFields } from '../form/passport'
import { operations } from '../operations'
import { passportColumns } from '../passport/commands'
import { mayOpenInto } from '../state/portfolio-rights'
import { planProjects, type KnownProject, type PlannedProject, type ProjectImport } from './import'

const outside = 'до загрузки в портал'

/** The passport as it stood before a load filled it on. */
const Before = z.object({ fields: z.record(z.string(), z.string()) })

async function knownOf(ctx: ImportContext) {
  const { tx, tenantId } = ctx
  const agencies = (
    await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      select: { id: true, name: true, shortName: true, inn: true },
    })
  ).filter(({ id }) => ctx.can(operations['project.import'], id))
  const portfolios = (
    await tx.portfolio.findMany({
      where: { tenantId, closedAt: null },
      select: { id: true, title: true, agencyId: true },
    })
  ).filter((portfolio) => mayOpenInto(ctx.actor, portfolio))
  const existing = await tx.project.findMany({
    where: { tenantId, agencyId: { in: agencies.map(({ id }) => id) } },
    select: { id: true, number: true, title: true, agencyId: true, status: true, fields: true, version: true },
  })
  const form = passportFormOf(await programmeOf(tx, tenantId))
  return {
    ...{ form, agencies, portfolios, newId },
    existing: existing.map((one): KnownProject => ({ ...one, fields: one.fields as PassportFields })),
  }
}

export const projectWork: ImportWork = {
  // Two loadings of one list at once: the second finds the projects of the first.
  lock: async ({ tx, tenantId }) => {
    await tx.$queryRaw`SELECT 1 FROM "Tenant" WHERE "id" = ${tenantId}::uuid FOR NO KEY UPDATE`
  },
  plan: async (ctx, rows) => {
    const known = await knownOf(ctx)
    const plan = planProjects(rows, known)
    return {
      ...plan,
      write: async (command, ready) => [
        ...(await create(command, plan, ready, known.form)),
        ...(await fillOn(command, plan, ready, known.existing)),
      ],
    }
  },
  changedSince: async ({ tx, tenantId }, rows) => {
    const ids = rows.map(({ recordId }) => recordId)
    const found = await tx.project.findMany({
      where: { tenantId, id: { in: ids } },
      select: { id: true, version: true, events: { select: { kind: true } }, publishedAt: true },
    })
    const byId = new Map(found.map((one) => [one.id, one]))
    return new Map(
      rows.flatMap(({ recordId, version, made }): [string, string][] => {
        const now = byId.get(recordId)
        if (!now) return [[recordId, 'проекта больше нет']]
        if (made && now.events.some(({ kind }) => kind !== 'IMPORTED')) return [[recordId, 'по проекту уже работали']]
        return now.version === version ? [] : [[recordId, 'паспорт с тех пор правили']]
      }),
    )
  },
  takeBack,
}

/** Stages of a project that was begun before the portal: those of a finished one are closed. */
function stagesOf(
  { tenantId, actor }: CommandContext,
  projectId: string,
  form: PassportForm,
  row: PlannedProject,
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

async function create(
  ctx: CommandContext,
  plan: ProjectImport,
  ready: ReadonlySet<number>,
  form: PassportForm,
): Promise<WrittenRow[]> {
  const { tx, tenantId, now } = ctx
  const rows = plan.rows.filter(({ at, state }) => ready.has(at) && state === 'new')
  if (rows.length === 0) return []
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
      data: { row: row.at },
      byName: ctx.actor.name,
      at: now,
    })),
  })
  return made.map(({ row, id }) => ({ at: row.at, id, label: row.title, made: true, before: {}, version: 1 }))
}

/** Drafts that the list fills on: what it leaves empty stays. */
async function fillOn(
  { tx, tenantId, now }: CommandContext,
  plan: ProjectImport,
  ready: ReadonlySet<number>,
  existing: readonly KnownProject[],
): Promise<WrittenRow[]> {
  const written: WrittenRow[] = []
  for (const row of plan.rows) {
    const was = existing.find(({ id }) => id === row.id)
    if (!was || row.state !== 'changed' || !ready.has(row.at)) continue
    await putFields({ tx, tenantId, now }, was.id, { ...was.fields, ...row.fields })
    written.push({
      ...{ at: row.at, id: was.id, label: was.title, made: false },
      before: { fields: was.fields },
      version: was.version + 1,
    })
  }
  return written
}

async function putFields(
  { tx, tenantId, now }: Pick<CommandContext, 'tx' | 'tenantId' | 'now'>,
  id: string,
  fields: PassportFields,
): Promise<void> {
  const where = { tenantId_id: { tenantId, id } }
  const { form, title, startsOn, endsOn } = await tx.project.findUniqueOrThrow({ where })
  await tx.project.update({
    where,
    data: {
      ...passportColumns({ form: form as PassportForm, title, startsOn, endsOn }, fields),
      version: { increment: 1 },
      updatedAt: now,
    },
    select: { id: true },
  })
}

async function takeBack(ctx: CommandContext, { recordId, made, before }: LoadedRow): Promise<void> {
  const { tx, tenantId } = ctx
  if (made) await tx.project.delete({ where: { tenantId_id: { tenantId, id: recordId } }, select: { id: true } })
  else await putFields(ctx, recordId, Before.parse(before).fields)
}
