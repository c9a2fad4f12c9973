import 'server-only'
import { redirect } from 'next/navigation'
import { revalidatePath } from 'next/cache'
import { formToObject, readForm, typedValues } from '@/lib/core/form-data'
import { TOO_LARGE } from '@/lib/core/form-fields'
import type { FormState } from '@/lib/core/result'
import { getActor } from '@/lib/platform/actor'
import type { Command } from '@/lib/platform/command'
import { log } from '@/lib/platform/log'
import { requestId } from '@/lib/platform/request-id'
import { changeLines } from './changes'
import { withoutActor } from './signed-out'
import { tell } from './told'

type Options<I, T> = {
  /** Form fields → the command's input, where they differ. */
  input?: (fields: Record<string, unknown>, data: FormData) => unknown
  /** Where to go after success; otherwise the page is refreshed and `message` shown. */
  redirectTo?: (value: T, tenantSlug: string, input: I) => string
  message?: (value: T) => string
}

/**
 * A form's server action over a command: the field `tenant` names the tenant, `attempt` this rendering of the form, the
 * others are the input.
 * Always answers with a FormState that keeps what was typed; an unexpected error is logged with the request id.
 */
export function formAction<I, T>(command: Command<I, T>, options: Options<I, T> = {}) {
  return async (_state: FormState, data: FormData): Promise<FormState> => {
    const sent = readForm(data)
    if (!sent) return { status: 'error', message: TOO_LARGE, fields: {}, values: {} }
    const values = typedValues(sent)
    const slug = String(data.get('tenant') ?? '')
    let target: string | null = null
    let message = 'Сохранено.'
    let value: unknown
    try {
      const actor = await getActor(slug)
      if (!actor) {
        return {
          status: 'error',
          fields: {},
          values,
          message: await withoutActor(slug, 'отправьте форму ещё раз: введённое сохранено на этой странице.'),
        }
      }
      const fields = formToObject(sent)
      delete fields.tenant
      delete fields.attempt
      const input = (options.input ? options.input(fields, data) : fields) as I
      const result = await command(actor, input, { attempt: String(data.get('attempt') ?? '') })
      if (!result.ok) {
        const changes =
          result.error.code === 'CONFLICT' ? changeLines(result.error.changes ?? [], actor.tenant.timeZone) : undefined
        const link = result.error.see && {
          href: `/${slug}/office/${result.error.see.path}`,
          label: result.error.see.label,
        }
        await tell({ tone: 'danger', message: result.error.message, changes, link }, null)
        return {
          status: 'error',
          message: result.error.message,
          fields: result.error.fields ?? {},
          values,
          details: result.error.details,
          changes,
          link,
        }
      }
      target = options.redirectTo?.(result.value, slug, input) ?? null
      message = options.message?.(result.value) ?? message
      value = result.value
    } catch (error) {
      const id = await requestId()
      log.error(
        { requestId: id, operation: command.operation.name, err: error instanceof Error ? error.stack : String(error) },
        'form failed',
      )
      return {
        status: 'error',
        fields: {},
        values,
        requestId: id,
        message: `Не удалось сохранить из-за сбоя. Повторите через минуту; если не поможет, сообщите номер обращения: ${id}.`,
      }
    }
    revalidatePath(`/${slug}/office`, 'layout')
    await tell({ tone: 'ok', message }, target)
    if (target) redirect(target)
    return { status: 'done', message, value }
  }
}
