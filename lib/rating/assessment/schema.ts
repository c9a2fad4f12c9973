/** Inputs of filling in a self-assessment. */
import { record, RecordId, ticked, optionalText, Version, versionSeen, needed, WebAddress } from '@/lib/core/fields'
import { criterion, score, COMMENT_MAX, AssessmentInput, optionalScore } from '../status/schema'
import { z } from 'zod'
import { offerKinds } from '../methodology/offer-rules'

export const SaveAnswerInput = record({
  assessmentId: RecordId,
  criterion,
  /** Scores of the ticked options; nothing ticked – not answered. */
  attested: ticked(score, 'Выберите ответ из перечня.', 0, 20).default([]),
  comment: optionalText(COMMENT_MAX),
  /** Version of the answer that the person saw; a later one in the database is a conflict to merge. */
  baseVersion: versionSeen('Обновите страницу: не удалось понять, какая версия ответа изменена.'),
})

export const CarryOverInput = record({
  assessmentId: RecordId,
  criteria: ticked(criterion, 'Отметьте критерии.', 0, 100).optional(),
})

export const HandOverInput = record({ assessmentId: RecordId })

export const SubmitInput = AssessmentInput

export const AnswerMaterialInput = record({
  requestId: RecordId,
  version: Version,
  answer: needed('Напишите ответ: что приложено или почему материалов нет.', COMMENT_MAX),
})

export const AddLinkInput = record({
  assessmentId: RecordId,
  criterion,
  rung: optionalScore,
  title: needed('Назовите документ.', 300),
  url: WebAddress,
})

/** The file itself is stored beforehand; this ties it to a criterion. */
export const AddFileInput = record({
  assessmentId: RecordId,
  criterion,
  rung: optionalScore,
  title: needed('Назовите документ.', 300),
  fileId: RecordId,
})

/** Something of the portal as evidence; what it may be is the methodology's word. */
export const AttachOfferInput = record({
  assessmentId: RecordId,
  criterion,
  kind: z.enum(offerKinds, { error: 'Обновите страницу и повторите.' }),
  id: RecordId,
})

export const RemoveEvidenceInput = record({ evidenceId: RecordId, version: Version })

/** Another title or rung for what is already there; the document itself stays. */
export const UpdateEvidenceInput = record({
  evidenceId: RecordId,
  version: Version,
  title: needed('Назовите документ.', 300),
  rung: optionalScore,
})
