/** Inputs of timing on the spot. */
import { z } from 'zod'
import { needed, optionalText, record, RecordId, ticked, Version, whole } from '@/lib/core/fields'
import { MOST_SENT, Sent } from './sheet'

const MapState = z.enum(['AS_IS', 'TO_BE'], { error: 'Обновите страницу и повторите.' })

export const OpenSeriesInput = record({
  processId: RecordId,
  state: MapState,
  place: needed('Напишите, где снимаются замеры: например «Центральный офис, окно 3».', 200, 2),
  runWord: needed('Напишите, что проходит по шагам: «заявление», «обращение».', 40, 2),
  planned: whole('Напишите целое число от 1 до 1000.', 1, 1000),
  /** None: all steps. */
  stepIds: ticked(RecordId, 'Отметьте шаги этого места.', 0, 500).default([]),
})

export const CloseSeriesInput = record({ id: RecordId, version: Version })

/** A batch of a device; `who` – whose they are, as the device knows; left out: the sender's. */
export const SendObservationsInput = record({
  seriesId: RecordId,
  who: z.string({ error: 'Обновите страницу.' }).max(100, 'Обновите страницу.').optional(),
  observations: z
    .array(Sent, { error: 'Замеры не прочитаны. Обновите страницу.' })
    .min(1, 'Отправлять нечего.')
    .max(MOST_SENT, `За раз уходит не больше ${MOST_SENT} замеров.`),
})

export const JudgeObservationInput = record({
  id: RecordId,
  version: Version,
  verdict: z.enum(['BY_RULE', 'COUNTED', 'LEFT_OUT'], { error: 'Выберите решение.' }),
  reason: optionalText(500),
})

export const UntakeTimingInput = record({ processId: RecordId, state: MapState, batchId: RecordId })

export const TakeTimingInput = record({
  processId: RecordId,
  state: MapState,
  /** Empty: of all series. */
  seriesId: z.preprocess((value) => value || null, RecordId.nullable()),
  /** Empty: every step that has enough. */
  stepId: z.preprocess((value) => value || null, RecordId.nullable()),
  /** Working time, or the waiting before it: a place sees only the waiting of its own day. */
  part: z.enum(['WORK', 'WAIT'], { error: 'Обновите страницу и повторите.' }).default('WORK'),
  /** What the page showed. */
  shown: z.string({ error: 'Обновите страницу.' }).regex(/^[0-9a-f]{64}$/, 'Обновите страницу.'),
})
