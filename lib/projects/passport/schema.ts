/** Inputs of the passport in work. */
import { z } from 'zod'
import { PassportPath, PassportText } from '../form/passport'
import { Id } from '@/lib/core/fields'

const Edit = z.object({ path: PassportPath, base: PassportText, text: PassportText })

/** Autosave: what was typed over what, by path. */
export const SavePassportInput = z.object({ id: Id, edits: z.array(Edit).min(1).max(500) })

export const ResolveRemarkInput = z.object({
  id: Id,
  resolved: z.preprocess((value) => value === true || value === 'true', z.boolean()),
})
