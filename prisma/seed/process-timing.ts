// Timing on the spot: series in every state – running, finished, taken into the steps – with what falls out, skipped
// steps, returns and defects that a check has caught.
import { addDays, instantToDate, startOfDay } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { isWorkingDay } from '../../lib/core/work-calendar'
import { StepData } from '../../lib/processes/steps/data'
import { partSpread, takenTime, type ObservationRow } from '../../lib/processes/timing/rules'
import { modelled } from './process-maps'
import { random } from './random'

type Place = { tx: Tx; tenantId: string; slug: string; timeZone: string; now: Date }
type Step = { id: string; data: StepData }
type Series = { place: string; runWord: string; planned: number; runs: number; daysAgo: number; closed: boolean }

const first: Series[] = [
  { place: 'Окно приёма, первый этаж', runWord: 'заявление', planned: 12, runs: 12, daysAgo: 24, closed: true },
  { place: 'Отдел назначений', runWord: 'заявление', planned: 15, runs: 12, daysAgo: 4, closed: false },
]
const others: Series[] = [
  { place: 'Рабочее место исполнителя', runWord: 'дело', planned: 10, runs: 10, daysAgo: 15, closed: true },
]
/** Processes of a tenant that have been timed; the first one's table stays as it was typed. */
const TIMED = 4
const MINUTE = 60_000

/** Usual minutes of a step's work; null – it is no work of minutes at a desk. */
function usualOf({ work }: StepData): number | null {
  const minutes = Number('fixed' in work ? work.fixed : 'usual' in work ? work.usual : NaN)
  return minutes >= 1 && minutes <= 240 ? minutes : null
}

const workingDay = (day: string, back: number): string => {
  let found = addDays(day, -back)
  while (!isWorkingDay(found).working) found = addDays(found, -1)
  return found
}

function observationsOf(
  { tenantId, timeZone, now }: Place,
  { id: seriesId, ...series }: Series & { id: string },
  steps: readonly Step[],
  next: () => number,
): Prisma.TimingObservationCreateManyInput[] {
  const today = instantToDate(timeZone, now)
  return Array.from({ length: series.runs }, (_, run): Prisma.TimingObservationCreateManyInput[] => {
    const day = workingDay(today, series.daysAgo - Math.floor(run / 5))
    const runId = newId()
    let at = startOfDay(timeZone, day).getTime() + (9 * 60 + 5 + run * 7) * MINUTE
    let waitedFrom: number | null = null
    return steps.flatMap(({ id: stepId, data }): Prisma.TimingObservationCreateManyInput[] => {
      const usual = usualOf(data)
      if (usual === null) {
        waitedFrom = null
        return []
      }
      // One run in twelve takes more than twice as long; one step in twenty is passed over.
      const skipped = next() < 0.05
      const factor = run % 12 === 8 && next() < 0.4 ? 2.4 : 0.72 + next() * 0.7
      const waits = waitedFrom === null ? 0 : Math.floor(next() * 14 * 60)
      const seconds = skipped ? 0 : Math.max(20, Math.round(usual * 60 * factor))
      const startedAt = at + waits * 1000
      const endedAt = startedAt + seconds * 1000
      const row = {
        tenantId,
        id: newId(),
        seriesId,
        runId,
        runNumber: run + 1,
        stepId,
        stepName: data.name,
        outcome: skipped ? ('SKIPPED' as const) : next() < 0.06 ? ('RETURNED' as const) : ('DONE' as const),
        waitedFrom: skipped || waitedFrom === null ? null : new Date(waitedFrom),
        startedAt: new Date(startedAt),
        endedAt: new Date(endedAt),
        waitSeconds: skipped || waitedFrom === null ? null : waits,
        workSeconds: skipped ? null : seconds,
        defect: !skipped && data.check !== null && next() < 0.2,
        wastes: skipped || next() > 0.2 ? [] : [next() < 0.5 ? 'waiting' : 'overprocessing'],
        byName: 'Куратор',
        receivedAt: new Date(Math.min(now.getTime(), endedAt + 5 * MINUTE)),
      }
      at = endedAt
      waitedFrom = endedAt
      return [row]
    })
  }).flat()
}

/** What of a finished series has been taken into the table. */
async function take(
  { tx, tenantId, timeZone, now }: Place,
  mapId: string,
  steps: readonly Step[],
  rows: readonly Prisma.TimingObservationCreateManyInput[],
): Promise<void> {
  for (const { id, data } of steps) {
    const own = rows.filter(({ stepId }) => stepId === id).map((row) => ({ ...row, verdict: 'BY_RULE' }))
    const spread = partSpread(own as unknown as ObservationRow[], 'WORK')
    const taken = takenTime(spread)
    if (!taken) continue
    const { time, ...three } = taken
    const days = spread.counted.map(({ endedAt }) => instantToDate(timeZone, endedAt)).toSorted()
    await tx.processStep.update({
      where: { tenantId_id: { tenantId, id } },
      data: { data: { ...data, work: time } as Prisma.InputJsonObject },
      select: { id: true },
    })
    await tx.timingTaking.create({
      data: {
        tenantId,
        id: newId(),
        mapId,
        stepId: id,
        stepName: data.name,
        part: 'WORK',
        ...three,
        count: spread.counted.length,
        from: dayColumn(days[0] ?? ''),
        to: dayColumn(days.at(-1) ?? ''),
        observationIds: spread.counted.map((one) => one.id),
        byName: 'Куратор',
        at: now,
      },
      select: { id: true },
    })
  }
}

/** Series of the processes that are modelled to the step. */
export async function seedTiming(place: Place): Promise<void> {
  const { tx, tenantId, slug, now } = place
  const found = await tx.processMap.findMany({
    where: { tenantId, state: 'AS_IS', process: { status: 'ACTIVE' } },
    orderBy: { process: { code: 'asc' } },
    include: { steps: { orderBy: { position: 'asc' } }, process: { select: { code: true } } },
  })
  // The example of exact figures comes first.
  const isExample = ({ process }: (typeof found)[number]): boolean => process.code === modelled[0]?.code
  const maps = [...found.filter(isExample), ...found.filter((map) => !isExample(map))]
  for (const [n, map] of maps.slice(0, TIMED).entries()) {
    const steps = map.steps.map(({ id, data }): Step => ({ id, data: StepData.parse(data) }))
    const next = random(`${slug} timing ${n}`)
    for (const series of isExample(map) ? first : others) {
      const id = newId()
      const openedAt = new Date(now.getTime() - series.daysAgo * 24 * 60 * MINUTE)
      await tx.timingSeries.create({
        data: {
          tenantId,
          id,
          mapId: map.id,
          place: series.place,
          runWord: series.runWord,
          planned: series.planned,
          openedBy: 'Куратор',
          openedAt,
          ...(series.closed && { closedBy: 'Куратор', closedAt: new Date(openedAt.getTime() + 3 * 24 * 60 * MINUTE) }),
        },
        select: { id: true },
      })
      const rows = observationsOf(place, { ...series, id }, steps, next)
      await tx.timingObservation.createMany({ data: rows })
      if (!isExample(map) && series.closed) await take(place, map.id, steps, rows)
    }
  }
}
