/** Inputs of the commands that publish results and withdraw them. Pure. */
import { z } from 'zod'
import { Checked, Id, needed, optionalText, RecordId, Version } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { MOST_WORDS } from './content'

export const PublishResultsInput = z.object({
  /** The survey. */
  id: RecordId,
  version: Version,
  /** Editions there were when the page was drawn. */
  last: Version,
  /** Mark of what the preview was made of. */
  seen: z.string({ error: 'Обновите страницу.' }).max(64),
  summary: needed('Напишите людям, что вы узнали и что будете делать: не короче 20 знаков.', 3_000, 20),
  questions: Checked,
  words: listOf(Id, 'Выберите слова из списка.', MOST_WORDS),
  /** What is new; asked from the second edition on. */
  reason: optionalText(1_000),
})

export const WithdrawResultsInput = z.object({
  /** The edition. */
  id: RecordId,
  version: Version,
  reason: needed('Напишите причину: её увидят жители.', 1_000, 5),
})
