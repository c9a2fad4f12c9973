/** Inputs of the rating's commands: one schema for form and server. Numbers may come as a form's text; messages say what to do. */
import { z } from 'zod'
import { isDateString, parseDate } from '@/lib/core/dates'
import { readDecimal, toDecimalString } from '@/lib/core/decimal'
import { settlementOutcomes } from '../assessment/answer-rules'
import { offerKinds } from '../methodology/offer-rules'

export const COMMENT_MAX = 10_000
export const REASON_MAX = 4_000

const id = z.uuid({ error: 'Запись не найдена. Обновите страницу.' })

export const whole = (message: string, min: number, max: number) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^-?\d{1,9}$/, { error: message })
          .transform(Number),
      ],
      { error: message },
    )
    .pipe(
      z.number({ error: message }).int({ error: message }).min(min, { error: message }).max(max, { error: message }),
    )

const criterion = whole('Критерий не найден. Обновите страницу.', 1, 1000)
const score = whole('Выберите балл из перечня.', 0, 1000)
const version = whole('Обновите страницу: не удалось понять, какая версия ответа изменена.', 0, 1_000_000_000)

/** A number that a form may leave empty: '' and absence mean null. */
const optionalScore = z
  .union([z.literal('').transform(() => null), z.null(), score], { error: 'Выберите балл из перечня.' })
  .optional()
  .transform((value) => value ?? null)

export const needed = (message: string, max: number) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })

export const optionalText = (max: number) =>
  z
    .string({ error: 'Введите текст.' })
    .trim()
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })
    .default('')

export const day = (message: string) =>
  z
    .string({ error: message })
    .transform((typed) => parseDate(typed) ?? '')
    .refine(isDateString, { error: message })

const record = <S extends z.ZodRawShape>(shape: S) => z.object(shape, { error: 'Обновите страницу и повторите.' })

const list = <T extends z.ZodType>(item: T, message: string, min: number, max: number) =>
  z
    .array(item, { error: message })
    .min(min, { error: message })
    .max(max, { error: `Слишком много: не больше ${max}.` })

/** A list that a form sends as several values, one, or (when `min` is 0) none. */
export const ticked = <T extends z.ZodType>(item: T, message: string, min: number, max: number) =>
  z.union([list(item, message, min, max), item.transform((one) => [one])], { error: message })

const ids = (message: string) => ticked(id, message, 1, 2000)

export const OpenCampaignInput = record({ year: whole('Укажите отчётный год, например 2026.', 2000, 2099) })

export const deadlines = ['selfAssessmentDue', 'ratingDue', 'resultsSentDue', 'publicationDue'] as const

export const MoveDeadlineInput = record({
  campaignId: id,
  deadline: z.enum(deadlines, { error: 'Выберите срок, который нужно перенести.' }),
  date: day('Укажите новый срок датой, например 20.12.2026.'),
  reason: needed('Напишите, почему переносится срок.', REASON_MAX),
})

/** Taking an agency out of an open campaign, and back. */
export const WithdrawInput = record({
  assessmentId: z.uuid({ error: 'Выберите участника из списка.' }),
  reason: needed('Напишите, почему участник выбывает.', REASON_MAX),
})
export const RestoreInput = record({ assessmentId: id })

export const RemindInput = record({ campaignId: id, assessmentIds: ids('Отметьте, кому напомнить.') })

/** Anything that needs only the assessment: start, take up, finish verification, receive results, finalise. */
export const AssessmentInput = record({ assessmentId: id })

export const SaveAnswerInput = record({
  assessmentId: id,
  criterion,
  /** Scores of the ticked options; nothing ticked – not answered. */
  attested: ticked(score, 'Выберите ответ из перечня.', 0, 20).default([]),
  comment: optionalText(COMMENT_MAX),
  /** Version of the answer that the person saw; a later one in the database is a conflict to merge. */
  baseVersion: version,
})

export const CarryOverInput = record({
  assessmentId: id,
  criteria: ticked(criterion, 'Отметьте критерии.', 0, 100).optional(),
})

export const SubmitInput = AssessmentInput

export const ReturnInput = record({ assessmentId: id, reason: needed('Напишите, что нужно исправить.', REASON_MAX) })

export const ReopenInput = record({
  assessmentId: id,
  reason: needed('Напишите, почему проверка открыта заново.', REASON_MAX),
})

export const VerifyCriterionInput = record({ assessmentId: id, criterion, score, reason: optionalText(REASON_MAX) })

export const CompleteVerificationInput = AssessmentInput

export const RequestMaterialInput = record({
  assessmentId: id,
  criterion,
  text: needed('Напишите, какие материалы нужны.', REASON_MAX),
  dueOn: day('Укажите, до какого дня ждать ответа, например 20.01.2027.'),
})

export const AnswerMaterialInput = record({
  requestId: id,
  answer: needed('Напишите ответ: что приложено или почему материалов нет.', COMMENT_MAX),
})

export const CloseMaterialInput = record({ requestId: id })

export const DocumentaryCheckInput = record({
  assessmentId: id,
  date: day('Укажите день проверки, например 20.01.2027.'),
  criteria: ticked(criterion, 'Отметьте проверенные критерии.', 1, 100),
  finding: needed('Напишите, что установлено.', COMMENT_MAX),
})

export const SendResultsInput = record({ campaignId: id, assessmentIds: ids('Отметьте, кому направить результаты.') })

/** The agency's own confirmation needs no date; the authority may record the day of a paper receipt. */
export const ReceiveResultsInput = record({ assessmentId: id })

export const FinaliseInput = record({ assessmentIds: ids('Отметьте, по кому подвести итог.') })

/** The agency agrees with the result and gives up its objection. */
export const WaiveObjectionInput = AssessmentInput

export const FileObjectionInput = record({
  assessmentId: id,
  items: list(
    record({
      criterion,
      reason: needed('Напишите, почему вы не согласны с оценкой.', REASON_MAX),
      requestedScore: optionalScore,
    }),
    'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.',
    1,
    100,
  ),
})

export const SettleObjectionInput = record({
  objectionId: id,
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

export const PublishInput = record({ campaignId: id, reason: optionalText(REASON_MAX) })

export const AddLinkInput = record({
  assessmentId: id,
  criterion,
  rung: optionalScore,
  title: needed('Назовите документ.', 300),
  url: z
    .string({ error: 'Вставьте ссылку, которая начинается с https://' })
    .trim()
    .max(2000, { error: 'Ссылка слишком длинная.' })
    .refine(isWebAddress, { error: 'Вставьте ссылку, которая начинается с https:// или http://' }),
})

/** The file itself is stored beforehand; this ties it to a criterion. */
export const AddFileInput = record({
  assessmentId: id,
  criterion,
  rung: optionalScore,
  title: needed('Назовите документ.', 300),
  fileId: id,
})

/** Something of the portal as evidence; what it may be is the methodology's word. */
export const AttachOfferInput = record({
  assessmentId: id,
  criterion,
  kind: z.enum(offerKinds, { error: 'Обновите страницу и повторите.' }),
  id,
})

export const RemoveEvidenceInput = record({ evidenceId: id })

/** Another title or rung for what is already there; the document itself stays. */
export const UpdateEvidenceInput = record({
  evidenceId: id,
  title: needed('Назовите документ.', 300),
  rung: optionalScore,
})

/** Effort of climbing to an option, as the authority weighs it; a decimal with a comma or a point. */
export const SetEffortInput = record({
  items: list(
    record({
      criterion,
      score,
      effort: z
        .string({ error: 'Введите число, например 1,5.' })
        .transform((typed) => readDecimal(typed))
        .refine(
          (value) =>
            value !== undefined && value.units >= 0 && value.scale <= 2 && value.units <= 1000 * 10 ** value.scale,
          { error: 'Введите число от 0 до 1000, не больше двух знаков после запятой.' },
        )
        .transform((value) => (value === undefined ? '1' : toDecimalString(value))),
    }),
    'Заполните трудоёмкость.',
    1,
    2000,
  ),
})

function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}
