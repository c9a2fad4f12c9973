/** Inputs of requests for the actual course. */
import { z } from 'zod'
import { Checked, day, linesOf, needed, optionalText, record, RecordId, tickedIds, Version } from '@/lib/core/fields'
import { RunsPerYear } from '../registry/schema'

export const AskCourseInput = record({
  title: needed('Назовите запрос: «Фактический ход процессов поддержки семей».', 300, 3),
  text: optionalText(4000),
  dueOn: day('Укажите срок ответа, например 20.12.2026.'),
  prices: Checked,
  processIds: tickedIds('Отметьте процессы, о которых спрашиваете.'),
})

export const SaveCourseInput = record({
  id: RecordId,
  version: Version,
  items: z.preprocess(
    (value) => linesOf(value ?? []),
    z
      .array(z.object({ id: RecordId, runsPerYear: RunsPerYear, note: optionalText(2000) }), {
        error: 'Обновите страницу и повторите.',
      })
      .max(500, 'Слишком много процессов.'),
  ),
  note: optionalText(4000),
})

export const AcceptCourseInput = record({ id: RecordId, version: Version, remarks: optionalText(4000) })
export const ReturnCourseInput = record({
  id: RecordId,
  version: Version,
  remarks: needed('Напишите, что исправить.', 4000),
})
