import 'server-only'
import { markOf } from '@/lib/platform/mark'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { operations as roadmaps } from '@/lib/roadmaps/operations'
import { operations } from '../operations'
import { closedSituation, writeSituation } from './commands'
import { readDecisions, readScenario, readServices } from './content'
import { decisionRefusal, statusAfter, subjectOf } from './decide'
import { readReport } from './report-read'
import { DecideInput, PlanInput, ReportInput } from './schema'
import { lockSituation } from './scope'

/** The inter-agency plan: a road map of the module of road maps, made there. */
export const linkPlan = defineCommand({
  operation: operations['situation.edit'],
  schema: PlanInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, roadmapId }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    const map = roadmapId
      ? await ctx.tx.roadmap.findFirst({
          where: { tenantId: ctx.tenantId, id: roadmapId },
          select: { id: true, agencyId: true },
        })
      : null
    if (roadmapId && (!map || !ctx.can(roadmaps['roadmap.read'], map.agencyId ?? undefined)))
      return fail('INVALID', 'План пока не связан.', { fields: { roadmapId: 'Выберите дорожную карту из списка.' } })
    await writeSituation(ctx, id, { roadmapId })
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: { roadmapId: before.roadmapId },
        after: { roadmapId },
      },
    )
  },
})

const refusals = {
  LATER: 'Сначала нужно решение о том, что идёт раньше.',
  EMPTY: 'Решать пока не о чем: заполните то, о чём решение.',
  CLOSED: 'Ситуация завершена: её отчёт утверждён и больше не меняется.',
} as const

/** A decision of the council, or of a participant by its own act: number and day as they are in the paper. */
export const decideSituation = defineCommand({
  operation: operations['situation.decide'],
  schema: DecideInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, version: _seen, decision: key, ...made }, before) => {
    const decisions = readDecisions(before.decisions)
    const situation = {
      title: before.title,
      services: readServices(before.services),
      scenario: readScenario(before.scenario),
      roadmapId: before.roadmapId,
      status: before.status,
      decisions,
    }
    const { decisions: needed } = ctx.actor.tenant.settings.feedback
    const refusal = decisionRefusal(situation, needed, key)
    if (refusal) return fail('RULE', refusals[refusal])
    if (made.on > ctx.today)
      return fail('INVALID', 'Решение пока не записано.', {
        fields: { on: 'День позже сегодняшнего. Запишите решение, когда оно принято.' },
      })
    const status = statusAfter(before.status, key, made.outcome)
    const decision = { ...made, by: ctx.actor.name, seen: subjectOf(key, situation) }
    await writeSituation(ctx, id, { decisions: { ...decisions, [key]: decision }, status })
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: { status: before.status, outcome: decisions[key]?.outcome ?? null },
        after: { status, decision: key, ...made },
      },
    )
  },
})

/** Freezes the report of reaching the target state (Kirov 2.6): the situation is over. */
export const approveReport = defineCommand({
  operation: operations['situation.decide'],
  schema: ReportInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, version: _seen, shown, ...act }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    if (before.status !== 'CHOSEN') return fail('RULE', 'Отчёт делают о выбранной ситуации.')
    if (act.on > ctx.today)
      return fail('INVALID', 'Отчёт пока не утверждён.', {
        fields: { on: 'День позже сегодняшнего. Утвердите отчёт, когда он подписан.' },
      })
    const content = await readReport(ctx, before)
    if (markOf(content) !== shown)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, сведения изменились. Обновите страницу, посмотрите отчёт и решите ещё раз.',
      )
    await writeSituation(ctx, id, { report: { ...act, by: ctx.actor.name, content }, status: 'CLOSED' })
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: { status: before.status },
        after: { status: 'CLOSED', number: act.number, on: act.on, signer: act.signer },
      },
    )
  },
})
