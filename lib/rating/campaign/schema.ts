/** Inputs of the campaign's commands. */
import { record, whole, RecordId, Version, day, needed, REASON_MAX, tickedIds } from '@/lib/core/fields'
import { z } from 'zod'

export const OpenCampaignInput = record({ year: whole('Укажите отчётный год, например 2026.', 2000, 2099) })

export const deadlines = ['selfAssessmentDue', 'ratingDue', 'resultsSentDue', 'publicationDue'] as const

export const MoveDeadlineInput = record({
  campaignId: RecordId,
  version: Version,
  deadline: z.enum(deadlines, { error: 'Выберите срок, который нужно перенести.' }),
  date: day('Укажите новый срок датой, например 20.12.2026.'),
  reason: needed('Напишите, почему переносится срок.', REASON_MAX),
})

/** Taking an agency out of an open campaign, and back. */
export const WithdrawInput = record({
  assessmentId: z.uuid({ error: 'Выберите участника из списка.' }),
  version: Version,
  reason: needed('Напишите, почему участник выбывает.', REASON_MAX),
})

export const RestoreInput = record({ assessmentId: RecordId, version: Version })

export const RemindInput = record({ campaignId: RecordId, assessmentIds: tickedIds('Отметьте, кому напомнить.') })
