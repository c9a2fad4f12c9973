'use server'
import { redirect } from 'next/navigation'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { fail, type FormState } from '@/lib/core/result'
import { chooseImport, decideImport, startImport } from '@/lib/imports/commands'
import { importKind } from '@/lib/imports/kinds'
import { undoImport } from '@/lib/imports/undo-commands'
import { MAX_TABLE_BYTES } from '@/lib/tables/read/book'

const chosen = fail('INVALID', 'Выберите файл.', { fields: { file: 'Выберите файл с таблицей.' } }).error

/** Takes the file and shows how it is read. */
export async function startImportAction(state: FormState, data: FormData): Promise<FormState> {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0)
    return { status: 'error', message: chosen.message, fields: chosen.fields ?? {}, values: {} }
  // The reader refuses a larger one in words; reading one byte more is enough for that.
  const bytes = new Uint8Array(await file.slice(0, MAX_TABLE_BYTES + 1).arrayBuffer())
  const start = formAction(startImport, {
    input: ({ kind }) => ({ kind, fileName: file.name, bytes }),
    redirectTo: ({ id }, tenant) => `/${tenant}/office/imports/${id}`,
  })
  return start(state, data)
}

/** «c3» of a form → «3»: bare numbers would become a list. */
const byColumn = (fields: unknown): Record<string, unknown> | undefined =>
  typeof fields === 'object' && fields !== null
    ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace(/^c/, ''), value]))
    : undefined

export const chooseImportAction = formAction(chooseImport, {
  input: ({ columns, ...fields }) => ({ ...fields, columns: byColumn(columns) }),
  message: () => 'Прочитано заново.',
})

export const decideImportAction = formAction(decideImport, {
  // The pressed button stands behind the form's own deed.
  input: (fields, data) => ({ ...fields, deed: data.getAll('deed').at(-1), text: data.get('text') ?? undefined }),
  message: () => 'Учтено.',
})

/** Loads what is ready, by the command of its kind. */
export async function loadImportAction(state: FormState, data: FormData): Promise<FormState> {
  const kind = importKind(String(data.get('kind') ?? ''))
  if (!kind) redirect('/')
  const load = formAction(kind.work.load, {
    input: ({ id, version }, form) => ({ id, version, options: form.getAll('options').map(String) }),
    redirectTo: (_value, tenant, { id }) => `/${tenant}/office/imports/${id}`,
  })
  return load(state, data)
}

export const undoImportAction = formAction(undoImport, {
  message: ({ undone, stayed }) =>
    `Отменено: ${count(undone, 'запись', 'записи', 'записей')}.` +
    (stayed > 0 ? ` Осталось: ${count(stayed, 'запись', 'записи', 'записей')}.` : ''),
})
