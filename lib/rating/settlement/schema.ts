/** Inputs of results, objections and settlements. */
import { record, RecordId, list, Version, needed, REASON_MAX, ticked, day } from '@/lib/core/fields'
import { AssessmentInput, criterion, optionalScore, score, SeenLine } from '../status/schema'
import { z } from 'zod'
import { settlementOutcomes } from '../status/rules'

export const SendResultsInput = record({
  campaignId: RecordId,
  assessments: ticked(SeenLine, 'Отметьте, кому направить результаты.', 1, 2000),
})

/** The agency's own confirmation needs no date; the authority may record the day of a paper receipt. */
export const ReceiveResultsInput = record({ assessmentId: RecordId })

export const FinaliseInput = record({ assessments: ticked(SeenLine, 'Отметьте, по кому подвести итог.', 1, 2000) })

/** The agency agrees with the result and gives up its objection. */
export const WaiveObjectionInput = AssessmentInput

/** An objection with the files of each criterion, uploaded beforehand. */
export const ObjectInput = AssessmentInput.extend({
  items: list(
    record({
      criterion,
      reason: needed('Напишите, почему вы не согласны с оценкой.', REASON_MAX),
      requestedScore: optionalScore,
      fileIds: ticked(RecordId, 'Файл не найден. Загрузите его ещё раз.', 0, 20).default([]),
    }),
    'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.',
    1,
    100,
  ),
})

export const SettleObjectionInput = record({
  objectionId: RecordId,
  /** Of the assessment that it is about. */
  version: Version,
  items: list(
    record({
      criterion,
      outcome: z.enum(settlementOutcomes, { error: 'Выберите решение: принято, принято частично или отклонено.' }),
      reason: needed('Напишите обоснование решения.', REASON_MAX),
      score,
    }),
    'Примите решение по каждому критерию.',
    1,
    100,
  ),
})

/** A receipt known from paper or mail. */
export const ConfirmReceiptInput = AssessmentInput.extend({
  receivedOn: day('Укажите день получения, например 20.02.2026.'),
  basis: needed('Напишите, чем подтверждено получение, например номер письма с отметкой о вручении.', REASON_MAX),
})
