/** Inputs of publishing and correcting. */
import { z } from 'zod'
import { list, record, RecordId, needed, REASON_MAX, Version, versionSeen, whole } from '@/lib/core/fields'

/** Why each participant without a result is left out of the rating; published with it. */
export const PublishInput = record({
  campaignId: RecordId,
  version: Version,
  exclusions: list(
    record({ agencyId: RecordId, reason: needed('Напишите, почему участник не вошёл в рейтинг.', REASON_MAX) }),
    'Обновите страницу и повторите.',
    0,
    2000,
  ).default([]),
})

export const CorrectInput = record({
  campaignId: RecordId,
  /** The version that the person saw. */
  baseVersion: versionSeen('Обновите страницу: не удалось понять, какая версия рейтинга исправляется.'),
  reason: needed('Укажите причину исправления: она будет опубликована вместе с рейтингом.', REASON_MAX),
  items: list(
    record({
      agencyId: z.uuid({ error: 'Выберите участника.' }),
      criterion: whole('Выберите критерий.', 0, 1000),
      score: whole('Выберите новый балл.', 0, 1000),
      reason: needed('Напишите, почему балл исправлен.', REASON_MAX),
    }),
    'Обновите страницу и повторите.',
    0,
    500,
  ).default([]),
})
