import 'server-only'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { formToObject, readForm, typedValues } from '@/lib/core/form-data'
import { officeCaps, publicCaps, TOO_LARGE, type FieldCaps } from '@/lib/core/form-fields'
import { fail, type FormState, type Result } from '@/lib/core/result'
import { getAccount, type Account } from './auth-account'
import { log } from '@/lib/platform/log'
import { requestId } from '@/lib/platform/request-id'
import { inputFailure } from '@/lib/core/input-failure'
import { visit, type Visit } from '@/lib/platform/visit'

/** What a successful account form does next: goes somewhere, or says a sentence. */
export type AccountDone = { redirectTo?: string; message?: string; value?: unknown }

/**
 * A form about an account (no tenant): parses, runs, answers as FormState; unexpected errors are logged with the
 * request's id.
 */
export function accountAction<S extends z.ZodType>(
  schema: S,
  run: (input: z.output<S>, visit: Visit) => Promise<Result<AccountDone>>,
  caps: FieldCaps = publicCaps,
) {
  return async (_state: FormState, data: FormData): Promise<FormState> => {
    const sent = readForm(data, caps)
    if (!sent) return { status: 'error', message: TOO_LARGE, fields: {}, values: {} }
    const values = typedValues(sent)
    let done: AccountDone
    try {
      const parsed = schema.safeParse(formToObject(sent))
      const result = parsed.success
        ? await run(parsed.data, await visit())
        : inputFailure(parsed.error, 'Проверьте отмеченные поля.')
      if (!result.ok)
        return {
          status: 'error',
          message: result.error.message,
          fields: result.error.fields ?? {},
          values,
          details: result.error.details,
        }
      done = result.value
    } catch (error) {
      const id = await requestId()
      log.error({ requestId: id, err: error instanceof Error ? error.stack : String(error) }, 'account form failed')
      return {
        status: 'error',
        fields: {},
        values,
        requestId: id,
        message: `Не получилось из-за сбоя. Повторите через минуту; если не поможет, сообщите номер обращения: ${id}.`,
      }
    }
    if (done.redirectTo) redirect(done.redirectTo)
    return { status: 'done', message: done.message ?? 'Сохранено.', value: done.value }
  }
}

/** The same for a signed-in person's own account. */
export const signedInAction = <S extends z.ZodType>(
  schema: S,
  run: (account: Account, input: z.output<S>, visit: Visit) => Promise<Result<AccountDone>>,
) =>
  accountAction(
    schema,
    async (input, visitor) => {
      const account = await getAccount()
      if (!account)
        return fail(
          'FORBIDDEN',
          'Вы вышли из портала или время сеанса истекло. Войдите в соседней вкладке и отправьте форму ещё раз.',
        )
      return run(account, input, visitor)
    },
    officeCaps,
  )
