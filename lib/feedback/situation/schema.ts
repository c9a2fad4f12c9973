/** Inputs of the commands about life situations and studies. Pure. */
import { z } from 'zod'
import {
  Checked,
  Day,
  linesOf,
  needed,
  OptionalId,
  optionalText,
  RecordId,
  Version,
  emptyToNull,
  whole,
  actNumber,
  optionalActNumber,
} from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { sides } from '../clients/labels'
import { personalIn } from '../clients/segment'
import {
  decisionKeys,
  hypothesisStates,
  outcomes,
  proactives,
  serviceKinds,
  studyKinds,
  type DecisionKey,
} from './labels'
import { MARK_MAX } from './rank'

/** Words about clients: nothing of a single person. */
const AboutClients = (max: number) =>
  optionalText(max).refine((text) => personalIn(text) === null, {
    error: (issue) =>
      `Уберите ${personalIn(String(issue.input)) ?? 'сведения о человеке'}: здесь не хранят сведения об одном человеке.`,
  })

const seen = { id: RecordId, version: Version }
const rows = <T extends z.ZodType>(row: T, main: string, most: number) =>
  z
    .preprocess(
      (value) =>
        Array.isArray(linesOf(value))
          ? (linesOf(value) as unknown[]).filter(
              (one) => typeof one === 'object' && one !== null && (one as Record<string, unknown>)[main] !== '',
            )
          : value,
      z.array(row).max(most, `Слишком много строк: не больше ${most}.`),
    )
    .default([])

const SituationFields = z.object({
  title: needed('Назовите ситуацию, не короче 3 знаков.', 200, 3),
  about: AboutClients(4000),
  side: z.enum(sides, { error: 'Выберите, чья это ситуация.' }),
  /** Who leads it; null – the authorised body. */
  agencyId: OptionalId,
})
export const CreateSituationInput = SituationFields
export const EditSituationInput = SituationFields.extend(seen)

export const RankSituationInput = z.object({
  ...seen,
  marks: z.record(
    z.string().max(40),
    z.object({
      mark: z.preprocess(
        emptyToNull,
        whole(`Оценка – целое число от 0 до ${MARK_MAX}.`, 0, MARK_MAX)
          .nullish()
          .transform((mark) => mark ?? null),
      ),
      why: AboutClients(500),
    }),
    { error: 'Обновите страницу и повторите.' },
  ),
})

export const ServicesInput = z.object({
  ...seen,
  services: rows(
    z.object({
      id: z.preprocess(
        emptyToNull,
        z
          .uuid()
          .nullish()
          .transform((id) => id ?? null),
      ),
      name: needed('Назовите услугу или функцию.', 300),
      kind: z.enum(serviceKinds, { error: 'Выберите вид.' }),
      agencyId: OptionalId,
      processId: OptionalId,
      proactive: z.enum(proactives, { error: 'Выберите, как она даётся.' }),
      consent: Checked,
      channels: optionalText(300),
      barriers: AboutClients(500),
    }),
    'name',
    60,
  ),
  segmentIds: listOf(z.uuid(), 'Выберите сегменты из списка.', 50),
  touchpointIds: listOf(z.uuid(), 'Выберите точки из списка.', 200),
})

export const ScenarioInput = z.object({
  ...seen,
  history: AboutClients(4000),
  asIs: AboutClients(6000),
  toBe: AboutClients(6000),
  hypotheses: rows(
    z.object({
      text: needed('Напишите гипотезу.', 500),
      checkedBy: optionalText(500),
      state: z.enum(hypothesisStates, { error: 'Выберите, чем кончилась проверка.' }),
    }),
    'text',
    50,
  ),
  insights: AboutClients(6000).transform((text) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
  measures: rows(
    z.object({
      name: needed('Назовите показатель.', 200),
      unit: optionalText(40),
      before: optionalText(60),
      target: optionalText(60),
      now: optionalText(60),
    }),
    'name',
    30,
  ),
})

export const PlanInput = z.object({ ...seen, roadmapId: OptionalId })

export const DecideInput = z.object({
  ...seen,
  decision: z.enum(decisionKeys as [DecisionKey, ...DecisionKey[]], { error: 'Обновите страницу и повторите.' }),
  outcome: z.enum(outcomes, { error: 'Выберите исход.' }),
  body: needed('Укажите, кто решил: совет или руководитель органа.', 300, 3),
  number: actNumber('Укажите номер протокола или акта.'),
  on: Day,
  text: optionalText(2000),
})

export const ReportInput = z.object({
  ...seen,
  number: optionalActNumber(),
  on: Day,
  signer: needed('Укажите, кто подписал отчёт: должность и фамилию.', 300, 3),
  conclusion: AboutClients(4000),
  /** What the page showed. */
  shown: z.string().max(100),
})

export const CreateJourneyInput = z.object({
  situationId: RecordId,
  who: needed('Напишите, чей это путь: «семья, первый ребёнок».', 200, 3),
  segmentId: OptionalId,
  /** A journey whose stages are taken as the beginning. */
  fromId: OptionalId,
})
export const EditJourneyInput = z.object({
  ...seen,
  who: CreateJourneyInput.shape.who,
  segmentId: OptionalId,
  interviews: z.preprocess(
    emptyToNull,
    whole('Напишите, сколько было интервью.', 0, 10_000)
      .nullish()
      .transform((n) => n ?? null),
  ),
})
export const DropJourneyInput = z.object(seen)
export const SaveJourneyInput = z.object({
  id: RecordId,
  edits: z
    .array(z.object({ path: z.string().max(80), base: z.string().max(2000), text: z.string().max(2000) }))
    .min(1)
    .max(500),
})
export const AddStageInput = z.object({ id: RecordId, after: OptionalId })
export const RemoveStageInput = z.object({
  id: RecordId,
  stageId: RecordId,
  /** stageMark of what was seen. */ seen: z.string().max(40_000),
})
export const MoveStageInput = z.object({
  id: RecordId,
  stageId: RecordId,
  step: z.preprocess(
    (value) => Number(value),
    z.union([z.literal(-1), z.literal(1)], { error: 'Обновите страницу и повторите.' }),
  ),
})

const StudyFields = z.object({
  kind: z.enum(studyKinds, { error: 'Выберите, как изучали.' }),
  title: needed('Назовите исследование.', 200, 3),
  situationId: OptionalId,
  segmentId: OptionalId,
  from: Day,
  until: Day,
  people: z.preprocess(
    emptyToNull,
    whole('Напишите целое число.', 0, 100_000)
      .nullish()
      .transform((n) => n ?? null),
  ),
  notes: AboutClients(20_000),
  findings: AboutClients(6000),
  sources: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((typed) => (Array.isArray(typed) ? typed : typed.split('\n')).map((one) => one.trim()).filter(Boolean))
    .pipe(
      z.array(z.string().max(500, 'Сократите источник: не больше 500 знаков.')).max(50, 'Не больше 50 источников.'),
    ),
})

const inOrder = ({ from, until }: { from: string; until: string }): boolean => from <= until
const orderWords = { path: ['until'], error: 'Последний день раньше первого.' }
const sourced = ({ kind, sources }: { kind: string; sources: string[] }): boolean =>
  kind !== 'DESK' || sources.length > 0
const sourceWords = { path: ['sources'], error: 'Назовите источники: по одному в строке.' }
export const CreateStudyInput = StudyFields.extend({ agencyId: RecordId })
  .refine(inOrder, orderWords)
  .refine(sourced, sourceWords)
export const EditStudyInput = StudyFields.extend(seen).refine(inOrder, orderWords).refine(sourced, sourceWords)
export const PublishStudyInput = z.object({ ...seen, published: Checked })
