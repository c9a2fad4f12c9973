import 'server-only'
import { Version } from '@/lib/core/fields'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { isClosed } from '../state/rules'
import { recordEvent } from '../state/events'
import { evaluate, SaveSignificanceInput, significanceForm, significanceProblems, type SignificanceBody } from './rules'
import { lockRunning } from '../state/work-read'
import { EvaluateProjectInput } from './schema'
import { operations } from '../operations'

/** The authority's own form of significance: a new version each time; evaluations keep the form they were made with. */
export const saveSignificanceForm = defineCommand({
  operation: operations['significance.save'],
  schema: SaveSignificanceInput.extend({ version: Version }),
  changes: 'SignificanceForm',
  // Each saving is a row of its own, the last of them is in force; before the first one there is the sample, version 0.
  row: async ({ tx, tenantId }) => {
    await tx.$queryRaw`SELECT 1 FROM "Tenant" WHERE "id" = ${tenantId}::uuid FOR UPDATE`
    const last = await tx.significanceForm.findFirst({
      where: { tenantId },
      orderBy: { version: 'desc' },
      select: { id: true, version: true },
    })
    return { ok: true, value: last ?? { id: tenantId, version: 0 } }
  },
  run: async (ctx, { version: seen, ...input }) => {
    const { tx, tenantId } = ctx
    const problems = significanceProblems(input)
    if (Object.keys(problems).length > 0)
      return fail('INVALID', 'Форма пока не сохранена: проверьте отмеченные поля.', { fields: problems })
    const id = newId()
    const version = seen + 1
    const body: SignificanceBody = { ...input, sample: false }
    await tx.significanceForm.create({
      data: { tenantId, id, version, body, createdBy: ctx.actor.name, createdAt: ctx.now },
      select: { id: true },
    })
    return done(
      { version },
      {
        subject: { type: 'SignificanceForm', id },
        after: { version, title: input.title, items: input.criteria.map(({ title, weight }) => `${title}: ${weight}`) },
      },
    )
  },
})

/** The curator evaluates a closed project by the form in force (W plan 1.2); the form is frozen with the answers. */
export const evaluateProject = defineCommand({
  operation: operations['project.evaluate'],
  schema: EvaluateProjectInput,
  creates: 'SignificanceEvaluation',
  run: async (ctx, { projectId, formVersion, answers, comment }) => {
    const { tx, tenantId } = ctx
    const locked = await lockRunning(ctx, operations['project.evaluate'], projectId)
    if (!locked.ok) return locked
    const project = locked.value
    if (!isClosed(project.status))
      return fail('RULE', 'Значимость оценивают у реализованного проекта: сначала закройте его.')
    const stored = await tx.significanceForm.findFirst({ where: { tenantId }, orderBy: { version: 'desc' } })
    if ((stored?.version ?? 0) !== formVersion)
      return fail('CONFLICT', 'Форма оценки только что изменилась: на странице уже новая. Ответьте по ней.')
    const form = significanceForm(stored?.body)
    const result = evaluate(form, answers)
    if (!result) {
      const fields = Object.fromEntries(
        form.criteria.flatMap((criterion, i) =>
          criterion.options[answers[i] ?? -1] ? [] : [[`answers.c${i}`, 'Выберите ответ.']],
        ),
      )
      return fail('INVALID', 'Оценка пока не сохранена: ответьте на каждый критерий.', { fields })
    }
    const id = newId()
    await tx.significanceEvaluation.create({
      data: {
        tenantId,
        id,
        projectId,
        form,
        answers: answers.slice(0, form.criteria.length),
        total: result.total,
        comment,
        byName: ctx.actor.name,
        at: ctx.now,
      },
      select: { id: true },
    })
    await recordEvent(ctx, projectId, 'EVALUATED', { total: result.total, level: result.level, comment })
    return done(
      { total: result.total, level: result.level },
      {
        subject: { type: 'SignificanceEvaluation', id },
        agencyId: project.agencyId,
        after: { projectId, total: result.total, level: result.level, comment },
      },
    )
  },
})
