import 'server-only'
import { markOf } from '@/lib/platform/mark'
import type { Tx } from '@/lib/platform/db'
import { cellText } from '../steps/cells'
import type { StepData } from '../steps/data'
import { partSpread, takenTime, type ObservationRow, type TimingPartName } from './rules'

type Context = { tx: Tx; tenantId: string }

const observationSelect = {
  id: true,
  version: true,
  seriesId: true,
  runId: true,
  runNumber: true,
  stepId: true,
  outcome: true,
  startedAt: true,
  endedAt: true,
  waitSeconds: true,
  workSeconds: true,
  defect: true,
  wastes: true,
  verdict: true,
  reason: true,
  decidedBy: true,
  byName: true,
} as const

/** Observations of a map, of one series or of all, in the order of time; those taken back are left out. */
export const readObservations = (
  { tx, tenantId }: Context,
  { mapId, seriesId, stepId }: { mapId: string; seriesId: string | null; stepId?: string | null },
): Promise<ObservationRow[]> =>
  tx.timingObservation.findMany({
    where: {
      tenantId,
      withdrawn: false,
      series: { mapId },
      ...(seriesId && { seriesId }),
      ...(stepId && { stepId }),
    },
    orderBy: [{ endedAt: 'asc' }, { id: 'asc' }],
    take: 20_000,
    select: observationSelect,
  })

export type Takeable = {
  stepId: string
  stepName: string
  part: TimingPartName
  /** Minutes as the table keeps them. */
  least: string
  usual: string
  most: string
  /** The cell as it is, and as it will be. */
  base: string
  text: string
  counted: ObservationRow[]
}

const fieldOf: Record<TimingPartName, 'work' | 'wait'> = { WORK: 'work', WAIT: 'wait' }
export const partField = (part: TimingPartName): 'work' | 'wait' => fieldOf[part]

/** What of one part can be taken into the steps: of those of which enough observations count. */
export const takeable = (
  steps: readonly { id: string; data: StepData }[],
  observations: readonly ObservationRow[],
  part: TimingPartName,
): Takeable[] =>
  steps.flatMap(({ id, data }): Takeable[] => {
    const spread = partSpread(
      observations.filter(({ stepId }) => stepId === id),
      part,
    )
    const taken = takenTime(spread)
    if (!taken) return []
    const { time, ...three } = taken
    const field = fieldOf[part]
    const [base, text] = [cellText(field, data[field]), cellText(field, time)]
    return [{ stepId: id, stepName: data.name, part, ...three, base, text, counted: spread.counted }]
  })

/** Stands for everything that will be taken and for what it will replace: what is taken is what the page showed. */
export const takingMark = (lines: readonly Takeable[]): string =>
  markOf(
    lines.map(({ stepId, part, base, text, counted }) => [
      stepId,
      part,
      base,
      text,
      counted.map(({ id }) => id).toSorted(),
    ]),
  )

type Taking = {
  id: string
  stepId: string
  part: TimingPartName
  was: string | null
  written: string | null
}
export type Returnable = Omit<Taking, 'was' | 'written'> & { was: string; written: string }

/** Takings whose step still has the time that was taken: they can be put back. */
export function returnable(steps: readonly { id: string; data: StepData }[], takings: readonly Taking[]): Returnable[] {
  const byId = new Map(steps.map(({ id, data }) => [id, data]))
  return takings.flatMap(({ id, stepId, part, was, written }) => {
    const data = byId.get(stepId)
    const field = partField(part)
    return data && was !== null && written !== null && was !== written && cellText(field, data[field]) === written
      ? [{ id, stepId, part, was, written }]
      : []
  })
}
