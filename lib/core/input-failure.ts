import type { z } from 'zod'
import { fail, type Failure } from './result'
import { fieldsOf } from './zod-words'

/** What of a form's input is wrong, field by field; the tenant's data stay as they were. */
export const inputFailure = (
  error: z.ZodError,
  message = 'Проверьте отмеченные поля: данные пока не сохранены.',
): { ok: false; error: Failure } => fail('INVALID', message, { fields: fieldsOf(error) })
