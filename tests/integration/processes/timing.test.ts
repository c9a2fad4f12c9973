import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { saveSteps } from '@/lib/processes/steps/commands'
import { getSteps } from '@/lib/processes/steps/queries'
import { closeSeries, judgeObservation, openSeries, sendObservations } from '@/lib/processes/timing/commands'
import { getStepProofs, getTimedStep, getTiming, getTimingSheet } from '@/lib/processes/timing/queries'
import type { Sent } from '@/lib/processes/timing/sheet'
import { takeTiming, untakeTiming } from '@/lib/processes/timing/take-commands'
import { createProcess } from '../../factories/process'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

async function stage() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id, 'Куратор Ольга')
  const process = await createProcess(tenant, agency, [
    { name: 'Принять' },
    { name: 'Проверить', check: { what: 'Комплект', by: 'Специалист', sign: 'Нет справки' } },
    { name: 'Решить' },
  ])
  const opened = await openSeries(
    curator,
    { processId: process.id, state: 'AS_IS', place: 'Окно 3', runWord: 'заявление', planned: 12, stepIds: [] },
    { attempt: newId() },
  )
  if (!opened.ok) throw new Error(JSON.stringify(opened))
  return { tenant, agency, curator, process, seriesId: opened.value.id }
}

const START = Date.parse('2026-11-24T03:00:00Z')
/** One observation of so many minutes. */
function observed(stepId: string, minutes: number, n: number, more: Partial<Sent> = {}): Sent {
  const startedAt = START + n * 3_600_000 * 24
  return {
    id: newId(),
    runId: newId(),
    runNumber: n + 1,
    stepId,
    outcome: 'DONE',
    waitedFrom: null,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(startedAt + minutes * 60_000).toISOString(),
    pausedSeconds: 0,
    defect: false,
    wastes: [],
    withdrawn: false,
    ...more,
  }
}
// Days before the tests are run: an observation is never of the future.
const past = (sent: Sent): Sent => {
  const back = (text: string) => new Date(Date.parse(text) - 400 * 86_400_000).toISOString()
  return {
    ...sent,
    waitedFrom: sent.waitedFrom && back(sent.waitedFrom),
    startedAt: back(sent.startedAt),
    endedAt: back(sent.endedAt),
  }
}

describe('timing on the spot', () => {
  it('keeps each observation once, however often and by how many it is sent', async () => {
    const { tenant, curator, process, seriesId } = await stage()
    const observations = Array.from({ length: 10 }, (_, i) => past(observed(process.steps[0] ?? '', 5, i)))
    const send = () => sendObservations(curator, { seriesId, who: curator.personId ?? '', observations })
    const answers = await Promise.all([send(), send(), send(), send()])
    for (const answer of answers) expect(answer.ok && answer.value.kept).toHaveLength(10)
    expect(await send()).toMatchObject({ ok: true })
    const count = await withTenant(tenant.id, (tx) => tx.timingObservation.count({ where: { seriesId } }))
    expect(count).toBe(10)
    const records = await withTenant(tenant.id, (tx) =>
      tx.auditRecord.count({ where: { tenantId: tenant.id, operation: 'timing.send' } }),
    )
    expect(records).toBe(1)
  })

  it('is of the person who timed: another one neither sends nor takes back in their name', async () => {
    const { tenant, agency, curator, process, seriesId } = await stage()
    const mate = await createActor(tenant, 'TEAM_MEMBER', agency.id)
    const one = past(observed(process.steps[0] ?? '', 5, 0))
    expect(await sendObservations(mate, { seriesId, who: curator.personId ?? '', observations: [one] })).toMatchObject({
      error: { code: 'RULE' },
    })
    expect(await sendObservations(curator, { seriesId, observations: [one] })).toMatchObject({ ok: true })
    const stolen = await sendObservations(mate, { seriesId, observations: [{ ...one, withdrawn: true }] })
    expect(stolen).toMatchObject({ ok: true, value: { kept: [] } })
    expect((await getTiming(curator, { id: process.id, state: 'AS_IS' })).series[0]?.observations).toBe(1)
    await sendObservations(curator, { seriesId, observations: [{ ...one, withdrawn: true }] })
    expect((await getTiming(curator, { id: process.id, state: 'AS_IS' })).series[0]?.observations).toBe(0)
  })

  it('counts work, waiting, skips, returns and defects of a step apart', async () => {
    const { curator, process, seriesId } = await stage()
    const step = process.steps[1] ?? ''
    const at = (text: string) => `2025-11-25T0${text}:00.000Z`
    const observations = [
      observed(step, 0, 0, {
        waitedFrom: at('3:00'),
        startedAt: at('3:10'),
        endedAt: at('3:40'),
        pausedSeconds: 600,
        defect: true,
        wastes: ['waiting'],
      }),
      past(observed(step, 0, 1, { outcome: 'SKIPPED' })),
      past(observed(step, 4, 2, { outcome: 'RETURNED' })),
    ]
    expect(await sendObservations(curator, { seriesId, observations })).toMatchObject({ ok: true })
    const { step: seen, observations: rows } = await getTimedStep(curator, {
      id: process.id,
      state: 'AS_IS',
      stepId: step,
    })
    expect(rows.find(({ defect }) => defect)).toMatchObject({ waitSeconds: 600, workSeconds: 1200 })
    expect(seen.tally).toEqual({
      runs: 3,
      skipped: 1,
      returned: 1,
      defects: 1,
      wastes: [{ kind: 'waiting', n: 1 }],
    })
    expect(seen.work.counted.map(({ seconds }) => seconds)).toEqual([240, 1200])
    expect(seen.take).toEqual({ WORK: null, WAIT: null })
  })

  it('takes least–usual–most into the table, says what proves it, and no more once the time is typed over', async () => {
    const { tenant, curator, process, seriesId } = await stage()
    const step = process.steps[1] ?? ''
    const minutes = [20, 23, 25, 27, 28, 30, 30, 33, 35, 39, 46, 71]
    const observations = minutes.map((n, i) => past(observed(step, n, i)))
    await sendObservations(curator, { seriesId, observations })
    const view = await getTiming(curator, { id: process.id, state: 'AS_IS' })
    const shown = view.take?.mark ?? ''
    const input = { processId: process.id, state: 'AS_IS' as const, seriesId: '', stepId: '', shown }
    // Somebody leaves the outlier in: what the page showed is no longer so.
    const outlier = view.steps[1]?.work.outliers[0]
    expect(outlier?.seconds).toBe(71 * 60)
    await judgeObservation(curator, { id: outlier?.id ?? '', version: 1, verdict: 'COUNTED' })
    expect(await takeTiming(curator, input)).toMatchObject({ error: { code: 'CONFLICT' } })
    await judgeObservation(curator, { id: outlier?.id ?? '', version: 2, verdict: 'BY_RULE' })
    expect(await takeTiming(curator, input, { attempt: newId() })).toMatchObject({ ok: true, value: { steps: 1 } })

    const steps = await getSteps(curator, { id: process.id, state: 'AS_IS' })
    expect(steps.steps[1]?.data.work).toEqual({ least: '20', usual: '30', most: '46' })
    const [proof] = await getStepProofs(curator, { id: process.id, state: 'AS_IS' })
    expect(proof).toMatchObject({ stepId: step, part: 'WORK', count: 11 })
    const taken = await withTenant(tenant.id, (tx) => tx.timingTaking.findFirstOrThrow({ where: { stepId: step } }))
    expect(taken.observationIds).toHaveLength(11)
    expect(taken.observationIds).not.toContain(outlier?.id)
    // The journal says it in the words of the table, too.
    const records = await withTenant(tenant.id, (tx) =>
      tx.auditRecord.findMany({ where: { tenantId: tenant.id, operation: 'timing.take' } }),
    )
    expect(records.map(({ subjectType }) => subjectType).toSorted()).toEqual(['ProcessMap', 'TimingTaking'])

    await saveSteps(curator, {
      processId: process.id,
      state: 'AS_IS',
      edits: [{ path: `${step}.work`, base: JSON.stringify(steps.steps[1]?.data.work), text: '{"fixed":"25"}' }],
    })
    expect(await getStepProofs(curator, { id: process.id, state: 'AS_IS' })).toEqual([])
    // What somebody typed since is not put back.
    expect((await getTiming(curator, { id: process.id, state: 'AS_IS' })).undo).toBeNull()
    const back = { processId: process.id, state: 'AS_IS' as const, batchId: taken.batchId ?? '' }
    expect(await untakeTiming(curator, back)).toMatchObject({ error: { code: 'RULE' } })
  })

  it('puts the former times back in one press, once, and leaves what was changed meanwhile', async () => {
    const { tenant, curator, process, seriesId } = await stage()
    const [first = '', second = ''] = process.steps
    const before = await getSteps(curator, { id: process.id, state: 'AS_IS' })
    const observations = [first, second].flatMap((step) => [12, 14, 16].map((n, i) => past(observed(step, n, i))))
    await sendObservations(curator, { seriesId, observations })
    const view = await getTiming(curator, { id: process.id, state: 'AS_IS' })
    expect(view.undo).toBeNull()
    const input = { processId: process.id, state: 'AS_IS' as const, seriesId: '', stepId: '' }
    await takeTiming(curator, { ...input, shown: view.take?.mark ?? '' })
    const taken = await getSteps(curator, { id: process.id, state: 'AS_IS' })
    await saveSteps(curator, {
      processId: process.id,
      state: 'AS_IS',
      edits: [{ path: `${first}.work`, base: JSON.stringify(taken.steps[0]?.data.work), text: '{"fixed":"25"}' }],
    })
    const { undo } = await getTiming(curator, { id: process.id, state: 'AS_IS' })
    expect(undo).toMatchObject({ steps: 1, changed: 1 })
    const back = { processId: process.id, state: 'AS_IS' as const, batchId: undo?.batchId ?? '' }
    expect(await untakeTiming(curator, back)).toMatchObject({ ok: true, value: { steps: 1, kept: 1 } })
    const after = await getSteps(curator, { id: process.id, state: 'AS_IS' })
    expect(after.steps[0]?.data.work).toEqual({ fixed: '25' })
    expect(after.steps[1]?.data.work).toEqual(before.steps[1]?.data.work)
    expect(await getStepProofs(curator, { id: process.id, state: 'AS_IS' })).toEqual([])
    expect((await getTiming(curator, { id: process.id, state: 'AS_IS' })).undo).toBeNull()
    expect(await untakeTiming(curator, back)).toMatchObject({ error: { code: 'RULE' } })
    const records = await withTenant(tenant.id, (tx) =>
      tx.auditRecord.findMany({ where: { tenantId: tenant.id, operation: 'timing.untake' } }),
    )
    expect(records.map(({ subjectType }) => subjectType).toSorted()).toEqual(['ProcessMap', 'TimingTaking'])
  })

  it('is refused where it may not be', async () => {
    const { tenant, curator, process, seriesId } = await stage()
    const other = await createAgency(tenant)
    const stranger = await createActor(tenant, 'CURATOR', other.id)
    const one = past(observed(process.steps[0] ?? '', 5, 0))
    expect(await sendObservations(stranger, { seriesId, observations: [one] })).toMatchObject({
      error: { code: 'NOT_FOUND' },
    })
    await expect(getTimingSheet(stranger, { id: seriesId })).rejects.toThrow()
    const observer = await createActor(tenant, 'OBSERVER', null)
    await expect(getTimingSheet(observer, { id: seriesId })).rejects.toThrow()
    expect((await getTiming(observer, { id: process.id, state: 'AS_IS' })).can).toEqual({
      time: false,
      take: false,
      judge: false,
    })
    // What is left out says why.
    await sendObservations(curator, { seriesId, observations: [one] })
    expect(await judgeObservation(curator, { id: one.id, version: 1, verdict: 'LEFT_OUT' })).toMatchObject({
      error: { fields: { reason: expect.stringContaining('почему') as string } },
    })
    // Nothing to take of one observation.
    expect(
      await takeTiming(curator, {
        processId: process.id,
        state: 'AS_IS',
        seriesId: '',
        stepId: '',
        shown: '0'.repeat(64),
      }),
    ).toMatchObject({ error: { code: 'RULE' } })
    // A closed series takes what a device still held; a dropped process takes nothing.
    expect(await closeSeries(curator, { id: seriesId, version: 1 })).toMatchObject({ ok: true })
    const late = past(observed(process.steps[0] ?? '', 6, 1))
    expect(await sendObservations(curator, { seriesId, observations: [late] })).toMatchObject({ ok: true })
    await withTenant(tenant.id, (tx) =>
      tx.process.updateMany({ where: { id: process.id }, data: { status: 'DROPPED', droppedOn: new Date() } }),
    )
    expect(
      await sendObservations(curator, { seriesId, observations: [past(observed(process.steps[0] ?? '', 7, 2))] }),
    ).toMatchObject({ error: { code: 'RULE' } })
  })
})
