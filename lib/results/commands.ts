import 'server-only'
import { formatLong, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { recordEvent } from '@/lib/projects/state/events'
import { projectMachine } from '@/lib/projects/state/rules'
import { notify } from './notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { amountText, notMeasurable, valueText } from './labels'
import { loadResultProject, measurementsOf, type ResultProject } from './load'
import { lockEffect, lockMeasurement, lockProject } from './lock'
import { awaitingStability, effectReportable, measurementMachine, provesStability } from './rules'
import { DecideResultInput, ReportEffectInput, ReportMeasurementInput, SeenResultInput } from './schema'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from './operations'

const noProject = 'Проект не найден или недоступен. Вернитесь к списку проектов.'
const decided = 'Решение по этой записи уже принято. Обновите страницу.'

/** The file, if any, belongs to an agency of the project; a refusal otherwise. */
async function fileProblem(ctx: CommandContext, project: ResultProject, fileId: string | null) {
  if (fileId === null) return null
  for (const agencyId of project.participants)
    if (await attachableFile(ctx.tx, ctx.tenantId, fileId, agencyId)) return null
  return fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.', {
    fields: { fileId: 'Загрузите файл ещё раз.' },
  })
}

/** Letters to those who answer for the project's agency. */
async function tell(
  ctx: CommandContext,
  { id, agencyId }: { id: string; agencyId: string },
  subject: string,
  paragraphs: string[],
): Promise<void> {
  const addresses = (await curatorAddresses(ctx, [agencyId])).get(agencyId) ?? []
  await notify(ctx.tx, ctx.tenantId, ctx.now, [
    {
      to: addresses,
      kind: 'RESULT_DECIDED',
      title: subject,
      href: `projects/${id}/results`,
      key: `result:${id}:${subject}:${ctx.now.toISOString()}`,
    },
  ])
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(addresses, subject, [...paragraphs, officeUrl(ctx, `projects/${id}/results`)]),
  )
}

/**
 * A measured value of a goal of the approved passport. From the stability day of a closed project on it proves
 * stability (form, stage 10).
 */
export const reportMeasurement = defineCommand({
  operation: operations['result.report'],
  schema: ReportMeasurementInput,
  creates: 'GoalMeasurement',
  run: async (ctx, { projectId, goalId, measuredOn, value, comment, fileId }) => {
    const project = await loadResultProject(ctx, projectId)
    if (!project) return fail('NOT_FOUND', noProject)
    const refusal =
      notMeasurable[project.status] ??
      (project.approved ? null : 'Измерения вносят после того, как утверждён паспорт проекта.')
    if (refusal) return fail('RULE', refusal)
    const goal = project.goals.find(({ id }) => id === goalId)
    if (!goal)
      return fail('INVALID', 'Выберите цель утверждённого паспорта.', {
        fields: { goalId: 'Такой цели в утверждённом паспорте нет. Выберите из списка.' },
      })
    const today = ctx.today
    if (measuredOn > today) {
      return fail('INVALID', 'Проверьте дату измерения.', {
        fields: { measuredOn: `Этот день ещё не наступил. Укажите день не позже ${formatLong(today)}` },
      })
    }
    const file = await fileProblem(ctx, project, fileId)
    if (file) return file
    await lockProject(ctx.tx, ctx.tenantId, projectId)
    const same = { tenantId: ctx.tenantId, projectId, goalId, measuredOn: dayColumn(measuredOn), value }
    if ((await ctx.tx.goalMeasurement.count({ where: { ...same, status: { not: 'REJECTED' } } })) > 0)
      return fail('CONFLICT', 'Такое измерение уже внесено: та же цель, тот же день и то же значение.')
    const id = newId()
    const stability = provesStability(project, measuredOn)
    await ctx.tx.goalMeasurement.create({
      data: {
        tenantId: ctx.tenantId,
        id,
        projectId,
        goalId,
        measuredOn: dayColumn(measuredOn),
        value,
        stability,
        comment,
        fileId,
        byName: ctx.actor.name,
        at: ctx.now,
      },
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'MEASURED', {
      goal: goal.name,
      value: valueText(value, goal.unit),
      on: measuredOn,
    })
    return done(
      { id, stability },
      {
        subject: { type: 'GoalMeasurement', id },
        agencyId: project.agencyId,
        after: { projectId, goal: goal.name, value, measuredOn, stability, comment, fileId },
      },
    )
  },
})

/**
 * Money or hours saved in a year, with how it was computed. At a replica it may stand at the original already; then
 * sums leave it out.
 */
export const reportEffect = defineCommand({
  operation: operations['result.report'],
  schema: ReportEffectInput,
  creates: 'ProjectEffect',
  run: async (ctx, { projectId, included, fileId, ...input }) => {
    const project = await loadResultProject(ctx, projectId)
    if (!project) return fail('NOT_FOUND', noProject)
    if (!effectReportable(project.status))
      return fail('RULE', notMeasurable[project.status] ?? 'Сейчас эффект заявить нельзя.')
    const thisYear = yearOf(ctx.today)
    if (input.year > thisYear)
      return fail('INVALID', 'Проверьте год.', {
        fields: { year: `Этот год ещё не наступил. Укажите год не позже ${thisYear}.` },
      })
    if (included && project.practiceId === null) {
      return fail('INVALID', 'Проект не тиражирует практику.', {
        fields: { included: 'Уберите отметку: у проекта нет исходного, где эффект мог быть учтён.' },
      })
    }
    const file = await fileProblem(ctx, project, fileId)
    if (file) return file
    await lockProject(ctx.tx, ctx.tenantId, projectId)
    const same = { tenantId: ctx.tenantId, projectId, ...input, status: { not: 'REJECTED' as const } }
    if ((await ctx.tx.projectEffect.count({ where: same })) > 0)
      return fail('CONFLICT', 'Такой эффект за этот год уже заявлен: та же величина и тот же расчёт.')
    const id = newId()
    const counted = included !== 'on'
    await ctx.tx.projectEffect.create({
      data: { tenantId: ctx.tenantId, id, projectId, ...input, counted, fileId, byName: ctx.actor.name, at: ctx.now },
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'EFFECT_REPORTED', {
      amount: amountText(input.kind, input.amount),
      year: input.year,
    })
    return done(
      { id },
      {
        subject: { type: 'ProjectEffect', id },
        agencyId: project.agencyId,
        after: { projectId, ...input, counted, fileId },
      },
    )
  },
})

/** Takes back a measurement that nobody has decided on yet (a slip of the pen). */
export const withdrawMeasurement = defineCommand({
  operation: operations['result.report'],
  schema: SeenResultInput,
  changes: 'GoalMeasurement',
  row: lockMeasurement,
  run: async (ctx, { id }, row) => {
    if (row.status !== 'REPORTED') return fail('RULE', decided)
    await ctx.tx.goalMeasurement.delete({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'GoalMeasurement', id },
        agencyId: row.project.agencyId,
        before: { value: row.value, measuredOn: dayOf(row.measuredOn), comment: row.comment },
      },
    )
  },
})

/** The same for an effect. */
export const withdrawEffect = defineCommand({
  operation: operations['result.report'],
  schema: SeenResultInput,
  changes: 'ProjectEffect',
  row: lockEffect,
  run: async (ctx, { id }, row) => {
    if (row.status !== 'REPORTED') return fail('RULE', decided)
    await ctx.tx.projectEffect.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    return done(
      { id },
      {
        subject: { type: 'ProjectEffect', id },
        agencyId: row.project.agencyId,
        before: { kind: row.kind, amount: row.amount, year: row.year, basis: row.basis },
      },
    )
  },
})

/** Confirms or rejects a measurement. With the last stability value confirmed the project is finished. */
export const decideMeasurement = defineCommand({
  operation: operations['result.decide'],
  schema: DecideResultInput,
  changes: 'GoalMeasurement',
  row: lockMeasurement,
  run: async (ctx, { id, outcome, reason }, found) => {
    const { tx, tenantId, actor, now } = ctx
    if (!measurementMachine.allows(found.status, outcome)) return fail('RULE', decided)
    const project = await loadResultProject(ctx, found.projectId)
    if (!project) return fail('NOT_FOUND', noProject)
    await tx.goalMeasurement.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: outcome, reason, decidedBy: actor.name, decidedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    const goal = project.goals.find((one) => one.id === found.goalId)
    const words = {
      goal: goal?.name ?? '',
      value: valueText(found.value, goal?.unit ?? ''),
      on: dayOf(found.measuredOn),
    }
    await recordEvent(ctx, project.id, 'MEASUREMENT_DECIDED', { ...words, outcome, reason })
    if (outcome === 'REJECTED') {
      await tell(ctx, project, `Измерение не принято: проект № ${project.number}`, [
        `Проект № ${project.number} «${project.title}». Значение цели «${words.goal}» на ${formatLong(words.on)} – ${words.value} – не принято.`,
        `Почему: ${reason}`,
        'Внесите измерение заново:',
      ])
    }
    const next = projectMachine.after(project.status, 'finish')
    const finished =
      found.stability &&
      outcome === 'CONFIRMED' &&
      next.ok &&
      project.status === 'MONITORING' &&
      awaitingStability(project.goals, await measurementsOf(tx, tenantId, project.id)).length === 0
    if (finished) {
      await tx.project.update({
        where: { tenantId_id: { tenantId, id: project.id } },
        data: { status: next.value, updatedAt: now, version: { increment: 1 } },
        select: { id: true },
      })
      await recordEvent(ctx, project.id, 'FINISHED')
      await tell(ctx, project, `Проект № ${project.number} завершён`, [
        `Стабильность результатов проекта № ${project.number} «${project.title}» подтверждена по каждой цели, проект завершён. Оформите его как практику, чтобы им воспользовались другие:`,
      ])
    }
    return done(
      { id, finished },
      {
        subject: { type: 'GoalMeasurement', id },
        agencyId: project.agencyId,
        before: { status: found.status },
        after: { status: outcome, value: found.value, reason, ...(finished ? { project: next } : {}) },
      },
      finished
        ? [
            {
              subject: { type: 'Project', id: project.id },
              agencyId: project.agencyId,
              before: { status: project.status },
              after: { status: next.value },
            },
          ]
        : undefined,
    )
  },
})

/** Confirms or rejects an effect; sums take confirmed ones only. */
export const decideEffect = defineCommand({
  operation: operations['result.decide'],
  schema: DecideResultInput,
  changes: 'ProjectEffect',
  row: lockEffect,
  run: async (ctx, { id, outcome, reason }, row) => {
    const { tx, tenantId, actor, now } = ctx
    if (!measurementMachine.allows(row.status, outcome)) return fail('RULE', decided)
    await tx.projectEffect.update({
      where: { tenantId_id: { tenantId, id } },
      data: { status: outcome, reason, decidedBy: actor.name, decidedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    const { project } = row
    const amount = amountText(row.kind, row.amount)
    await recordEvent(ctx, project.id, 'EFFECT_DECIDED', { amount, year: row.year, outcome, reason })
    if (outcome === 'REJECTED') {
      await tell(ctx, project, `Эффект не принят: проект № ${project.number}`, [
        `Проект № ${project.number} «${project.title}». Эффект за ${row.year} год, ${amount}, не принят.`,
        `Почему: ${reason}`,
        'Заявите эффект заново:',
      ])
    }
    return done(
      { id },
      {
        subject: { type: 'ProjectEffect', id },
        agencyId: project.agencyId,
        before: { status: row.status },
        after: { status: outcome, kind: row.kind, amount: row.amount, year: row.year, reason },
      },
    )
  },
})
