/** What zod says of an input, as a person reads it. Pure. */
import type { z } from 'zod'

/** Dotted path of a field → its first message: what a form shows beside its fields. */
export function fieldsOf(error: z.ZodError): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const issue of error.issues) fields[issue.path.join('.')] ??= issue.message
  return fields
}

const EXPECTED: Record<string, string> = {
  string: 'текст в кавычках',
  number: 'число',
  int: 'целое число',
  boolean: 'true или false',
  array: 'список',
  object: 'набор полей',
}

/**
 * The words of an issue in a file of data, without the place and the full stop: `schema.safeParse(json, { error:
 * russianIssue })`.
 */
export function russianIssue(issue: {
  code?: string
  input?: unknown
  expected?: unknown
  minimum?: unknown
  maximum?: unknown
}): string {
  if (issue.input === undefined || issue.input === '') return 'не заполнено'
  if (issue.code === 'invalid_type') return `ожидается ${EXPECTED[String(issue.expected)] ?? String(issue.expected)}`
  if (issue.code === 'too_small')
    return Array.isArray(issue.input) ? 'список пуст' : `не меньше ${String(issue.minimum)}`
  if (issue.code === 'too_big') return `слишком много, не больше ${String(issue.maximum)}`
  return 'недопустимое значение'
}
