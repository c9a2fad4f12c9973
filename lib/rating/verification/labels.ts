/** Russian texts of the verification. */
import type { VerificationProblemCode } from './rules'

export const verificationProblemLabels: Record<VerificationProblemCode, string> = {
  NO_SCORE: 'поставьте оценку.',
  SCORE_UNKNOWN: 'такого балла у критерия нет, выберите из перечня.',
  NO_REASON: 'оценка отличается от самооценки, напишите почему.',
  MATERIAL_PENDING: 'участник ещё не ответил на запрос материалов.',
}
