/** Inputs of the commands on problems, words to the agency and complaint topics. Pure. */
import { z } from 'zod'
import {
  Checked,
  day,
  emptyToNull,
  Id,
  needed,
  OptionalId,
  optionalText,
  RecordId,
  Version,
  whole,
} from '@/lib/core/fields'
import { sides } from '../clients/labels'
import { heardSorts, messageKinds } from './rules'

export const toldLimits = {
  title: 150,
  said: 500,
  where: 200,
  text: 4_000,
  service: 200,
  place: 200,
  reason: 1_000,
} as const

/** Records of which a problem is made: repeated fields, one field with commas, or none. */
const Ids = z.preprocess(
  (value) =>
    (Array.isArray(value) ? value : [value ?? ''])
      .flatMap((one) => (typeof one === 'string' ? one.split(',') : [one]))
      .filter((one) => one !== ''),
  z.array(RecordId).max(200, { error: 'Слишком много: не больше 200 за раз.' }),
)

const optionalNumber = (message: string, max: number) =>
  z.preprocess(
    emptyToNull,
    whole(message, 1, max)
      .nullish()
      .transform((n) => n ?? null),
  )

const texts = {
  title: needed('Назовите проблему несколькими словами.', toldLimits.title, 5),
  said: optionalText(toldLimits.said),
  measure: optionalText(toldLimits.text),
}
const heard = {
  heard: optionalNumber('Сколько – целое число от 1 до 1 000 000.', 1_000_000),
  heardAs: z.enum(heardSorts, { error: 'Выберите из списка.' }).default('PEOPLE'),
  heardWhere: optionalText(toldLimits.where),
  service: optionalText(toldLimits.service),
}
/** Whose clients said so. */
const Side = z.enum(sides, { error: 'Выберите: внешние или внутренние клиенты.' })
const seen = { id: RecordId, version: Version }

export const CreateProblemInput = z.object({
  agencyId: z.string().default('').pipe(Id),
  ...texts,
  ...heard,
  side: Side.default('EXTERNAL'),
  words: Ids.default([]),
  messages: Ids.default([]),
  topics: Ids.default([]),
  surveyId: OptionalId,
})

export const EditProblemInput = z.object({
  ...seen,
  ...texts,
  ...heard,
  side: Side.optional(),
  answer: optionalText(toldLimits.text),
  proof: optionalText(toldLimits.text),
  /** Why a text that stands on the public page is changed. */
  reason: optionalText(toldLimits.reason),
})

export const SortProblemInput = z.object({
  ...seen,
  personId: OptionalId,
  ownerName: optionalText(200),
  measure: needed('Напишите, что собираетесь сделать: это прочтут люди.', toldLimits.text, 5),
  dueOn: day('Укажите, к какому дню сделаете, например 24.12.2026.'),
})

export const AssignProblemInput = z.object({ ...seen, personId: OptionalId, ownerName: optionalText(200) })

export const MoveProblemInput = z.object({
  ...seen,
  dueOn: day('Укажите новый срок датой, например 24.12.2026.'),
  reason: needed('Напишите, почему срок меняется: это прочтут люди.', toldLimits.reason, 5),
})

export const FinishProblemInput = z.object({
  ...seen,
  doneOn: day('Укажите, когда сделали, например 24.12.2026.'),
  answer: needed('Напишите, что сделали: это прочтут люди.', toldLimits.text, 5),
  proof: optionalText(toldLimits.text),
})

export const DeclineProblemInput = z.object({
  ...seen,
  answer: needed('Напишите, почему не сделаете: это прочтут люди.', toldLimits.text, 10),
  proof: optionalText(toldLimits.text),
})

export const SeenProblemInput = z.object(seen)
export const ReopenProblemInput = z.object({
  ...seen,
  dueOn: day('Укажите, к какому дню сделаете, например 24.12.2026.'),
  reason: needed('Напишите, почему проблема возвращается в работу.', toldLimits.reason, 5),
})
export const TellProblemInput = z.object({
  ...seen,
  said: needed('Напишите одной фразой, что сказали люди.', toldLimits.said, 3),
  answer: needed('Напишите, что сделали или почему не сделаете: это прочтут люди.', toldLimits.text, 5),
  proof: optionalText(toldLimits.text),
})
export const JoinProblemInput = z.object({ ...seen, joinedToId: z.string().default('').pipe(Id) })
export const LinkProblemInput = z.object({
  ...seen,
  processId: OptionalId,
  projectId: OptionalId,
  roadmapItemId: OptionalId,
  situationId: OptionalId,
})

export const AnswerMessageInput = z.object({
  ...seen,
  answer: needed('Напишите ответ: его прочтёт тот, у кого код.', toldLimits.text, 5),
})
export const CloseMessageInput = z.object({
  ...seen,
  answer: needed('Напишите, почему сообщение закрыто: это прочтёт тот, у кого код.', toldLimits.text, 5),
})
export const ReopenMessageInput = z.object({
  ...seen,
  reason: needed('Напишите, почему сообщение возвращается в работу.', toldLimits.reason, 5),
})
export const AttachMessageInput = z.object({ ...seen, problemId: z.string().default('').pipe(Id) })

const topic = {
  theme: needed('Назовите тему, например «Уборка снега».', 200, 3),
  month: z
    .string()
    .trim()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/, { error: 'Укажите месяц, например 2026-10.' }),
  count: whole('Сколько жалоб – целое число от 0 до 1 000 000.', 0, 1_000_000),
  source: optionalText(200),
}
export const AddTopicInput = z.object({ agencyId: z.string().default('').pipe(Id), ...topic })
export const EditTopicInput = z.object({ ...seen, count: topic.count })
export const PasteTopicsInput = z.object({
  text: needed('Вставьте строки таблицы.', 200_000, 3),
  source: optionalText(200),
})

export const WordInput = z.object({
  kind: z.enum(messageKinds, { error: 'Выберите: спасибо, проблема или идея.' }),
  service: optionalText(toldLimits.service),
  place: optionalText(toldLimits.place),
  text: needed('Напишите, что случилось: хотя бы десять знаков.', toldLimits.text, 10),
  email: z.preprocess(
    emptyToNull,
    z
      .email({ error: 'Проверьте адрес почты: например, ivanova@example.ru. Или сотрите его.' })
      .max(254)
      .nullish()
      .transform((email) => email ?? null),
  ),
  consent: Checked,
  point: optionalText(60),
  key: optionalText(100),
})
export type WordFields = z.output<typeof WordInput>

export const WriteMessageInput = WordInput.pick({ kind: true, service: true, place: true, text: true }).extend({
  agencyId: z.string().default('').pipe(Id),
  side: Side.default('EXTERNAL'),
  /** Made by the form: the same one sent twice is one message with one code. */
  key: needed('Обновите страницу и отправьте ещё раз.', 100, 10),
})
