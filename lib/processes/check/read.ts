/** What is stored of a check. Pure. */
import { z } from 'zod'
import type { Answers } from './rules'

const Stored = z.record(
  z.string(),
  z.object({ answer: z.enum(['yes', 'partly', 'no', 'none']), note: z.string().default('') }),
)
export const readAnswers = (stored: unknown): Answers => Stored.safeParse(stored).data ?? {}

const Items = z.object({
  plan: z.string().default(''),
  done: z.string().default(''),
  groups: z.record(z.string(), z.string()).default({}),
})
export type CampaignItems = z.infer<typeof Items>

/** Numbers of the road map's items that a campaign proves. */
export const readItems = (stored: unknown): CampaignItems =>
  Items.safeParse(stored).data ?? { plan: '', done: '', groups: {} }
