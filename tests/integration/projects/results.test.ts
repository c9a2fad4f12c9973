import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import type { Result } from '@/lib/core/result'
import { withTenant } from '@/lib/platform/db'
import { dayColumn } from '@/lib/core/db-day'
import * as resultCommands from '@/lib/results/commands'
import { officeCounts } from '@/lib/queue/count-queries'
import { getProjectResults, listWaitingResults } from '@/lib/results/queries'
import { sweepStability } from '@/lib/results/stability-sweep'
import { getSavingsSummary, listStability } from '@/lib/results/summary-queries'
import { createProject, filledPassport, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const { reportEffect, reportMeasurement } = resultCommands
const decideEffect = asSeen(resultCommands.decideEffect)
const decideMeasurement = asSeen(resultCommands.decideMeasurement)
const withdrawMeasurement = asSeen(resultCommands.withdrawMeasurement)

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const errorOf = (result: Result<unknown>) => (result.ok ? null : result.error)
const second = '01900000-0000-7000-8000-000000000013'
const twoGoals = {
  ...filledPassport,
  [`goals.${second}.name`]: 'Число шагов',
  [`goals.${second}.unit`]: 'шт.',
  [`goals.${second}.direction`]: 'LESS',
  [`goals.${second}.current`]: '10',
  [`goals.${second}.target`]: '4',
}

async function scene() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const partner = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const authority = await createActor(tenant, 'AUTHORITY')
  const today = todayIn(tenant.timeZone, new Date())
  return { tenant, agency, partner, curator, authority, today }
}

describe('a measured value', () => {
  it('is taken for a goal of the approved passport, a number alone, of a day that has come', async () => {
    const { tenant, agency, curator, today } = await scene()
    const running = await createProject(tenant, agency, { status: 'RUNNING' })
    const draft = await createProject(tenant, agency)
    const input = { projectId: running.id, goalId, measuredOn: today, value: '18,5' }
    expect(errorOf(await reportMeasurement(curator, { ...input, value: '90 мин.' }))?.fields?.value).toBe(
      '«90 мин.» – не число. Напишите только 90: единица измерения уже указана.',
    )
    expect(
      errorOf(await reportMeasurement(curator, { ...input, measuredOn: '2026-02-30' }))?.fields?.measuredOn,
    ).toContain('Такой даты нет')
    expect(
      errorOf(await reportMeasurement(curator, { ...input, measuredOn: addDays(today, 1) }))?.fields?.measuredOn,
    ).toContain('ещё не наступил')
    expect(errorOf(await reportMeasurement(curator, { ...input, goalId: second }))?.fields?.goalId).toBeDefined()
    expect(errorOf(await reportMeasurement(curator, { ...input, projectId: draft.id }))?.code).toBe('RULE')
    expect(value(await reportMeasurement(curator, input))).toMatchObject({ stability: false })
    const results = await getProjectResults(curator, { id: running.id })
    expect(results?.goals[0]).toMatchObject({
      baseline: '30',
      target: '12',
      state: { latest: null, waiting: 1 },
      measurements: [{ value: '18.5', status: 'REPORTED', attained: false }],
    })
    expect(results?.can).toMatchObject({ measure: true, decide: false, uploadFor: agency.id })
  })

  it('is taken back while nobody has decided, and not after', async () => {
    const { tenant, agency, curator, authority, today } = await scene()
    const project = await createProject(tenant, agency, { status: 'RUNNING' })
    const slip = value(
      await reportMeasurement(curator, { projectId: project.id, goalId, measuredOn: today, value: '1' }),
    )
    value(await withdrawMeasurement(curator, { id: slip.id }))
    const kept = value(
      await reportMeasurement(curator, { projectId: project.id, goalId, measuredOn: today, value: '11' }),
    )
    value(await decideMeasurement(authority, { id: kept.id, outcome: 'CONFIRMED' }))
    expect(errorOf(await withdrawMeasurement(curator, { id: kept.id }))?.code).toBe('RULE')
    expect(
      errorOf(await decideMeasurement(authority, { id: kept.id, outcome: 'REJECTED', reason: 'Передумали' }))?.code,
    ).toBe('RULE')
    expect((await getProjectResults(curator, { id: project.id }))?.goals[0]?.state).toMatchObject({
      latest: '11',
      attained: true,
    })
  })

  it('is rejected with a reason, which the curator gets by post', async () => {
    const { tenant, agency, curator, authority, today } = await scene()
    const project = await createProject(tenant, agency, { status: 'RUNNING' })
    const { id } = value(
      await reportMeasurement(curator, { projectId: project.id, goalId, measuredOn: today, value: '11' }),
    )
    // The page counts what the menu counts: a project is one thing to do, however many values of it wait.
    value(await reportMeasurement(curator, { projectId: project.id, goalId, measuredOn: today, value: '12' }))
    const waiting = await listWaitingResults(authority, { kind: 'measurements', page: 1 })
    expect(waiting).toMatchObject({ projects: 1, measurements: 2, effects: 0 })
    expect((await officeCounts(authority)).kinds.CONFIRM_RESULT).toBe(waiting.projects)
    expect(errorOf(await decideMeasurement(authority, { id, outcome: 'REJECTED' }))?.fields?.reason).toBeDefined()
    value(await decideMeasurement(authority, { id, outcome: 'REJECTED', reason: 'Нет хронометража' }))
    const letters = await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } }))
    expect(letters.map(({ payload }) => JSON.stringify(payload)).join()).toContain('Нет хронометража')
    expect((await listWaitingResults(authority, { kind: 'measurements', page: 1 })).measurements).toBe(1)
  })
})

describe('stability after closing', () => {
  it('is asked for once, flags backsliding, and finishes the project with its last goal, even when two decide at once', async () => {
    const { tenant, agency, curator, authority, today } = await scene()
    const project = await createProject(tenant, agency, {
      status: 'MONITORING',
      fields: twoGoals,
      data: { closedOn: dayColumn(addDays(today, -90)), stabilityDue: dayColumn(addDays(today, -1)) },
    })
    const report = async (goal: string, typed: string, daysAgo = 0) =>
      value(
        await reportMeasurement(curator, {
          projectId: project.id,
          goalId: goal,
          measuredOn: addDays(today, -daysAgo),
          value: typed,
        }),
      ).id
    value(await decideMeasurement(authority, { id: await report(goalId, '11', 95), outcome: 'CONFIRMED' }))
    const sweep = async (at: string) => {
      await sweepStability(new Date(`${today}T${at}Z`))
      return withTenant(tenant.id, async (tx) => [
        await tx.projectEvent.count({ where: { projectId: project.id, kind: 'STABILITY_ASKED' } }),
        await tx.outboxMessage.count({ where: { kind: 'mail' } }),
      ])
    }
    // One o'clock in the night of the tenant's zone, and noon.
    expect(await sweep('18:00:00')).toEqual([0, 0])
    expect(await sweep('05:00:00')).toEqual([1, 1])
    expect(await sweep('05:00:00')).toEqual([1, 1])
    expect((await listStability(curator, {})).waiting).toMatchObject([{ id: project.id, overdue: true }])
    expect((await getProjectResults(curator, { id: project.id }))?.call).toBe('DUE')
    const [first, last] = [await report(goalId, '20'), await report(second, '4')]
    await Promise.all(
      [first, last].map(async (id) => value(await decideMeasurement(authority, { id, outcome: 'CONFIRMED' }))),
    )
    const results = await getProjectResults(curator, { id: project.id })
    expect(results?.project.status).toBe('FINISHED')
    expect(results?.goals.map(({ state }) => state.stability)).toEqual(['LOST', 'HELD'])
    expect(results?.call).toBe('DONE')
    expect(await listStability(curator, {})).toMatchObject({
      waiting: [],
      slipped: [{ id: project.id, found: 'LOST' }],
    })
  })
})

describe('money and hours saved', () => {
  it('roll up over the tree: confirmed ones, once for all participants, replicas that stand at the original left out', async () => {
    const { tenant, agency, partner, curator, authority, today } = await scene()
    const year = today.slice(0, 4)
    const clinic = await createAgency(tenant, { parentId: agency.id })
    const shared = await createProject(tenant, agency, {
      status: 'RUNNING',
      participants: { [partner.id]: 'Даёт данные', [clinic.id]: 'Внедряет' },
    })
    const own = await createProject(tenant, clinic, { status: 'FINISHED' })
    const effect = async (projectId: string, amount: string, more: object = {}) =>
      value(
        await reportEffect(await createActor(tenant, 'CURATOR', projectId === own.id ? clinic.id : agency.id), {
          projectId,
          kind: 'MONEY',
          amount,
          year,
          basis: 'По смете за год',
          ...more,
        }),
      ).id
    for (const id of [
      await effect(shared.id, '1 000,50'),
      await effect(own.id, '200'),
      await effect(own.id, '7,5', { kind: 'HOURS' }),
    ])
      value(await decideEffect(authority, { id, outcome: 'CONFIRMED' }))
    await effect(own.id, '999')
    expect(
      errorOf(
        await reportEffect(curator, {
          projectId: shared.id,
          kind: 'MONEY',
          amount: '5',
          year,
          basis: 'По смете за год',
          included: 'on',
        }),
      )?.fields?.included,
    ).toBeDefined()
    const summary = await getSavingsSummary(authority, {})
    expect(summary).toMatchObject({
      all: { MONEY: '1200.5', HOURS: '7.5' },
      projects: 2,
      waiting: { effects: 1, saved: { MONEY: '999' } },
    })
    expect(summary.agencies.map((row) => [row.agency.id, row.own.MONEY, row.total.MONEY])).toEqual([
      [agency.id, '1000.5', '1200.5'],
      [clinic.id, '200', '200'],
    ])
    expect((await getSavingsSummary(await createActor(tenant, 'CURATOR', partner.id), {})).all.MONEY).toBe('0')
    expect((await getSavingsSummary(await createActor(tenant, 'CURATOR', clinic.id), {})).all.MONEY).toBe('200')
    expect((await getProjectResults(authority, { id: own.id }))?.saved).toEqual({ MONEY: '200', HOURS: '7.5' })
  })
})
