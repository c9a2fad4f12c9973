/** Inputs of the commands that make, start and end a survey. */
import { z } from 'zod'
import { linesOf, needed, OptionalDay, OptionalId, optionalText, RecordId, Version, whole } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'

/** Paths that one saving may bring. */
const MOST_EDITS = 400
/** Questions by which results are also read: more would leave groups under the threshold. */
const MOST_SPLITS = 3

const title = needed('Назовите опрос, не короче 3 знаков.', 200, 3)
const side = z.enum(['EXTERNAL', 'INTERNAL'], { error: 'Выберите, кого спрашивают.' })
const audience = z.enum(['PUBLIC', 'INVITED', 'EMPLOYEES', 'MODERATED'], { error: 'Выберите, кто отвечает.' })
const ItemText = z.string().regex(/^[A-Za-z0-9_-]{1,40}$/, { error: 'Выберите вопрос из списка.' })

/** `from`: a ready template's key, the id of one's own, '' – an empty survey. */
export const CreateSurveyInput = z.object({
  title,
  agencyId: OptionalId,
  from: z
    .string()
    .max(60, { error: 'Выберите образец из списка.' })
    .regex(/^[a-z0-9-]*$/, { error: 'Выберите образец из списка.' })
    .default(''),
})

const Edit = z.object({
  path: z.string().max(80),
  base: z.string().max(60_000),
  text: z.string().max(60_000, { error: 'Сократите текст.' }),
})

/** Autosave: what was typed over what, by path. */
export const SaveSurveyDraftInput = z.object({ id: RecordId, edits: z.array(Edit).min(1).max(MOST_EDITS) })

const Quota = z.object({
  question: ItemText,
  option: ItemText,
  wanted: whole('Сколько ответов нужно: число от 1 до 1 000 000.', 1, 1_000_000),
})
/** A line whose number was left empty says nothing. */
const quotaLines = z.preprocess(
  (value) => {
    const lines = linesOf(value ?? [])
    return Array.isArray(lines)
      ? lines.filter((line) => String((line as { wanted?: unknown } | null)?.wanted ?? '').trim() !== '')
      : lines
  },
  z.array(Quota, { error: 'Проверьте квоты.' }).max(60, { error: 'Слишком много квот: не больше 60.' }),
)

export const UpdateSurveyInput = z
  .object({
    id: RecordId,
    version: Version,
    title,
    side,
    purpose: z.enum(
      ['SERVICE', 'INTERNAL_CLIENT', 'TRAINING', 'INTERVIEW', 'FOCUS_GROUP', 'CULTURE', 'NEEDS', 'OTHER'],
      { error: 'Выберите, о чём опрос.' },
    ),
    audience,
    service: optionalText(300),
    processId: OptionalId,
    situationId: OptionalId,
    projectId: OptionalId,
    opensOn: OptionalDay,
    closesOn: OptionalDay,
    asked: z.preprocess(
      (value) => (value === '' || value === undefined ? null : value),
      whole('Сколько человек спросили: целое число.', 1, 100_000_000).nullable(),
    ),
    askedBasis: optionalText(300),
    splits: listOf(ItemText, 'Выберите вопросы из списка.').transform((ids): string[] => [...new Set(ids)]),
    quotas: quotaLines,
  })
  .superRefine(({ opensOn, closesOn, asked, askedBasis, splits }, ctx) => {
    const fault = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (opensOn !== null && closesOn !== null && closesOn < opensOn)
      fault('closesOn', 'Последний день раньше первого. Исправьте одну из дат.')
    if (asked !== null && askedBasis === '') fault('askedBasis', 'Напишите, откуда взято число спрошенных.')
    if (splits.length > MOST_SPLITS) fault('splits', `Выберите не больше ${MOST_SPLITS} вопросов.`)
  })

/** A decision on a survey as it was seen. */
export const SeenSurveyInput = z.object({ id: RecordId, version: Version })
export const CopySurveyInput = z.object({ id: RecordId, title })
