/** What zod says of an input, as a person reads it. Pure; loaded, it gives every schema Russian words. */
import { z } from 'zod'

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

type Issue = z.core.$ZodRawIssue

const ASKED: Record<string, string> = {
  string: 'Введите текст.',
  number: 'Введите число.',
  int: 'Введите целое число.',
  boolean: 'Ответьте «да» или «нет».',
  date: 'Укажите дату.',
}

/** What to do about an issue whose schema says no sentence of its own. */
function advice(issue: Issue): string {
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'Заполните поле.'
  switch (issue.code) {
    case 'invalid_type':
      return ASKED[issue.expected] ?? 'Обновите страницу и повторите.'
    case 'too_small':
      if (typeof issue.input === 'string') return `Напишите подробнее: не меньше ${issue.minimum} знаков.`
      return Array.isArray(issue.input) ? `Добавьте: не меньше ${issue.minimum}.` : `Не меньше ${issue.minimum}.`
    case 'too_big':
      if (typeof issue.input === 'string') return `Сократите текст: не больше ${issue.maximum} знаков.`
      return Array.isArray(issue.input) ? `Слишком много: не больше ${issue.maximum}.` : `Не больше ${issue.maximum}.`
    case 'invalid_value':
    case 'invalid_union':
      return 'Выберите из списка.'
    case 'unrecognized_keys':
      return 'Обновите страницу и повторите.'
    case 'custom':
    case 'invalid_element':
    case 'invalid_format':
    case 'invalid_key':
    case 'not_multiple_of':
      return 'Проверьте, как это записано.'
  }
}

z.config({ customError: advice })
