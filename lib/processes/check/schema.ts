import { z } from 'zod'
import { agencyKindLabels, isAgencyKind } from '@/lib/core/agency-kinds'
import { Checked, Day, Id, needed, OptionalId, optionalText, RecordId, Version } from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { letters } from './form'

const NUMBER = 'Напишите число, например 70 или 62,5.'
const Num = z
  .string({ error: NUMBER })
  .trim()
  .transform((typed) => typed.replace(',', '.'))
  .pipe(z.string().regex(/^\d{1,4}(\.\d{1,4})?$/, { error: NUMBER }))

const formFields = {
  title: needed('Назовите анкету.', 200, 3),
  sample: Checked,
  ruling: optionalText(1000),
  questions: needed('Напишите вопросы, каждый с новой строки.', 60_000),
  yes: Num,
  partly: Num,
  no: Num,
  fromA: Num,
  fromB: Num,
  fromV: Num,
  meaningA: optionalText(300),
  meaningB: optionalText(300),
  meaningV: optionalText(300),
  meaningG: optionalText(300),
  limit: z.union([z.enum(letters), z.literal('')], { error: 'Выберите оценку из списка.' }).default(''),
}
export const CreateFormInput = z.object(formFields)
export const UpdateFormInput = z.object({ id: RecordId, version: Version, ...formFields })
export type FormFields = z.output<typeof CreateFormInput>

const ItemNumber = z
  .string()
  .trim()
  .max(20)
  .regex(/^(\d+(\.\d+){0,3})?$/, { error: 'Номер пункта – как в дорожной карте, например 3.2.' })
  .default('')

export const OpenCampaignInput = z.object({
  formId: Id,
  /** Of the questionnaire: what is frozen is what was seen. */
  formVersion: Version,
  title: needed('Назовите самопроверку.', 200, 3),
  basis: optionalText(1000),
  checkBy: Day,
  planBy: Day,
  doneBy: Day,
  /** What is checked: kinds of what a process carries; nothing ticked – every process. */
  carries: listOf(z.string().max(40), 'Выберите из списка.', 20),
  kinds: listOf(z.enum(Object.keys(agencyKindLabels).filter(isAgencyKind)), 'Выберите виды органов.', 20),
  planItem: ItemNumber,
  doneItem: ItemNumber,
  groupItems: z.record(z.string(), ItemNumber).default({}),
})
export const CampaignInput = z.object({ id: RecordId, version: Version })
export const CampaignId = z.object({ id: RecordId })

const Answer = z.object({
  answer: z.union([z.enum(['yes', 'partly', 'no', 'none']), z.literal('')]).default(''),
  note: optionalText(500),
})
export const SaveAnswersInput = z.object({
  id: RecordId,
  version: Version,
  answers: z.record(z.string().max(20), Answer).default({}),
})
export const SignCheckInput = z.object({ id: RecordId, version: Version })

export const AddMeasureInput = z.object({
  checkId: RecordId,
  what: needed('Напишите, что будет сделано.', 500, 5),
  questions: listOf(z.string().max(20), 'Выберите вопросы из списка.', 100),
  responsible: needed('Укажите должность ответственного.', 200, 3),
  dueOn: Day,
  projectId: OptionalId,
})
export const RemoveMeasureInput = z.object({ id: RecordId, version: Version })
export const DoneMeasureInput = z.object({
  id: RecordId,
  version: Version,
  doneOn: Day,
  result: needed('Напишите, что получилось.', 1000, 5),
})
export const ApprovePlanInput = z.object({
  id: RecordId,
  version: Version,
  planOn: Day,
  planBasis: needed('Укажите вид и номер акта.', 300, 3),
})
