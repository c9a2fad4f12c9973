import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { count, oneOrMany } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { notify } from '../notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { dayColumn } from '@/lib/core/db-day'
import { startedStatuses, underWayStatuses } from '../state/rules'
import { recordEvent } from '../state/events'
import type { LockedProject } from '../state/locked-project'
import { readReportBody, reportMachine, type ReportBody, type ReportKind, type ReportStatus } from './rules'
import { projectFacts } from './facts'
import { AcceptReportInput, AskReportInput, ReturnReportInput, SaveReportInput } from './schema'
import { projectWhere } from '../state/scope'
import { lockRunning } from '../state/work-read'
import { checkerAddresses, curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { reportKindLabels, reportStatusLabels } from './labels'
import type { Operation } from '@/lib/core/permissions'
import { operations } from '../operations'

const titleOf = (kind: ReportKind, direction: string): string =>
  `${reportKindLabels[kind]}${direction ? ` (${direction})` : ''}`

/**
 * Projects of which the same report is asked already. They are held first, in one order: of two who ask at once the
 * second sees what the first asked.
 */
async function askedAlready(
  { tx, tenantId }: CommandContext,
  projects: readonly { id: string }[],
  { direction, dueOn, request }: { direction: string; dueOn: string; request: string },
): Promise<ReadonlySet<string>> {
  const ids = projects.map(({ id }) => id)
  await tx.$queryRaw`
    SELECT 1 FROM "Project" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ANY(${ids}::uuid[])
    ORDER BY "id" FOR NO KEY UPDATE`
  const rows = await tx.projectReport.findMany({
    where: {
      tenantId,
      projectId: { in: ids },
      kind: 'INTERIM',
      status: { not: 'ACCEPTED' },
      direction,
      dueOn: dayColumn(dueOn),
      request,
    },
    select: { projectId: true },
  })
  return new Set(rows.map(({ projectId }) => projectId))
}

/**
 * The authority asks for a report by direction, in its own form and by its own date (K 3.2): for one project or for
 * many at once.
 */
export const askReport = defineCommand({
  operation: operations['report.ask'],
  schema: AskReportInput,
  creates: 'ProjectReport',
  run: async (ctx, { scope, projectId, portfolioId, agencyId, direction, dueOn, request, questions }) => {
    const { tx, tenantId, actor, now } = ctx
    if (dueOn < ctx.today)
      return fail('INVALID', 'Отчёт пока не запрошен.', { fields: { dueOn: 'Этот день уже прошёл. Укажите будущий.' } })
    const which: Prisma.ProjectWhereInput =
      scope === 'PROJECT'
        ? { id: projectId ?? '' }
        : scope === 'PORTFOLIO'
          ? { portfolioId }
          : scope === 'AGENCY'
            ? { agencyId: agencyId ?? '' }
            : {}
    const found = await tx.project.findMany({
      where: {
        AND: [
          projectWhere(ctx),
          which,
          { status: { in: scope === 'PROJECT' ? [...startedStatuses] : [...underWayStatuses] } },
        ],
      },
      orderBy: { number: 'asc' },
      take: 5000,
      select: { id: true, number: true, title: true, agencyId: true },
    })
    if (found.length === 0) {
      return scope === 'PROJECT'
        ? fail('NOT_FOUND', 'Проект не найден или ещё не утверждён: отчёт запрашивают по утверждённому проекту.')
        : fail('RULE', 'Среди выбранных нет выполняемых проектов: отчитываться некому. Измените выбор.')
    }
    const asked = await askedAlready(ctx, found, { direction, dueOn, request })
    const projects = found.filter(({ id }) => !asked.has(id))
    if (projects.length === 0)
      return fail('CONFLICT', 'Такой отчёт к этому сроку уже запрошен. Он есть в списке отчётов.')
    const rows = projects.map((project) => ({ id: newId(), project }))
    const body: ReportBody = { questions, answers: [] }
    await tx.projectReport.createMany({
      data: rows.map(({ id, project }) => ({
        tenantId,
        id,
        projectId: project.id,
        kind: 'INTERIM' as const,
        direction,
        request,
        dueOn: dayColumn(dueOn),
        body,
        askedBy: actor.name,
        createdAt: now,
      })),
    })
    await tx.projectEvent.createMany({
      data: projects.map((project) => ({
        tenantId,
        id: newId(),
        projectId: project.id,
        kind: 'REPORT_ASKED',
        data: { report: 'INTERIM', direction, dueOn },
        byName: actor.name,
        at: now,
      })),
    })
    const addresses = await curatorAddresses(ctx, [...new Set(projects.map((project) => project.agencyId))])
    await enqueueMany(tx, tenantId, requestLetters(ctx, rows, addresses, { direction, dueOn, request }))
    await notify(
      tx,
      tenantId,
      now,
      rows.map(({ id, project }) => ({
        to: addresses.get(project.agencyId) ?? [],
        kind: 'REPORT_ASKED',
        title: `Запрошен отчёт о проекте № ${project.number} «${project.title}» до ${formatLong(dueOn)}`,
        href: `projects/${project.id}/reports/${id}`,
        key: `asked:${id}`,
      })),
    )
    const unreachable = rows.filter(({ project }) => !addresses.has(project.agencyId)).length
    return done(
      { reports: rows.length, unreachable, first: rows[0]?.id ?? '' },
      {
        subject: { type: 'ProjectReport', id: rows[0]?.id ?? '' },
        after: {
          scope,
          direction,
          dueOn,
          request,
          items: questions,
          count: rows.length,
          projectId,
          portfolioId,
          agencyId,
        },
      },
    )
  },
})

/** One letter to each curator with all the projects that they report on. */
function requestLetters(
  ctx: CommandContext,
  rows: readonly { id: string; project: { id: string; number: number; title: string; agencyId: string } }[],
  addresses: Map<string, string[]>,
  { direction, dueOn, request }: { direction: string; dueOn: string; request: string },
): OutboxWork[] {
  const byAddress = new Map<string, (typeof rows)[number][]>()
  for (const row of rows)
    for (const to of addresses.get(row.project.agencyId) ?? []) byAddress.set(to, [...(byAddress.get(to) ?? []), row])
  return [...byAddress].flatMap(([to, mine]) =>
    letters([to], `Отчёт о ${oneOrMany(mine.length, 'проекте', 'проектах')}: до ${formatLong(dueOn)}`, [
      `Уполномоченный орган запрашивает отчёт${direction ? ` по направлению «${direction}»` : ''}. Срок – ${formatLong(dueOn)}`,
      ...(request ? [request] : []),
      ...mine
        .slice(0, 30)
        .flatMap(({ id, project }) => [
          `Проект № ${project.number} «${project.title}»:`,
          officeUrl(ctx, `projects/${project.id}/reports/${id}`),
        ]),
      ...(mine.length > 30
        ? [`И ещё ${count(mine.length - 30, 'проект', 'проекта', 'проектов')}:`, officeUrl(ctx, 'reports')]
        : []),
    ]),
  )
}

type Held = Omit<Prisma.ProjectReportGetPayload<Record<never, never>>, 'body'> & {
  project: LockedProject
  body: ReportBody
}

/**
 * The report with its project held; a foreign one is not found. Words, figures and remarks stand in its one row: its
 * version is theirs.
 */
async function lockReport(
  ctx: CommandContext,
  operation: Operation,
  reportId: string,
): Promise<{ ok: true; value: Held } | { ok: false; error: Failure }> {
  const found = await ctx.tx.projectReport.findFirst({
    where: { tenantId: ctx.tenantId, id: reportId, project: projectWhere(ctx) },
    select: { projectId: true },
  })
  if (!found) return notFound('Запись об отчёте')
  const locked = await lockRunning(ctx, operation, found.projectId)
  if (!locked.ok) return locked
  const report = await ctx.tx.projectReport.findUniqueOrThrow({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: reportId } },
  })
  return { ok: true, value: { ...report, project: locked.value, body: readReportBody(report.body, report.kind) } }
}

/** The row of every command on a report. */
const held =
  (operation: Operation) =>
  (ctx: CommandContext, { reportId }: { reportId: string }) =>
    lockReport(ctx, operation, reportId)

const wrongState = (status: ReportStatus) =>
  fail('RULE', `Отчёт ${reportStatusLabels[status].short}: сейчас это действие недоступно. Обновите страницу.`)
const key = (ctx: CommandContext, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } })
const filled = ({ questions }: ReportBody, answers: readonly string[]): ReportBody => ({
  questions,
  answers: questions.map((_, i) => answers[i] ?? ''),
})

/** Keeps the words of a report that is not yet submitted. */
export const saveReport = defineCommand({
  operation: operations['report.edit'],
  schema: SaveReportInput,
  changes: 'ProjectReport',
  row: held(operations['report.edit']),
  run: async (ctx, { reportId, answers }, report) => {
    const { project, body } = report
    if (!reportMachine.allows(report.status, 'save')) return wrongState(report.status)
    const words = filled(body, answers)
    const changed = words.answers.flatMap((answer, i) => (answer === (body.answers[i] ?? '') ? [] : [i]))
    const text = ({ answers: all }: ReportBody) => changed.map((i) => all[i] ?? '').join('\n')
    const after = await ctx.tx.projectReport.update({
      where: key(ctx, reportId),
      data: { body: words, version: { increment: 1 } },
      select: { version: true },
    })
    return done(
      { version: after.version },
      {
        subject: { type: 'ProjectReport', id: reportId },
        agencyId: project.agencyId,
        before: { text: text(body) },
        after: { projectId: project.id, answers: answers.filter(Boolean).length, text: text(words) },
      },
    )
  },
})

/** The curator submits: every question is answered, and the project's figures of the moment are kept with the words. */
export const submitReport = defineCommand({
  operation: operations['report.submit'],
  schema: SaveReportInput,
  changes: 'ProjectReport',
  row: held(operations['report.submit']),
  run: async (ctx, { reportId, answers }, report) => {
    const { tx, tenantId, actor, now } = ctx
    const { project, body } = report
    const next = reportMachine.after(report.status, 'submit')
    if (!next.ok) return wrongState(report.status)
    const status = next.value
    const after = filled(body, answers)
    const empty = after.answers.flatMap((answer, i) => (answer === '' ? [i] : []))
    if (empty.length > 0)
      return fail('INVALID', 'Отчёт пока не сдан: ответьте на отмеченные вопросы.', {
        fields: Object.fromEntries(
          empty.map((i) => [`answers.${i}`, 'Напишите ответ. Если сказать нечего, так и напишите.']),
        ),
      })
    const facts = await projectFacts(tx, tenantId, project.id, ctx.today)
    await tx.projectReport.update({
      where: key(ctx, reportId),
      data: { status, body: after, facts, submittedBy: actor.name, submittedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await recordEvent(ctx, project.id, 'REPORT_SUBMITTED', { report: report.kind, direction: report.direction })
    await enqueueMany(
      tx,
      tenantId,
      letters(await checkerAddresses(ctx), `Сдан отчёт: ${project.title}`, [
        `${titleOf(report.kind, report.direction)}: проект № ${project.number} «${project.title}».`,
        officeUrl(ctx, `projects/${project.id}/reports/${reportId}`),
      ]),
    )
    return done(
      { id: reportId, status },
      {
        subject: { type: 'ProjectReport', id: reportId },
        agencyId: project.agencyId,
        before: { status: report.status },
        after: { status, projectId: project.id },
      },
    )
  },
})

async function decide(ctx: CommandContext, report: Held, verb: 'accept' | 'return', remarks: string) {
  const { tx, tenantId, actor, now } = ctx
  const { id: reportId, project } = report
  const next = reportMachine.after(report.status, verb)
  if (!next.ok) return wrongState(report.status)
  const status = next.value
  await tx.projectReport.update({
    where: key(ctx, reportId),
    data: { status, remarks, decidedBy: actor.name, decidedAt: now, version: { increment: 1 } },
    select: { id: true },
  })
  await recordEvent(ctx, project.id, 'REPORT_DECIDED', {
    report: report.kind,
    direction: report.direction,
    accepted: verb === 'accept' ? 'yes' : 'no',
    remarks,
  })
  const to = (await curatorAddresses(ctx, [project.agencyId])).get(project.agencyId) ?? []
  await enqueueMany(
    tx,
    tenantId,
    letters(to, `Отчёт ${reportStatusLabels[status].short}: ${project.title}`, [
      `${titleOf(report.kind, report.direction)} по проекту № ${project.number} «${project.title}» ${reportStatusLabels[status].short}.`,
      ...(remarks ? [remarks] : []),
      officeUrl(ctx, `projects/${project.id}/reports/${reportId}`),
    ]),
  )
  await notify(tx, tenantId, now, [
    {
      to,
      kind: 'REPORT_DECIDED',
      title: `Отчёт о проекте № ${project.number} «${project.title}» ${reportStatusLabels[status].short}`,
      href: `projects/${project.id}/reports/${reportId}`,
      key: `report:${reportId}:${report.version}`,
    },
  ])
  return done(
    { id: reportId, status },
    {
      subject: { type: 'ProjectReport', id: reportId },
      agencyId: project.agencyId,
      before: { status: report.status },
      after: { status, remarks, projectId: project.id },
    },
  )
}

export const acceptReport = defineCommand({
  operation: operations['report.decide'],
  schema: AcceptReportInput,
  changes: 'ProjectReport',
  row: held(operations['report.decide']),
  run: (ctx, { remarks }, report) => decide(ctx, report, 'accept', remarks),
})
export const returnReport = defineCommand({
  operation: operations['report.decide'],
  schema: ReturnReportInput,
  changes: 'ProjectReport',
  row: held(operations['report.decide']),
  run: (ctx, { remarks }, report) => decide(ctx, report, 'return', remarks),
})
