import { z } from 'zod'
import { isDateString } from '@/lib/core/dates'

const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional()).catch(undefined)
const day = z.string().refine(isDateString)

/** Filters of the journal, from the address; what is not understood is left out. */
export const AuditFilter = z.object({
  from: optional(day),
  to: optional(day),
  person: optional(z.string().trim().min(1).max(100)),
  operation: optional(z.string().max(60)),
  agency: optional(z.uuid()),
  subject: optional(z.uuid()),
  after: optional(z.string().max(60)),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const MessageFilter = z.object({
  status: optional(z.enum(['PENDING', 'DONE', 'FAILED'])),
  after: optional(z.string().max(60)),
})
export type MessageFilter = z.infer<typeof MessageFilter>

/** One message, or every one that failed. */
export const RetryInput = z.object({ id: z.union([z.uuid(), z.literal('failed')]) })
