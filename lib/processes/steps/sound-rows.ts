/** A table of steps as it last could be reckoned; a doubt in the table never blanks its figures. Pure. */
import { z } from 'zod'
import { StepData } from './data'

const Sound = z.object({
  /** ISO instant */
  at: z.string(),
  start: z.string().nullable(),
  rows: z.array(z.object({ id: z.string(), data: StepData })),
})
export type Sound = z.infer<typeof Sound>

export const readSound = (stored: unknown): Sound | null =>
  Sound.nullable()
    .catch(null)
    .parse(stored ?? null)
