import type { z } from 'zod'
import { fail, type Failure } from './result'

/** zod's issues → one message a path. */
export function inputFailure(error: z.ZodError): { ok: false; error: Failure } {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return fail('INVALID', 'Проверьте отмеченные поля: данные пока не сохранены.', { fields })
}
