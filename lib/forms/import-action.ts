import 'server-only'
import { count } from '@/lib/core/format'
import { readForm, typedValues } from '@/lib/core/form-data'
import { TOO_LARGE } from '@/lib/core/form-fields'
import { fail, type FormState, type Result } from '@/lib/core/result'
import { getActor, needsSecondFactor } from '@/lib/platform/actor'
import type { Command } from '@/lib/platform/command'
import { formAction } from './form-action'
import { withoutActor } from './signed-out'
import type { Query } from '@/lib/platform/query'
import { MAX_TABLE_BYTES } from '@/lib/tables/table-file'
import type { ImportPreview } from '@/lib/tables/preview'

async function bytesOf(data: FormData): Promise<Result<Uint8Array>> {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0)
    return fail('INVALID', 'Выберите файл.', { fields: { file: 'Выберите файл с таблицей.' } })
  // The reader refuses a larger one in words; reading one byte more is enough for that.
  return { ok: true, value: new Uint8Array(await file.slice(0, MAX_TABLE_BYTES + 1).arrayBuffer()) }
}

/**
 * The action of an import form: without `step` it answers with a preview, with `step=load` it runs the command, each
 * time on the posted file itself, and says where to go then. `extra` – further fields of the command.
 */
export function importAction<I extends { bytes: Uint8Array }, T extends { count: number }>(options: {
  preview: Query<{ bytes: Uint8Array }, Result<ImportPreview>>
  command: Command<I, T>
  redirectTo: (tenant: string) => string
  extra?: (data: FormData) => Omit<I, 'bytes'>
}) {
  return async (state: FormState, data: FormData): Promise<FormState> => {
    const sent = readForm(data)
    if (!sent) return { status: 'error', message: TOO_LARGE, fields: {}, values: {} }
    const values = typedValues(sent)
    const bytes = await bytesOf(data)
    if (!bytes.ok) return { status: 'error', message: bytes.error.message, fields: bytes.error.fields ?? {}, values }
    if (data.get('step') === 'load') {
      const load = formAction(options.command, {
        input: () => ({ bytes: bytes.value, ...options.extra?.(data) }),
        message: ({ count: n }) => `Загружено: ${count(n, 'запись', 'записи', 'записей')}.`,
      })
      const answer = await load(state, data)
      return answer.status === 'done'
        ? { ...answer, value: { to: options.redirectTo(String(data.get('tenant'))) } }
        : answer
    }
    const actor = await getActor(String(data.get('tenant') ?? ''))
    if (!actor || needsSecondFactor(actor))
      return {
        status: 'error',
        message: await withoutActor(String(data.get('tenant') ?? ''), 'проверьте файл ещё раз.'),
        fields: {},
        values,
      }
    const preview = await options.preview(actor, { bytes: bytes.value })
    if (!preview.ok)
      return { status: 'error', message: preview.error.message, fields: preview.error.fields ?? {}, values }
    return { status: 'done', message: '', value: preview.value }
  }
}
