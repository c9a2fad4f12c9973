/** Inputs of the commands on themes, words and reports. Pure. */
import { z } from 'zod'
import { Day, needed, OptionalId, RecordId, Version, optionalActNumber } from '@/lib/core/fields'

/** «очередь, ждать, долго»: by whose forms a theme finds its words. */
const ThemeWords = z
  .string({ error: 'Напишите слова через запятую.' })
  .max(2_000, { error: 'Сократите: не больше 2000 знаков.' })
  .transform((text) => [
    ...new Set(
      text
        .split(/[,;\n]+/)
        .map((word) => word.trim())
        .filter(Boolean),
    ),
  ])
  .pipe(
    z.array(z.string().max(60, { error: 'Слово или выражение – не длиннее 60 знаков.' })).max(60, {
      error: 'Не больше 60 слов и выражений.',
    }),
  )

const theme = { name: needed('Назовите тему.', 120, 2), words: ThemeWords }

export const CreateThemeInput = z.object({ agencyId: OptionalId, ...theme })
export const UpdateThemeInput = z.object({ id: RecordId, version: Version, ...theme })
export const RetireThemeInput = z.object({ id: RecordId, version: Version })

/** Put on, taken off by hand, or left to the words again. */
export const MarkWordsInput = z.object({
  id: RecordId,
  version: Version,
  themeId: RecordId,
  mark: z.enum(['ON', 'OFF', 'WORDS'], { error: 'Выберите, что сделать с темой.' }),
})
export const WithholdWordsInput = z.object({
  id: RecordId,
  version: Version,
  withheld: z.enum(['yes', 'no'], { error: 'Выберите, показывать ли слова.' }),
})

export const CreateReportInput = z.object({ surveyId: RecordId })
export const UpdateReportInput = z.object({
  id: RecordId,
  version: Version,
  number: optionalActNumber(),
  signer: needed('Напишите, кто подписывает: должность, И.О. Фамилия.', 300, 5),
  conclusions: needed('Напишите выводы: их прочитают первыми.', 8_000, 3),
})
/** `shown`: the mark (markOf) of the content that the page showed. */
export const SignReportInput = z.object({ id: RecordId, version: Version, on: Day, shown: z.string() })
export const WithdrawReportInput = z.object({
  id: RecordId,
  version: Version,
  reason: needed('Напишите, почему отчёт отзывают.', 1_000, 3),
})
