import { z } from 'zod'
import { formatNames, MAX_FILE_BYTES } from './rules'

/** A stored file as the browser gets it back. */
export type UploadedFile = { id: string; name: string; mime: string; size: number }

/** A file whose content is checked and already lies in the store. */
export const RegisterFileInput = z.object({
  id: z.uuid(),
  agencyId: z.uuid().nullable(),
  name: z.string().min(1).max(255),
  format: z.enum(formatNames),
  size: z.number().int().min(1).max(MAX_FILE_BYTES),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  storageKey: z.string().min(1).max(300),
})
