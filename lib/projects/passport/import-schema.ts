/** Input of the commands that take a passport from a document. */
import { z } from 'zod'
import { isPassportPath, passportLimits, PassportText } from '../form/passport'
import { projectKinds } from '../state/rules'

const Path = z.string().refine(isPassportPath, 'Такого поля в паспорте нет.')
const limit = (record: Record<string, unknown>): boolean => Object.keys(record).length <= passportLimits.rows * 20

/** What a document was read into; it comes back from the preview and is checked like everything typed. */
const ImportedInput = z.object({
  fields: z.record(Path, PassportText).refine(limit, 'Слишком много полей.'),
  doubts: z.record(Path, z.string().max(3000)).refine(limit, 'Слишком много полей.'),
  unread: z.array(z.string().max(20_000)).max(3000),
})
type ImportedInput = z.infer<typeof ImportedInput>

const json = (value: unknown): unknown => {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(value) as unknown
  } catch {
    return null
  }
}

export const ImportPassportInput = z.object({
  reading: z.preprocess(json, ImportedInput),
  title: z
    .string({ error: 'Назовите проект.' })
    .trim()
    .min(5, 'Назовите проект: что станет лучше, не короче 5 знаков.')
    .max(300, 'Не больше 300 знаков.'),
  agencyId: z.uuid({ error: 'Выберите орган, который ведёт проект.' }),
  kind: z.enum(projectKinds, { error: 'Выберите вид проекта.' }),
  fileName: z.string().max(300).default(''),
})

export const ResolveDoubtInput = z.object({ id: z.uuid({ error: 'Проект не найден.' }), path: z.string().max(200) })
