/** What a device holds to time a series: the steps of the place and what it has to send. Pure. */
import { z } from 'zod'
import { wasteKinds } from '../model/types'

export const outcomes = ['DONE', 'SKIPPED', 'RETURNED'] as const
export type Outcome = (typeof outcomes)[number]

const SheetStep = z.object({
  id: z.uuid(),
  number: z.number(),
  name: z.string(),
  /** Working time as the table has it, in words; '' – it has none. */
  usual: z.string(),
  /** What is looked at before handing on; '' – there is no check. */
  check: z.string(),
  /** The next step of this place; null – the run ends. */
  next: z.uuid().nullable(),
  /** Where a case that is sent back goes; null – it leaves the place. */
  back: z.uuid().nullable(),
})
export type SheetStep = z.infer<typeof SheetStep>

export const Sheet = z.object({
  /** Whose observations they will be. */
  who: z.string(),
  whoName: z.string(),
  seriesId: z.uuid(),
  processId: z.uuid(),
  state: z.enum(['AS_IS', 'TO_BE']),
  processName: z.string(),
  place: z.string(),
  runWord: z.string(),
  planned: z.number(),
  closed: z.boolean(),
  timeZone: z.string(),
  steps: z.array(SheetStep),
  /** Highest number of a run that the portal knows, and how many it has. */
  lastRun: z.number(),
  runs: z.number(),
})
export type Sheet = z.infer<typeof Sheet>

const WRONG = 'Замер не прочитан: обновите страницу.'
const Instant = z.iso.datetime({ error: WRONG })
const uuid = z.uuid({ error: WRONG })

/** One observation as it is sent; the id is made where it was timed. */
export const Sent = z
  .object(
    {
      id: uuid,
      runId: uuid,
      runNumber: z.number({ error: WRONG }).int({ error: WRONG }).min(1, WRONG).max(100_000, WRONG),
      stepId: uuid,
      outcome: z.enum(outcomes, { error: WRONG }),
      waitedFrom: Instant.nullable(),
      startedAt: Instant,
      endedAt: Instant,
      pausedSeconds: z.number({ error: WRONG }).int({ error: WRONG }).min(0, WRONG).max(100_000_000, WRONG),
      defect: z.boolean({ error: WRONG }),
      wastes: z.array(z.enum(wasteKinds, { error: WRONG }), { error: WRONG }).max(wasteKinds.length, WRONG),
      /** Taken back by a tap. */
      withdrawn: z.boolean({ error: WRONG }),
    },
    { error: WRONG },
  )
  .refine(
    ({ waitedFrom, startedAt, endedAt }) => (waitedFrom ?? startedAt) <= startedAt && startedAt <= endedAt,
    'Часы устройства перевели во время замера: начало позже конца. Снимите этот прогон заново.',
  )
export type Sent = z.infer<typeof Sent>

/** So many go at once. */
export const MOST_SENT = 50
