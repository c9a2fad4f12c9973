import { z } from 'zod'
import { listOf } from '@/lib/core/form-data'
import { Day, Id, OptionalDay, OptionalId, Version as version } from '@/lib/core/fields'

const words = (least: number, most: number, ask: string) =>
  z.string({ error: ask }).trim().min(least, ask).max(most, `Не длиннее ${most} знаков.`)
const optional = (most: number) => z.string().trim().max(most, `Не длиннее ${most} знаков.`).default('')
const year = z.coerce
  .number({ error: 'Укажите год.' })
  .int('Укажите год цифрами.')
  .min(2000, 'Укажите год не раньше 2000.')
  .max(2100, 'Укажите год не позже 2100.')
const Reason = words(5, 1000, 'Напишите причину.')

/** One body a line, as the act lists them. */
const Bodies = z.preprocess(
  (value) =>
    typeof value === 'string'
      ? value
          .split('\n')
          .map((line) => line.trim())
          .filter(Boolean)
      : value,
  z
    .array(z.string().max(500, 'Название исполнителя не длиннее 500 знаков.'))
    .min(1, 'Укажите хотя бы одного исполнителя.')
    .max(50, 'Не больше 50 исполнителей.'),
)

/** An item's text as it is typed; number left out – the next one of its section. */
const itemShape = {
  sectionNumber: z
    .string({ error: 'Укажите номер раздела.' })
    .trim()
    .regex(/^\d{1,2}(\.\d{1,2})*$/, 'Номер раздела – цифры, например 3.'),
  section: words(2, 500, 'Укажите название раздела.'),
  number: z.string().trim().max(20, 'Не длиннее 20 знаков.').default(''),
  title: words(5, 4000, 'Напишите, что должно быть сделано.'),
  dueOn: Day,
  dueText: optional(200),
  result: words(3, 4000, 'Укажите документ, которым подтверждается результат.'),
  responsible: Bodies,
}

export const Nothing = z.object({})
export const RoadmapId = z.object({ id: Id })
export const RoadmapVersion = z.object({ id: Id, version })

const roadmapSources = ['EMPTY', 'PROGRAMME', 'PREVIOUS'] as const
export type RoadmapSource = (typeof roadmapSources)[number]

export const CreateRoadmapInput = z
  .object({
    agencyId: OptionalId,
    title: words(5, 500, 'Укажите название карты.'),
    yearFrom: year,
    yearTo: year,
    basis: optional(500),
    source: z.enum(roadmapSources).default('EMPTY'),
  })
  .refine(({ yearFrom, yearTo }) => yearTo >= yearFrom && yearTo - yearFrom <= 10, {
    path: ['yearTo'],
    message: 'Последний год не раньше первого и не дальше десяти лет.',
  })

export const UpdateRoadmapInput = z
  .object({
    id: Id,
    version,
    title: words(5, 500, 'Укажите название карты.'),
    basis: optional(500),
    yearFrom: year,
    yearTo: year,
  })
  .refine(({ yearFrom, yearTo }) => yearTo >= yearFrom && yearTo - yearFrom <= 10, {
    path: ['yearTo'],
    message: 'Последний год не раньше первого и не дальше десяти лет.',
  })

/** The version is the map's: its text is what its items say together. */
export const SaveItemInput = z.object({ roadmapId: Id, version, itemId: OptionalId, ...itemShape })
export const RemoveItemInput = z.object({ id: Id, version })

/** The head's approval on paper: who, when, the signed copy. */
export const ApproveRoadmapInput = z.object({
  id: Id,
  version,
  approvedOn: Day,
  name: words(3, 200, 'Укажите, кто утвердил: фамилия и инициалы.'),
  position: words(3, 300, 'Укажите должность.'),
  basis: optional(500),
  fileId: OptionalId,
})
export const ReturnRoadmapInput = z.object({ id: Id, version, remark: optional(1000) })
export const CloseRoadmapInput = z.object({ id: Id, version, reason: Reason })
export const SetForceInput = z.object({ id: Id, version, inForceOn: Day, reason: Reason })

/** The version is the map's: the texts that the change was composed to. */
export const ProposeChangeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ADD'), roadmapId: Id, version, reason: Reason, ...itemShape }),
  z.object({ kind: z.literal('EDIT'), roadmapId: Id, version, itemId: Id, reason: Reason, ...itemShape }),
  z.object({ kind: z.literal('REMOVE'), roadmapId: Id, version, itemId: Id, reason: Reason }),
])
export type ProposedChange = z.output<typeof ProposeChangeInput>

export const DecideChangeInput = z
  .object({
    id: Id,
    version,
    outcome: z.enum(['CONSENTED', 'REFUSED'], { error: 'Выберите решение.' }),
    consent: z.enum(['COUNCIL', 'AUTHORITY'], { error: 'Выберите, кто решил.' }),
    consentOn: Day,
    protocol: optional(500),
    remark: optional(1000),
  })
  .superRefine(({ outcome, consent, protocol, remark }, ctx) => {
    if (consent === 'COUNCIL' && protocol.length < 3)
      ctx.addIssue({ code: 'custom', path: ['protocol'], message: 'Укажите протокол совета: дата и номер.' })
    if (outcome === 'REFUSED' && remark.length < 5)
      ctx.addIssue({ code: 'custom', path: ['remark'], message: 'Напишите, почему отказано.' })
  })
export const ChangeVersion = z.object({ id: Id, version })

/** A file or a link, one of them. */
export const AddProofInput = z
  .object({
    partId: Id,
    title: words(3, 300, 'Назовите документ: вид, дата, номер.'),
    note: optional(1000),
    fileId: OptionalId,
    url: z.preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
      z
        .url({ protocol: /^https?$/, error: 'Ссылка начинается с https://' })
        .max(2000)
        .nullish()
        .transform((link) => link ?? null),
    ),
  })
  .refine(({ fileId, url }) => (fileId === null) !== (url === null), {
    path: ['fileId'],
    message: 'Приложите файл или дайте ссылку – что-то одно.',
  })
export const ProofId = z.object({ id: Id })

export const PartVersion = z.object({ id: Id, version })
export const DecidePartInput = z
  .object({
    id: Id,
    version,
    outcome: z.enum(['ACCEPTED', 'RETURNED'], { error: 'Выберите решение.' }),
    remark: optional(1000),
    /** The day the document really came, when it lay on paper before it was put into the portal. */
    receivedOn: OptionalDay,
  })
  .refine(({ outcome, remark }) => outcome === 'ACCEPTED' || remark.length >= 5, {
    path: ['remark'],
    message: 'Напишите, что исправить.',
  })
const SeenPart = z.preprocess(
  (value) => {
    if (typeof value !== 'string') return value
    const [id, seen] = value.split(':')
    return { id, version: seen }
  },
  z.object({ id: Id, version }),
)
/** Marked in a list: «id:version», so that each is accepted as it was seen. */
export const AcceptPartsInput = z.object({
  parts: listOf(SeenPart, 'Обновите страницу и отметьте мероприятия ещё раз.')
    .refine((parts) => parts.length > 0, 'Отметьте хотя бы одно мероприятие.')
    .refine((parts) => parts.length <= 100, 'За один раз – не больше 100 мероприятий.'),
})
export const PartReason = z.object({ id: Id, version, reason: Reason })
