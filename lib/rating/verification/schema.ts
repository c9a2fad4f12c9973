/** Inputs of the verification: what the person saw, why a rule is set aside. */
import {
  record,
  RecordId,
  needed,
  REASON_MAX,
  day,
  ticked,
  optionalText,
  Version,
  versionSeen,
} from '@/lib/core/fields'
import { criterion, COMMENT_MAX, score, AssessmentInput } from '../status/schema'

export const ReturnInput = AssessmentInput.extend({
  reason: needed('Напишите, что нужно исправить.', REASON_MAX),
})

export const ReopenInput = AssessmentInput.extend({
  reason: needed('Напишите, почему проверка открыта заново.', REASON_MAX),
})

export const RequestMaterialInput = record({
  assessmentId: RecordId,
  criterion,
  text: needed('Напишите, какие материалы нужны.', REASON_MAX),
  dueOn: day('Укажите, до какого дня ждать ответа, например 20.01.2027.'),
})

export const CloseMaterialInput = record({ requestId: RecordId, version: Version })

export const DocumentaryCheckInput = record({
  assessmentId: RecordId,
  date: day('Укажите день проверки, например 20.01.2027.'),
  criteria: ticked(criterion, 'Отметьте проверенные критерии.', 1, 100),
  finding: needed('Напишите, что установлено.', COMMENT_MAX),
})

/** baseVersion – the version of the answer that the verifier saw; 0 – there was none. */
export const VerifyInput = record({
  assessmentId: RecordId,
  criterion,
  score,
  reason: optionalText(REASON_MAX),
  baseVersion: versionSeen('Обновите страницу: не удалось понять, какая версия оценки изменена.'),
})

/** overrideReason – why verification ends although requests for material are open. */
export const CompleteInput = AssessmentInput.extend({ overrideReason: optionalText(REASON_MAX) })
