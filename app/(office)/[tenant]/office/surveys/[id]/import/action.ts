'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { fail, type FormState } from '@/lib/core/result'
import {
  chooseAnswerFile,
  decideAnswerFile,
  dropAnswerFile,
  loadAnswerFile,
  startAnswerFile,
  undoAnswerFile,
} from '@/lib/feedback/import/commands'
import { MAX_TABLE_BYTES } from '@/lib/tables/read/book'

const chosen = fail('INVALID', 'Выберите файл.', { fields: { file: 'Выберите файл с ответами.' } }).error

/** Takes the file and shows how it is read. */
export async function startAnswerFileAction(state: FormState, data: FormData): Promise<FormState> {
  const file = data.get('file')
  if (!(file instanceof File) || file.size === 0)
    return { status: 'error', message: chosen.message, fields: chosen.fields ?? {}, values: {} }
  // The reader refuses a larger one in words; reading one byte more is enough for that.
  const bytes = new Uint8Array(await file.slice(0, MAX_TABLE_BYTES + 1).arrayBuffer())
  const start = formAction(startAnswerFile, {
    input: ({ id }) => ({ id, fileName: file.name, bytes }),
    redirectTo: ({ id, surveyId }, tenant) => `/${tenant}/office/surveys/${surveyId}/import/${id}`,
  })
  return start(state, data)
}

/** «c3» of a form → «3»: bare numbers would become a list. */
const byColumn = (fields: unknown): Record<string, unknown> | undefined =>
  typeof fields === 'object' && fields !== null
    ? Object.fromEntries(Object.entries(fields).map(([name, value]) => [name.replace(/^c/, ''), value]))
    : undefined

export const chooseAnswerFileAction = formAction(chooseAnswerFile, {
  // A line break is sent as two signs.
  input: ({ columns, separator, ...fields }) => ({
    ...fields,
    columns: byColumn(columns),
    separator: separator === 'line' ? '\n' : separator,
  }),
  message: () => 'Прочитано заново.',
})

export const decideAnswerFileAction = formAction(decideAnswerFile, {
  // The pressed button stands behind the form's own deed.
  input: (fields, data) => ({ ...fields, deed: data.getAll('deed').at(-1) }),
  message: () => 'Учтено.',
})

export const loadAnswerFileAction = formAction(loadAnswerFile, {
  message: ({ taken }) => `Перенесено: ${count(taken, 'ответ', 'ответа', 'ответов')}. Файл удалён.`,
})

export const undoAnswerFileAction = formAction(undoAnswerFile, {
  message: ({ taken }) => `Отменено: ${count(taken, 'ответ убран', 'ответа убраны', 'ответов убраны')} из опроса.`,
})

export const dropAnswerFileAction = formAction(dropAnswerFile, {
  redirectTo: ({ surveyId }, tenant) => `/${tenant}/office/surveys/${surveyId}/import`,
})
