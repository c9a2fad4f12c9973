import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { LifeSituation, Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { readMarks } from './rank'
import { readScenario, readServices, type SituationService } from './content'
import { CreateSituationInput, EditSituationInput, RankSituationInput, ScenarioInput, ServicesInput } from './schema'
import { lockSituation } from './scope'

type Refused = { ok: false; error: Failure }
export const closedSituation = (): Refused =>
  fail('RULE', 'Ситуация завершена: её отчёт утверждён и больше не меняется.')

/** May the person give the lead to this agency? Null – the authorised body, for its own people. */
async function leadProblem(
  ctx: CommandContext,
  agencyId: string | null,
  before: string | null,
): Promise<Refused | null> {
  if (agencyId === before && before !== null) return null
  const own = ctx.can(operations['situation.edit'], agencyId)
  if (!own)
    return agencyId === null
      ? fail('INVALID', 'Ситуация пока не сохранена.', { fields: { agencyId: 'Выберите орган, который её ведёт.' } })
      : notFound('Запись об органе')
  if (agencyId === null) return null
  const agency = await ctx.tx.agency.findFirst({
    where: { tenantId: ctx.tenantId, id: agencyId, status: 'ACTIVE' },
    select: { id: true },
  })
  return agency ? null : notFound('Запись об органе')
}

async function titleTaken(ctx: CommandContext, title: string, besides?: string): Promise<Refused | null> {
  const twin = await ctx.tx.lifeSituation.findFirst({
    where: {
      tenantId: ctx.tenantId,
      title: { equals: title, mode: 'insensitive' },
      ...(besides && { id: { not: besides } }),
    },
    select: { id: true },
  })
  return (
    twin &&
    fail('CONFLICT', 'Такая ситуация уже есть.', { fields: { title: 'Такая ситуация уже есть. Назовите иначе.' } })
  )
}

const next = (now: Date) => ({ updatedAt: now, version: { increment: 1 } }) as const
/** Writes a part of the situation; it is one version further. */
export const writeSituation = (
  { tx, tenantId, now }: CommandContext,
  id: string,
  data: Prisma.LifeSituationUncheckedUpdateInput,
) =>
  tx.lifeSituation.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...data, ...next(now) },
    select: { id: true },
  })

export const createSituation = defineCommand({
  operation: operations['situation.edit'],
  schema: CreateSituationInput,
  creates: 'LifeSituation',
  run: async (ctx, input) => {
    const problem = (await leadProblem(ctx, input.agencyId, null)) ?? (await titleTaken(ctx, input.title))
    if (problem) return problem
    const id = newId()
    await ctx.tx.lifeSituation.create({
      data: { tenantId: ctx.tenantId, id, ...input, createdBy: ctx.actor.name },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'LifeSituation', id }, agencyId: input.agencyId, after: input })
  },
})

export const editSituation = defineCommand({
  operation: operations['situation.edit'],
  schema: EditSituationInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, version: _seen, ...input }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    const problem =
      (await leadProblem(ctx, input.agencyId, before.agencyId)) ?? (await titleTaken(ctx, input.title, id))
    if (problem) return problem
    await writeSituation(ctx, id, input)
    const { title, about, side, agencyId } = before
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: input.agencyId,
        before: { title, about, side, agencyId },
        after: input,
      },
    )
  },
})

/** Marks of a candidate by the criteria of the programme, each with its reason. */
export const rankSituation = defineCommand({
  operation: operations['situation.rank'],
  schema: RankSituationInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, marks }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    const { criteria } = ctx.actor.tenant.settings.feedback
    const kept = Object.fromEntries(
      criteria.flatMap(({ key }) => {
        const given = marks[key]
        return given && given.mark !== null ? [[key, { mark: given.mark, why: given.why }]] : []
      }),
    )
    await writeSituation(ctx, id, { marks: kept })
    const words = (all: ReturnType<typeof readMarks>) =>
      criteria.flatMap(({ key, title }) => (all[key] ? [`${title}: ${all[key].mark}`] : [])).join('; ')
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: { marks: words(readMarks(before.marks)) },
        after: { marks: words(kept) },
      },
    )
  },
})

/** What of the chosen records is no longer there, by field. */
async function missingOf(
  { tx, tenantId }: CommandContext,
  {
    services,
    segmentIds,
    touchpointIds,
  }: { services: Pick<SituationService, 'agencyId' | 'processId'>[]; segmentIds: string[]; touchpointIds: string[] },
): Promise<Record<string, string>> {
  const ids = (all: (string | null)[]) => [...new Set(all.filter((one) => one !== null))]
  const agencies = ids(services.map(({ agencyId }) => agencyId))
  const processes = ids(services.map(({ processId }) => processId))
  const known = async (found: Promise<number>, wanted: string[]) => (await found) === new Set(wanted).size
  const where = (wanted: string[]) => ({ where: { tenantId, id: { in: wanted } } })
  const at = (key: 'agencyId' | 'processId', wanted: string[]): string =>
    `services.${services.findIndex((one) => one[key] !== null && wanted.includes(one[key]))}.${key}`
  return {
    ...(!(await known(tx.agency.count(where(agencies)), agencies)) && {
      [at('agencyId', agencies)]: 'Выберите орган из списка.',
    }),
    ...(!(await known(tx.process.count(where(processes)), processes)) && {
      [at('processId', processes)]: 'Выберите процесс из списка.',
    }),
    ...(!(await known(tx.clientSegment.count(where(segmentIds)), segmentIds)) && {
      segmentIds: 'Выберите сегменты из списка.',
    }),
    ...(!(await known(tx.touchpoint.count(where(touchpointIds)), touchpointIds)) && {
      touchpointIds: 'Выберите точки из списка.',
    }),
  }
}

const serviceWords = (row: Pick<LifeSituation, 'services' | 'segmentIds' | 'touchpointIds'>) => ({
  services: readServices(row.services).map(({ name }) => name),
  segments: row.segmentIds.length,
  touchpoints: row.touchpointIds.length,
})

/** Services and functions across agencies, whose situation it is, where they meet the agencies. */
export const saveServices = defineCommand({
  operation: operations['situation.edit'],
  schema: ServicesInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, version: _seen, services, segmentIds, touchpointIds }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    const input = { services, segmentIds: [...new Set(segmentIds)], touchpointIds: [...new Set(touchpointIds)] }
    const fields = await missingOf(ctx, input)
    if (Object.keys(fields).length > 0)
      return fail('INVALID', 'Проверьте отмеченные поля: перечень пока не сохранён.', { fields })
    const unasked = services.findIndex(({ proactive, consent }) => proactive === 'yes' && !consent)
    if (unasked >= 0)
      return fail('INVALID', 'Проверьте отмеченные поля: перечень пока не сохранён.', {
        fields: { [`services.${unasked}.consent`]: 'Без заявления услугу дают только с согласия клиента.' },
      })
    const written = { ...input, services: services.map((one) => ({ ...one, id: one.id ?? newId() })) }
    await writeSituation(ctx, id, written)
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: serviceWords(before),
        after: serviceWords({ ...written, services: written.services as unknown as Prisma.JsonValue }),
      },
    )
  },
})

const scenarioWords = (stored: unknown) => {
  const { history, asIs, toBe, hypotheses, insights, measures } = readScenario(stored)
  return {
    ...{ history, asIs, toBe, insights },
    hypotheses: hypotheses.map(({ text, state }) => `${text} (${state})`),
    measures: measures.map(({ name, before, target, now }) => `${name}: ${[before, target, now].join(' → ')}`),
  }
}

/** The client's scenario as it is and as it should be, hypotheses, insights, figures of the target state. */
export const saveScenario = defineCommand({
  operation: operations['situation.edit'],
  schema: ScenarioInput,
  changes: 'LifeSituation',
  row: lockSituation,
  run: async (ctx, { id, version: _seen, ...scenario }, before) => {
    if (before.status === 'CLOSED') return closedSituation()
    await writeSituation(ctx, id, { scenario })
    return done(
      { id },
      {
        subject: { type: 'LifeSituation', id },
        agencyId: before.agencyId,
        before: scenarioWords(before.scenario),
        after: scenarioWords(scenario),
      },
    )
  },
})
